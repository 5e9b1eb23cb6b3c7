package saji.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.SajiTest;
import saji.support.SettableClock;
import saji.support.TestPeople;
import saji.support.Visitors;

/** Agencies change by decree, exactly when it says so, and nothing of the past is lost. */
@SajiTest
class ReorganisationTests {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    private Directory directory;

    @Autowired
    private Reorganisation reorganisation;

    @Autowired
    private CityInUse inUse;

    @Autowired
    private TestPeople people;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Visitors visitors;

    private Actor admin;
    private Instant now;

    @BeforeEach
    void someTimeLater() {
        now = Instant.parse("2027-06-01T02:00:00Z").plus(Duration.ofDays(10L * NEXT.incrementAndGet()));
        clock.set(now);
        admin = people.actor("admin");
        allDue();
    }

    @AfterEach
    void letTheClockRun() {
        clock.run();
    }

    @Test
    void anAgencyIsRenamedAtTheSetTimeAndHistoryKeepsTheOldName() {
        Agency agency = newAgency();
        Instant effect = now.plus(Duration.ofHours(5));
        prepared(Decree.Kind.RENAME, List.of(agency.code()), List.of(named("", "Nama Baru")), effect);
        clock.set(effect.minusSeconds(1));
        allDue();
        assertThat(directory.agency(agency.id()).orElseThrow().name()).isEqualTo(agency.name());
        clock.set(effect);
        allDue();
        assertThat(directory.agency(agency.id()).orElseThrow().name()).isEqualTo("Nama Baru");
        assertThat(directory.agencyName(agency.id(), effect.minusSeconds(1))).isEqualTo(agency.name());
        assertThat(directory.agencyName(agency.id(), effect)).isEqualTo("Nama Baru");
        assertThat(directory.namesOf(agency.id())).hasSize(2);
    }

    @Test
    void anOldCodeGoesOnLeadingToTheAgency() {
        Agency agency = newAgency();
        String code = agency.code() + "-X";
        prepared(Decree.Kind.RECODE, List.of(agency.code()), List.of(named(code, "")), now);
        allDue();
        assertThat(directory.agencyByCode(agency.code()).orElseThrow().code()).isEqualTo(code);
        assertThat(visitors.as("editor")
                        .get("/desk/directory/agencies/" + agency.code())
                        .location())
                .isEqualTo("/desk/directory/agencies/" + code);
    }

    @Test
    void aMergedAgencyLeavesItsOfficersAndAddressToItsSuccessor() {
        Agency from = newAgency();
        Agency into = newAgency();
        Actor officer = people.fresh("merged" + Long.toString(System.nanoTime(), 36), Role.PR_OFFICER, from.code());
        prepared(Decree.Kind.MERGE, List.of(from.code(), into.code()), List.of(), now);
        allDue();
        assertThat(directory.agency(from.id()).orElseThrow().endedAt()).isEqualTo(now);
        assertThat(directory.successorsOf(from.id())).extracting(Agency::id).containsExactly(into.id());
        assertThat(directory.actor(officer.id()).officerOf()).contains(into.id(), from.id());
        assertThat(directory.agenciesOf(directory.actor(officer.id())))
                .extracting(Agency::id)
                .containsExactly(into.id());
        assertThat(directory.officersOf(from.id())).extracting(Person::id).containsExactly(officer.id());
        assertThat(directory.agencies()).extracting(Agency::id).doesNotContain(from.id());
    }

    @Test
    void aSplitFoundsTheNewAgenciesAndEndsTheOld() {
        Agency from = newAgency();
        String code = "P" + Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);
        prepared(
                Decree.Kind.SPLIT,
                List.of(from.code()),
                List.of(named(code + "1", "Satu"), named(code + "2", "Dua")),
                now);
        allDue();
        assertThat(directory.successorsOf(from.id())).extracting(Agency::name).containsExactly("Dua", "Satu");
        assertThat(directory.agencyByCode(code + "1").orElseThrow().hasOfficer())
                .isFalse();
    }

    @Test
    void everyReasonAgainstADecreeIsTold() {
        assertThat(reorganisation
                        .prepare(admin, "", Decree.Kind.SPLIT, List.of("DISKOMINFO"), List.of(named("DINKES", "")), now)
                        .reasons())
                .extracting(saji.platform.Reason::key)
                .contains(
                        "directory.decree.number.shape",
                        "directory.decree.office",
                        "directory.decree.split.two",
                        "directory.decree.code.taken",
                        "directory.decree.name.shape");
        assertThat(reorganisation
                        .prepare(
                                people.actor("editor"),
                                "1",
                                Decree.Kind.RENAME,
                                List.of("DINKES"),
                                List.of(named("", "X")),
                                now)
                        .isDone())
                .isFalse();
    }

    @Test
    void oneDecreeAtATimeWaitsForAnAgencyAndACancelledOneDoesNothing() {
        Agency agency = newAgency();
        Instant effect = now.plus(Duration.ofHours(1));
        Decree decree = prepared(Decree.Kind.RENAME, List.of(agency.code()), List.of(named("", "Lain")), effect);
        assertThat(reorganisation
                        .prepare(
                                admin, "2", Decree.Kind.RENAME, List.of(agency.code()), List.of(named("", "B")), effect)
                        .isDone())
                .isFalse();
        assertThat(reorganisation.cancel(admin, decree.id()).isDone()).isTrue();
        clock.set(effect.plusSeconds(1));
        allDue();
        assertThat(directory.agency(agency.id()).orElseThrow().name()).isEqualTo(agency.name());
        assertThat(reorganisation.cancel(admin, decree.id()).isDone()).isFalse();
    }

    @Test
    void readingThePackAgainDoesNotUndoADecree() {
        Agency agency = directory.agencyByCode("DISPAR").orElseThrow();
        prepared(
                Decree.Kind.RENAME, List.of("DISPAR"), List.of(named("", "Dinas Pariwisata dan Ekonomi Kreatif")), now);
        allDue();
        assertThat(inUse.readAgain("system").orElseThrow()).isZero();
        assertThat(directory.agency(agency.id()).orElseThrow().name())
                .isEqualTo("Dinas Pariwisata dan Ekonomi Kreatif");
    }

    private Agency newAgency() {
        String code = "T" + Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);
        String mother = directory.agencies().stream()
                .filter(agency ->
                        agency.code().startsWith("BAG-U") || agency.code().startsWith("M"))
                .findFirst()
                .orElseThrow()
                .code();
        String next = "M" + code;
        prepared(
                Decree.Kind.SPLIT,
                List.of(mother),
                List.of(named(code, "Uji " + code), named(next, "Sisa " + code)),
                now);
        allDue();
        return directory.agencyByCode(code).orElseThrow();
    }

    private Decree prepared(Decree.Kind kind, List<String> codes, List<Decree.Becoming> result, Instant effect) {
        return reorganisation
                .prepare(admin, "Nomor 1", kind, codes, result, effect)
                .orElseThrow();
    }

    private void allDue() {
        while (reorganisation.run() > 0) {
            // one at a time
        }
    }

    private static Decree.Becoming named(String code, String name) {
        return new Decree.Becoming(code, name, name, name);
    }
}
