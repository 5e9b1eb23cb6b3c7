package saji.site;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.newsroom.Newsroom;
import saji.newsroom.Saving;
import saji.newsroom.StoryId;
import saji.newsroom.Text;
import saji.platform.Ids;
import saji.support.TestPeople;

/** The newsroom as the site's tests use it: stories brought through the door to publication, correction and withdrawal. */
@Component
class Press {

    static final String LEAD = "Warga dapat datang tanpa mendaftar lebih dahulu dan dilayani sampai sore.";
    static final String BODY = """
            Loket pelayanan di kantor kecamatan buka sampai pukul 20.00 setiap hari Selasa dan Kamis. Warga yang bekerja pada siang hari
            dapat mengurus dokumen tanpa harus mengambil cuti. Bawa kartu keluarga dan nomor antrean yang diambil lewat telepon.
            """;

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Newsroom newsroom;
    private final Directory directory;
    private final TestPeople people;
    private final Ids ids;

    Press(Newsroom newsroom, Directory directory, TestPeople people, Ids ids) {
        this.newsroom = newsroom;
        this.directory = directory;
        this.people = people;
        this.ids = ids;
    }

    /** A word that no other story has. */
    static String word() {
        return "kata" + Long.toString(System.nanoTime(), 36).replaceAll("[^a-z]", "x") + NEXT.incrementAndGet();
    }

    AgencyId agency(String code) {
        return directory.agencyByCode(code).orElseThrow().id();
    }

    Actor editor() {
        return people.actor("editor");
    }

    /** A text about health in Pamulang by the health agency. */
    Text text(String title, String body, Text.@Nullable English english, AssetId... assets) {
        return new Text(
                "service_information",
                title,
                LEAD,
                body,
                english,
                List.of(agency("DINKES")),
                List.of(new AreaCode("36.74.06")),
                List.of("kesehatan"),
                List.of(),
                List.of(assets));
    }

    StoryId publish(String title) {
        return publish(text(title, BODY, null));
    }

    StoryId publish(Text text) {
        StoryId id = new StoryId(ids.next());
        newsroom.begin(editor(), id, text).orElseThrow();
        approve(id, 1);
        newsroom.publish(editor(), id).orElseThrow();
        return id;
    }

    void correct(StoryId id, Text text, String note) {
        int latest = newsroom.story(editor(), id).orElseThrow().latest().number();
        Saving saving = newsroom.save(editor(), id, latest, text, false).orElseThrow();
        if (saving instanceof Saving.Conflict) {
            throw new IllegalStateException("Somebody else saved meanwhile");
        }
        approve(id, latest + 1);
        newsroom.correct(editor(), id, note).orElseThrow();
    }

    void withdraw(StoryId id, String reason) {
        newsroom.withdraw(editor(), id, reason).orElseThrow();
    }

    void move(StoryId id, String slug) {
        newsroom.move(editor(), id, slug).orElseThrow();
    }

    String path(StoryId id) {
        return "/berita/" + newsroom.published(id).orElseThrow().slug();
    }

    private void approve(StoryId id, int revision) {
        newsroom.askReview(editor(), id, "").orElseThrow();
        newsroom.approve(people.actor("approver"), id, revision).orElseThrow();
    }
}
