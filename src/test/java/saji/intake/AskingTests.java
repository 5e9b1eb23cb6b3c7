package saji.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.intake.Asking.NewRequest;
import saji.intake.Intake.Base;
import saji.intake.Intake.Draft;
import saji.intake.Intake.Origin;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.support.SajiTest;
import saji.support.SettableClock;

/** The office asks for material, reminds, and is answered. */
@SajiTest
class AskingTests {

    /** A Monday morning in the city, between holidays. */
    private static final Instant MONDAY = Instant.parse("2026-11-09T02:00:00Z");

    private static final Instant DUE = Instant.parse("2026-11-13T08:00:00Z");

    @Autowired
    private Asking asking;

    @Autowired
    private Intake intake;

    @Autowired
    private Overview overview;

    @Autowired
    private Reminders reminders;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ids ids;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Directory directory;

    private Cast cast;

    @BeforeEach
    void people() {
        clock.set(MONDAY);
        cast = new Cast(jdbc, ids, clock, directory);
    }

    @AfterEach
    void letTheClockGo() {
        clock.run();
    }

    @Test
    void whoIsAskedSeesItUntilItIsAnsweredByHandingIn() {
        Request request = asked(cast.health, cast.roads);
        assertThat(asking.owed(cast.nurse)).extracting(Request::id).containsExactly(request.id());
        assertThat(asking.request(cast.nurse, request.id()).orElseThrow().asked())
                .extracting(Request.Asked::agency)
                .containsExactly(cast.health);

        Material answer = handedInFor(request);

        assertThat(asking.owed(cast.nurse)).isEmpty();
        assertThat(asking.owed(cast.engineer)).hasSize(1);
        Request now = asking.request(cast.editor, request.id()).orElseThrow();
        assertThat(now.silent()).containsExactly(cast.roads);
        assertThat(now.asked()).anyMatch(asked -> answer.id().equals(asked.material()));
        assertThat(now.isOverdue(DUE.plusSeconds(1))).isTrue();
    }

    @Test
    void lettersGoOutOnceWhenAskedWhenNearlyDueAndWhenOverdue() {
        asked(cast.health);
        runReminders();
        assertThat(letters()).containsExactly("Permintaan bahan: Kegiatan pekan kesehatan");

        clock.set(DUE.minus(Duration.ofHours(3)));
        runReminders();
        runReminders();
        assertThat(letters()).hasSize(2).last().isEqualTo("Hampir tenggat: Kegiatan pekan kesehatan");

        clock.set(DUE.plus(Duration.ofHours(1)));
        runReminders();
        runReminders();
        assertThat(letters()).hasSize(3).last().isEqualTo("Lewat tenggat: Kegiatan pekan kesehatan");
    }

    @Test
    void whoHasAnsweredIsNotReminded() {
        Request request = asked(cast.health);
        runReminders();
        handedInFor(request);

        clock.set(DUE.plus(Duration.ofHours(1)));
        runReminders();

        assertThat(letters()).hasSize(1);
    }

    @Test
    void aClosedRequestIsOwedNoLonger() {
        Request request = asked(cast.health);

        asking.close(cast.editor, request.id()).orElseThrow();

        assertThat(asking.owed(cast.nurse)).isEmpty();
    }

    @Test
    void anAgencyCannotAskAndSeesNoRequestToOthers() {
        Request request = asked(cast.roads);

        assertThat(asking.request(cast.nurse, request.id())).isEmpty();
        assertThat(asking.requests(cast.nurse, true, null, 10)).isEmpty();
        assertThat(asking.ask(cast.nurse, new RequestId(ids.next()), request(DUE, cast.roads)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(asking.close(cast.nurse, request.id())).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aRequestWithoutTitleAgencyOrTimeSaysAllOfIt() {
        Outcome<Request> outcome =
                asking.ask(cast.editor, new RequestId(ids.next()), new NewRequest(" ", "", MONDAY, List.of(), null));

        assertThat(outcome.reasons()).extracting(reason -> reason.field()).containsExactly("title", "due", "agencies");
    }

    @Test
    void theSilentAreThoseWithoutAHandInSinceThenAndVacantOnesAreMarked() {
        AgencyId vacant = cast.agency("Tanpa Petugas Uji");
        handedInFor(asked(cast.health));

        List<Overview.Silent> silent = overview.silent(cast.editor, MONDAY.minus(Duration.ofDays(30)));

        assertThat(silent)
                .extracting(Overview.Silent::agency)
                .contains(vacant, cast.roads)
                .doesNotContain(cast.health);
        assertThat(silent).filteredOn(agency -> agency.agency().equals(vacant)).noneMatch(Overview.Silent::hasOfficer);
        assertThat(overview.silent(cast.editor, MONDAY.plus(Duration.ofDays(1))))
                .extracting(Overview.Silent::agency)
                .contains(cast.health);
        assertThat(overview.silent(cast.nurse, MONDAY)).isEmpty();
    }

    private Request asked(AgencyId... agencies) {
        return asking.ask(cast.editor, new RequestId(ids.next()), request(DUE, agencies))
                .orElseThrow();
    }

    private static NewRequest request(Instant due, AgencyId... agencies) {
        return new NewRequest("Kegiatan pekan kesehatan", "Foto dan angka peserta.", due, List.of(agencies), null);
    }

    private Material handedInFor(Request request) {
        MaterialId id = new MaterialId(ids.next());
        Draft draft = IntakeTests.titled("Pekan kesehatan");
        intake.begin(cast.nurse, id, cast.health, new Origin(request.id(), null), Base.version(0), draft, List.of())
                .orElseThrow();
        return intake.submit(cast.nurse, id).orElseThrow();
    }

    private void runReminders() {
        while (reminders.run() > 0) {
            // until nothing is due
        }
    }

    private List<String> letters() {
        return jdbc.sql("select subject from platform.letter where recipient = :to order by created_at, id")
                .param("to", cast.nurse.username() + "@example.org")
                .query((row, n) -> String.valueOf(row.getString("subject")))
                .list();
    }
}
