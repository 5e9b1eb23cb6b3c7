package saji.newsroom;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.platform.Ids;
import saji.support.SettableClock;
import saji.support.TestPeople;

/** The people of the desk, and stories that have come some way. */
@Component("newsroomCast")
class Cast {

    static final String BODY = """
            Loket pelayanan di kantor kecamatan buka sampai pukul 20.00 setiap hari Selasa dan Kamis. Warga yang bekerja pada siang hari
            dapat mengurus dokumen tanpa harus mengambil cuti. Bawa kartu keluarga dan nomor antrean yang diambil lewat telepon.
            """;

    final Newsroom newsroom;
    final Intake intake;
    final SettableClock clock;
    private final Directory directory;
    private final Ids ids;
    private final TestPeople people;

    Cast(Newsroom newsroom, Intake intake, SettableClock clock, Directory directory, Ids ids, TestPeople people) {
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

    Actor editor() {
        return actor("editor");
    }

    Actor approver() {
        return actor("approver");
    }

    AgencyId agency(String code) {
        return directory.agencyByCode(code).orElseThrow().id();
    }

    StoryId newId() {
        return new StoryId(ids.next());
    }

    /** A text of a kind that needs neither picture nor material. */
    Text text(String title) {
        return text(title, BODY);
    }

    Text text(String title, String body) {
        return new Text(
                "service_information",
                title,
                "Layanan sore di kantor kecamatan dibuka dua kali sepekan untuk warga yang bekerja.",
                body,
                null,
                List.of(agency("DINKES")),
                List.of(),
                List.of(directory.topics().getFirst().slug()),
                List.of(),
                List.of());
    }

    /** The same with photos or films. */
    static Text with(Text text, List<AssetId> assets) {
        return new Text(
                text.type(),
                text.title(),
                text.lead(),
                text.body(),
                text.english(),
                text.agencies(),
                text.areas(),
                text.topics(),
                text.materials(),
                assets);
    }

    static Text with(Text text, String title, String body) {
        return new Text(
                text.type(),
                title,
                text.lead(),
                body,
                text.english(),
                text.agencies(),
                text.areas(),
                text.topics(),
                text.materials(),
                text.assets());
    }

    static Text of(Text text, String type, List<MaterialId> materials) {
        return new Text(
                type,
                text.title(),
                text.lead(),
                text.body(),
                text.english(),
                text.agencies(),
                text.areas(),
                text.topics(),
                materials,
                text.assets());
    }

    StoryId begun(String title) {
        return begun(text(title));
    }

    StoryId begun(Text text) {
        StoryId id = newId();
        newsroom.begin(editor(), id, text).orElseThrow();
        return id;
    }

    StoryId inReview(String title) {
        StoryId id = begun(title);
        newsroom.askReview(editor(), id, "").orElseThrow();
        return id;
    }

    StoryId approved(String title) {
        return approved(begun(title));
    }

    StoryId approved(StoryId id) {
        newsroom.askReview(editor(), id, "").orElseThrow();
        newsroom.approve(approver(), id, story(id).latest().number()).orElseThrow();
        return id;
    }

    StoryId published(String title) {
        StoryId id = approved(title);
        newsroom.publish(editor(), id).orElseThrow();
        return id;
    }

    StoryDetail story(StoryId id) {
        return newsroom.story(editor(), id).orElseThrow();
    }

    /** Saves another body over the newest revision. */
    Revision edit(StoryId id, String body) {
        Revision latest = story(id).latest();
        Saving saving = newsroom.save(
                        editor(),
                        id,
                        latest.number(),
                        with(latest.text(), latest.text().title(), body),
                        false)
                .orElseThrow();
        return ((Saving.Saved) saving).revision();
    }

    /** A material of the health agency, handed in, that states one fact. */
    Material material(saji.intake.@Nullable FactId fact, String claim, String value) {
        return material(fact, claim, value, List.of());
    }

    Material material(saji.intake.@Nullable FactId fact, String claim, String value, List<saji.assets.AssetId> assets) {
        Actor officer = actor("dinkes");
        MaterialId id = new MaterialId(ids.next());
        Intake.Draft draft = new Intake.Draft(
                Material.Stage.DONE,
                "Vaksinasi di sekolah",
                "Petugas puskesmas memvaksin siswi kelas lima dan enam di sekolah dasar.",
                clock.instant(),
                null,
                directory.areas().getLast().code(),
                "SD Negeri 1",
                null,
                null,
                "Siswi, guru, petugas puskesmas",
                "Vaksin mencegah kanker leher rahim.",
                "Dosis kedua diberikan enam bulan lagi.",
                "",
                List.of(),
                null,
                assets,
                List.of());
        intake.begin(officer, id, agency("DINKES"), draft).orElseThrow();
        if (fact != null) {
            intake.stateFact(officer, id, fact, claim, value, "Rekap puskesmas", null)
                    .orElseThrow();
        }
        intake.submit(officer, id).orElseThrow();
        return intake.material(officer, id).orElseThrow();
    }

    static List<String> keys(List<saji.platform.Reason> reasons) {
        List<String> keys = new ArrayList<>();
        reasons.forEach(reason -> keys.add(reason.key().replace("newsroom.refused.", "")));
        return keys;
    }
}
