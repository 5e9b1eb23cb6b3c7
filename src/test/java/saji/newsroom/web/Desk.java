package saji.newsroom.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.newsroom.FactCheck;
import saji.newsroom.Newsroom;
import saji.newsroom.StoryId;
import saji.newsroom.Text;
import saji.platform.Ids;
import saji.support.SettableClock;
import saji.support.TestPeople;

/** A newsroom at work, for tests of pages. */
@TestComponent
class Desk {

    static final String BODY = """
            Loket pelayanan di kantor kecamatan buka sampai pukul 20.00 setiap hari Selasa dan Kamis. Warga yang bekerja pada siang hari
            dapat mengurus dokumen tanpa harus mengambil cuti.

            ## Yang perlu dibawa

            - Kartu keluarga dan **nomor antrean** yang diambil lewat telepon.
            - Surat pengantar hanya bila diminta petugas.
            """;

    final Newsroom newsroom;
    final Intake intake;
    final SettableClock clock;
    private final Directory directory;
    private final Ids ids;
    private final TestPeople people;

    Desk(Newsroom newsroom, Intake intake, SettableClock clock, Directory directory, Ids ids, TestPeople people) {
        this.newsroom = newsroom;
        this.intake = intake;
        this.clock = clock;
        this.directory = directory;
        this.ids = ids;
        this.people = people;
    }

    Actor actor(String username) {
        return people.actor(username);
    }

    AgencyId agency(String code) {
        return directory.agencyByCode(code).orElseThrow().id();
    }

    Text text(String title, String body) {
        return new Text(
                "service_information",
                title,
                "Layanan sore di kantor kecamatan dibuka dua kali sepekan untuk warga yang bekerja.",
                body,
                new Text.English(
                        "Evening counters open twice a week",
                        "For residents who work by day.",
                        "Bring your family card."),
                List.of(agency("DINKES")),
                List.of(),
                List.of(directory.topics().getFirst().slug()),
                List.of(),
                List.of());
    }

    StoryId begun(String title) {
        StoryId id = new StoryId(ids.next());
        newsroom.begin(actor("editor"), id, text(title, BODY)).orElseThrow();
        return id;
    }

    StoryId inReview(String title) {
        StoryId id = begun(title);
        newsroom.askReview(actor("editor"), id, "Mohon dibaca sebelum sore.").orElseThrow();
        return id;
    }

    StoryId approved(String title) {
        StoryId id = inReview(title);
        newsroom.approve(actor("approver"), id, newest(id)).orElseThrow();
        return id;
    }

    StoryId scheduled(String title, Duration ahead) {
        StoryId id = approved(title);
        newsroom.schedule(actor("editor"), id, clock.instant().plus(ahead)).orElseThrow();
        return id;
    }

    StoryId published(String title) {
        StoryId id = approved(title);
        newsroom.publish(actor("editor"), id).orElseThrow();
        return id;
    }

    UUID factCheck(StoryId id) {
        FactCheck check = newsroom.askFactCheck(
                        actor("editor"),
                        id,
                        agency("DINKES"),
                        Passages.of(newsroom.story(actor("editor"), id)
                                .orElseThrow()
                                .latest()
                                .text()),
                        "Mohon diperiksa jamnya.")
                .orElseThrow();
        return check.id();
    }

    int newest(StoryId id) {
        return newsroom.story(actor("editor"), id).orElseThrow().latest().number();
    }

    /** A material with one fact, handed in by Dinkes. */
    Handed handed(String title, String value) {
        Actor officer = actor("dinkes");
        MaterialId id = new MaterialId(ids.next());
        FactId fact = new FactId(ids.next());
        Instant begins = clock.instant().minus(Duration.ofDays(1));
        Intake.Draft draft = new Intake.Draft(
                Material.Stage.DONE,
                title,
                "Puskesmas memberi vaksin gratis bagi siswi kelas lima dan enam di dua sekolah.",
                begins,
                null,
                null,
                "SDN Ciputat 1",
                null,
                null,
                "Siswi kelas lima dan enam",
                "Orang tua perlu tahu jadwal dan syaratnya.",
                "Dosis kedua enam bulan lagi.",
                "",
                List.of("kesehatan"),
                null,
                List.of(),
                List.of(new Material.Quote(
                        "Kepala Puskesmas Ciputat", "Kami datang ke sekolah supaya tidak ada yang terlewat.", true)));
        intake.begin(officer, id, agency("DINKES"), draft).orElseThrow();
        intake.stateFact(officer, id, fact, "siswi yang divaksin", value, "Rekap harian puskesmas, halaman 2", null)
                .orElseThrow();
        intake.submit(officer, id).orElseThrow();
        return new Handed(id, fact);
    }

    record Handed(MaterialId material, FactId fact) {}

    /** A story that cites the fact of a material. */
    StoryId citing(String title, Handed handed, String value) {
        StoryId id = new StoryId(ids.next());
        Text text = text(
                title,
                "Sebanyak [" + value + "](fakta:" + handed.fact() + ") siswi sudah divaksin di sekolah.\n\n" + BODY);
        newsroom.begin(
                        actor("editor"),
                        id,
                        new Text(
                                text.type(),
                                text.title(),
                                text.lead(),
                                text.body(),
                                text.english(),
                                text.agencies(),
                                text.areas(),
                                text.topics(),
                                List.of(handed.material()),
                                text.assets()))
                .orElseThrow();
        return id;
    }
}
