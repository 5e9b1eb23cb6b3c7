package saji.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.intake.Agenda.Imported;
import saji.intake.Agenda.NewEvent;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.support.SajiTest;
import saji.support.SettableClock;

/** Events: written, imported, left without material, clashing. */
@SajiTest
class AgendaTests {

    private static final Instant NOW = Instant.parse("2026-11-09T02:00:00Z");
    private static final AreaCode CIPUTAT = new AreaCode("36.74.04.1003");

    @Autowired
    private Agenda agenda;

    @Autowired
    private Intake intake;

    @Autowired
    private Overview overview;

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
        clock.set(NOW);
        cast = new Cast(jdbc, ids, clock, directory);
    }

    @AfterEach
    void letTheClockGo() {
        clock.run();
    }

    @Test
    void anAgencyWritesItsOwnEventsAndReadsAll() {
        Event event = agenda.add(cast.nurse, event("Pekan imunisasi", NOW)).orElseThrow();

        Event changed = agenda.change(cast.nurse, event.id(), 1, event("Pekan imunisasi nasional", NOW))
                .orElseThrow();

        assertThat(changed.title()).isEqualTo("Pekan imunisasi nasional");
        assertThat(agenda.event(cast.engineer, event.id())).isPresent();
        assertThat(agenda.change(cast.engineer, event.id(), 2, event("x", NOW))).isInstanceOf(Outcome.Refused.class);
        assertThat(agenda.cancel(cast.engineer, event.id())).isInstanceOf(Outcome.Refused.class);
        assertThat(agenda.change(cast.nurse, event.id(), 1, event("x", NOW)).reasons())
                .containsExactly(Reason.of("intake.event.refused.other-version"));
        assertThat(agenda.cancel(cast.editor, event.id()).orElseThrow().cancelledAt())
                .isEqualTo(NOW);
    }

    @Test
    void anEventThatIsOverAndBroughtNothingIsSeenUntilSomethingIsHandedIn() {
        Event over = agenda.add(cast.nurse, event("Senam lansia", NOW.minus(Duration.ofDays(2))))
                .orElseThrow();
        agenda.add(cast.nurse, event("Nanti", NOW.plus(Duration.ofDays(2)))).orElseThrow();
        Instant from = NOW.minus(Duration.ofDays(30));
        assertThat(agenda.withoutMaterial(cast.nurse, from))
                .extracting(Event::id)
                .containsExactly(over.id());
        assertThat(agenda.withoutMaterial(cast.editor, from))
                .extracting(Event::id)
                .contains(over.id());
        assertThat(agenda.withoutMaterial(cast.engineer, from)).isEmpty();

        MaterialId id = new MaterialId(ids.next());
        intake.begin(cast.nurse, id, cast.health, IntakeTests.titled("Senam")).orElseThrow();
        intake.link(cast.nurse, id, over.id()).orElseThrow();
        assertThat(agenda.withoutMaterial(cast.nurse, from)).hasSize(1);
        intake.submit(cast.nurse, id).orElseThrow();

        assertThat(agenda.withoutMaterial(cast.nurse, from)).isEmpty();
        assertThat(agenda.event(cast.nurse, over.id()).orElseThrow().materials())
                .isEqualTo(1);
    }

    @Test
    void aCalendarFileIsTakenOnceAndItsChangesAfterwards() {
        String file = calendar("""
                BEGIN:VEVENT
                UID:a@example.org
                DTSTART;TZID=Asia/Jakarta:20261112T080000
                DTEND;TZID=Asia/Jakarta:20261112T100000
                SUMMARY:Donor darah
                LOCATION:Balai kota
                END:VEVENT
                BEGIN:VEVENT
                UID:b@example.org
                DTSTART;VALUE=DATE:20261114
                SUMMARY:Hari Kesehatan
                END:VEVENT
                """);
        assertThat(imported(file)).isEqualTo(new Imported(2, 0, 0, 0, List.of()));
        assertThat(imported(file)).isEqualTo(new Imported(0, 0, 2, 0, List.of()));
        assertThat(imported(file.replace("Balai kota", "Aula")
                        .replace("Hari Kesehatan\n", "Hari Kesehatan\nSTATUS:CANCELLED\n")))
                .isEqualTo(new Imported(0, 1, 0, 1, List.of()));

        List<Event> events = agenda.between(cast.nurse, NOW, NOW.plus(Duration.ofDays(10)), cast.health);

        assertThat(events).hasSize(1);
        assertThat(events.getFirst().place()).isEqualTo("Aula");
        assertThat(events.getFirst().begins()).isEqualTo(Instant.parse("2026-11-12T01:00:00Z"));
        assertThat(events.getFirst().ends()).isEqualTo(Instant.parse("2026-11-12T03:00:00Z"));
    }

    @Test
    void aSeriesIsTakenOneByOneWithAnEndAndItsMovedOccurrenceOnce() {
        Imported imported = imported(calendar("""
                BEGIN:VEVENT
                UID:s@example.org
                DTSTART;TZID=Asia/Jakarta:20261109T080000
                DTEND;TZID=Asia/Jakarta:20261109T090000
                RRULE:FREQ=DAILY
                SUMMARY:Apel pagi
                END:VEVENT
                BEGIN:VEVENT
                UID:s@example.org
                RECURRENCE-ID;TZID=Asia/Jakarta:20261110T080000
                DTSTART;TZID=Asia/Jakarta:20261110T140000
                DTEND;TZID=Asia/Jakarta:20261110T150000
                SUMMARY:Apel siang
                END:VEVENT
                """));

        assertThat(imported.added()).isEqualTo(CalendarFile.MOST_OCCURRENCES);
        List<Event> second = agenda.between(
                cast.nurse, Instant.parse("2026-11-10T00:00:00Z"), Instant.parse("2026-11-10T17:00:00Z"), cast.health);
        assertThat(second).extracting(Event::title).containsExactly("Apel siang");
    }

    @Test
    void whatIsNoCalendarOrTooMuchIsRefusedInPlainWords() {
        assertThat(refusal("<html>halo</html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("intake.calendar.empty");
        assertThat(refusal(new byte[] {0, 1, 2, (byte) 0xff})).isEqualTo("intake.calendar.empty");
        assertThat(refusal(new byte[CalendarFile.MOST_BYTES + 1])).isEqualTo("intake.calendar.too-large");
        assertThat(refusal(calendar("BEGIN:VEVENT\nUID:x\nSUMMARY:Tanpa waktu\nEND:VEVENT\n")
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("intake.calendar.no-begin");
        assertThat(refusal(calendar(event("FREQ=SECONDLY")).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("intake.calendar.too-often");
    }

    @Test
    void aSeriesThatNeverComesEndsByItself() {
        Imported imported = imported(calendar(event("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
                + event("FREQ=DAILY;COUNT=2").replace("UID:r", "UID:q")));

        assertThat(imported.added()).isLessThanOrEqualTo(3);
    }

    @Test
    void twoEventsUnderOneIdentifierAreTakenAsTheLastStandsAndSaid() {
        String two = single("20261112T010000Z", "Pertama") + single("20261113T010000Z", "Kedua");
        Imported imported = imported(calendar(two));

        assertThat(imported.added()).isEqualTo(1);
        assertThat(imported.problems()).extracting(Reason::key).containsExactly("intake.calendar.twice");
        assertThat(titles()).containsExactly("Kedua");
        assertThat(imported(calendar(single("20261113T010000Z", "Kedua").repeat(2))))
                .isEqualTo(new Imported(0, 0, 1, 0, List.of()));
    }

    @Test
    void aFileIsReadInWhateverLettersProgramsWriteIt() {
        String file = calendar(single("20261112T010000Z", "Kirab – Ciputat"));
        assertThat(added("\ufeff" + file, StandardCharsets.UTF_8)).isEqualTo(1);
        assertThat(titles()).containsExactly("Kirab – Ciputat");
        assertThat(added(file.replace("UID:satu", "UID:dua"), StandardCharsets.UTF_16))
                .isEqualTo(1);
        assertThat(added(file.replace("UID:satu", "UID:tiga"), Charset.forName("windows-1252")))
                .isEqualTo(1);
        assertThat(titles()).hasSize(3).containsOnly("Kirab – Ciputat");
    }

    @Test
    void aListOfDatesIsASeriesToo() {
        String dates = single("20261112T010000Z", "Senam")
                .replace("SUMMARY", "RDATE:20261113T010000Z,20261114T010000Z\nSUMMARY");

        assertThat(imported(calendar(dates)).added()).isEqualTo(3);
        assertThat(titles()).hasSize(3);
    }

    @Test
    void anEventOfAnUnbelievableYearIsASlip() {
        Imported imported = imported(calendar(single("99991231T010000Z", "Jauh")
                + single("00010101T010000Z", "Dulu").replace("UID:satu", "UID:dua")));

        assertThat(imported.added()).isZero();
        assertThat(imported.problems()).hasSize(2);
    }

    private List<String> titles() {
        return agenda.between(cast.nurse, NOW, NOW.plus(Duration.ofDays(10)), cast.health).stream()
                .map(Event::title)
                .toList();
    }

    private int added(String file, Charset charset) {
        return agenda.importCalendar(cast.nurse, cast.health, file.getBytes(charset))
                .orElseThrow()
                .added();
    }

    private static String single(String begins, String title) {
        return "BEGIN:VEVENT\nUID:satu\nDTSTART:" + begins + "\nSUMMARY:" + title + "\nEND:VEVENT\n";
    }

    @Test
    void oneBadEventDoesNotKeepTheOthersOut() {
        Imported imported = imported(calendar("""
                BEGIN:VEVENT
                UID:ok
                DTSTART:20261112T010000Z
                SUMMARY:Baik
                END:VEVENT
                BEGIN:VEVENT
                UID:no
                DTSTART:20261112T010000Z
                DTEND:20261111T010000Z
                SUMMARY:Terbalik
                END:VEVENT
                """));

        assertThat(imported.added()).isEqualTo(1);
        assertThat(imported.problems()).hasSize(1);
    }

    @Test
    void theSameEventOfAnotherAgencyAndAClashOfDatesAreShownAtHandIn() {
        Instant begins = Instant.parse("2026-11-12T01:00:00Z");
        MaterialId theirs = new MaterialId(ids.next());
        intake.begin(cast.engineer, theirs, cast.roads, at("Peresmian jembatan Ciputat oleh wali kota", begins))
                .orElseThrow();
        intake.submit(cast.engineer, theirs).orElseThrow();
        Event clash = agenda.add(
                        cast.engineer,
                        new NewEvent(
                                cast.roads,
                                "Pasar murah",
                                "",
                                "",
                                CIPUTAT,
                                begins,
                                begins.plus(Duration.ofHours(3)),
                                false))
                .orElseThrow();
        MaterialId mine = new MaterialId(ids.next());
        Material material = intake.begin(
                        cast.nurse,
                        mine,
                        cast.health,
                        at("Wali kota resmikan jembatan Ciputat", begins.plusSeconds(600)))
                .orElseThrow();

        Overview.Neighbours neighbours = overview.neighbours(cast.nurse, material);

        assertThat(neighbours.materials()).extracting(MaterialLine::id).contains(theirs);
        assertThat(neighbours.events()).extracting(Event::id).contains(clash.id());
        assertThat(overview.neighbours(cast.engineer, material).materials()).isEmpty();
    }

    private static String event(String rule) {
        return "BEGIN:VEVENT\nUID:r\nDTSTART:20261112T010000Z\nRRULE:" + rule + "\nSUMMARY:Ulang\nEND:VEVENT\n";
    }

    private String refusal(byte[] file) {
        return agenda.importCalendar(cast.nurse, cast.health, file)
                .reasons()
                .getFirst()
                .key();
    }

    private Imported imported(String file) {
        return agenda.importCalendar(cast.nurse, cast.health, file.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private static String calendar(String events) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//uji//id\n" + events + "END:VCALENDAR\n";
    }

    private NewEvent event(String title, Instant begins) {
        return new NewEvent(
                cast.health, title, "", "Balai kota", CIPUTAT, begins, begins.plus(Duration.ofHours(2)), false);
    }

    private static Intake.Draft at(String title, Instant begins) {
        Intake.Draft d = IntakeTests.titled(title);
        return new Intake.Draft(
                d.stage(),
                d.title(),
                d.what(),
                begins,
                null,
                CIPUTAT,
                d.place(),
                null,
                null,
                d.who(),
                d.why(),
                d.next(),
                d.note(),
                d.topics(),
                d.programme(),
                d.assets(),
                d.quotes());
    }
}
