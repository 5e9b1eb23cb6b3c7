package saji.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.Decree;
import saji.directory.Directory;
import saji.directory.Reorganisation;
import saji.directory.Role;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.support.SajiTest;
import saji.support.TestPeople;

/** What an agency left when a decree ended it is looked after by what became of it. */
@SajiTest
class HeirTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ids ids;

    @Autowired
    private InstantSource clock;

    @Autowired
    private Directory directory;

    @Autowired
    private Reorganisation reorganisation;

    @Autowired
    private Intake intake;

    @Autowired
    private Asking asking;

    @Autowired
    private TestPeople people;

    private Cast cast;
    private MaterialId before;
    private RequestId request;

    @BeforeEach
    void anAgencyThatWillEnd() {
        cast = new Cast(jdbc, ids, clock, directory);
        before = new MaterialId(ids.next());
        request = new RequestId(ids.next());
        intake.begin(cast.nurse, before, cast.health, draft("Sebelum keputusan"))
                .orElseThrow();
        asking.ask(
                        cast.editor,
                        request,
                        new Asking.NewRequest(
                                "Mohon bahan",
                                "",
                                clock.instant().plus(Duration.ofDays(3)),
                                List.of(cast.health),
                                null))
                .orElseThrow();
    }

    @Test
    void aMergedAgencysDraftsAndRequestsAreFinishedByItsHeir() {
        decree(Decree.Kind.MERGE, List.of(code(cast.health), code(cast.roads)), List.of());
        Actor engineer = directory.actor(cast.engineer.id());
        Actor officer = directory.actor(cast.nurse.id());

        assertThat(intake.material(engineer, before)).isPresent();
        assertThat(intake.save(engineer, before, 1, draft("Disunting penerus")).isDone())
                .isTrue();
        assertThat(intake.submit(officer, before).isDone()).isTrue();
        assertThat(asking.owed(engineer)).extracting(Request::id).containsExactly(request);

        MaterialId typedBefore = new MaterialId(ids.next());
        Material sent = intake.begin(
                        officer,
                        typedBefore,
                        cast.health,
                        new Intake.Origin(request, null),
                        Intake.Base.version(0),
                        draft("Diketik sebelum, dikirim sesudah"),
                        List.of())
                .orElseThrow();
        assertThat(sent.agency()).isEqualTo(cast.roads);
        intake.submit(officer, typedBefore).orElseThrow();
        assertThat(asking.owed(engineer)).isEmpty();
    }

    @Test
    void whereSeveralFollowTheOfficerIsAskedToChoose() {
        String code = "U" + Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);
        decree(
                Decree.Kind.SPLIT,
                List.of(code(cast.health)),
                List.of(named(code + "1", "Uji Satu"), named(code + "2", "Uji Dua")));
        Actor officer = directory.actor(cast.nurse.id());

        Outcome<Material> begun = intake.begin(officer, new MaterialId(ids.next()), cast.health, draft("Untuk siapa"));

        assertThat(begun.reasons()).extracting(Reason::key).containsExactly("intake.refused.agency-ended");
        Actor heir = cast.person(
                Role.PR_OFFICER,
                directory.agencyByCode(code + "1").orElseThrow().id());
        assertThat(intake.material(heir, before)).isPresent();
        assertThat(intake.material(cast.engineer, before)).isEmpty();
    }

    private void decree(Decree.Kind kind, List<String> codes, List<Decree.Becoming> result) {
        reorganisation
                .prepare(people.actor("admin"), "Uji 1", kind, codes, result, clock.instant())
                .orElseThrow();
        while (reorganisation.run() > 0) {
            // one at a time
        }
    }

    private String code(AgencyId id) {
        return directory.agency(id).orElseThrow().code();
    }

    private static Decree.Becoming named(String code, String name) {
        return new Decree.Becoming(code, name, name, name);
    }

    private static Intake.Draft draft(String title) {
        return new Intake.Draft(
                Material.Stage.DONE,
                title,
                "Isi.",
                Instant.parse("2026-11-20T01:00:00Z"),
                null,
                new AreaCode("36.74.04.1003"),
                "",
                null,
                null,
                "Petugas",
                "Penting",
                "",
                "",
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
