package saji.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.directory.Agency;
import saji.directory.Decree;
import saji.directory.Directory;
import saji.directory.Reorganisation;
import saji.intake.Intake;
import saji.newsroom.Newsroom;
import saji.newsroom.PublishedStory;
import saji.newsroom.StoryId;
import saji.newsroom.Text;
import saji.support.SajiTest;
import saji.support.SettableClock;
import saji.support.TestPeople;
import saji.support.Visitor;
import saji.support.Visitors;

/** What changes for readers is seen everywhere that shows it, whatever happens to the process that bakes it. */
@SajiTest
class BakeTests {

    private static final List<String> LISTS = List.of(
            "/",
            "/opd/DINKES",
            "/topik/kesehatan",
            "/wilayah/36.74.06",
            "/wilayah/36.74",
            "/opd",
            "/topik",
            "/en",
            "/en/opd/DINKES");
    private static final List<String> FEEDS = List.of(
            "/feed", "/opd/DINKES/feed", "/topik/kesehatan/feed", "/wilayah/36.74.06/feed", "/wilayah/36.74/feed");

    @Autowired
    private Press press;

    @Autowired
    private Processes process;

    @Autowired
    private Site site;

    @Autowired
    private Shelf shelf;

    @Autowired
    private ServedStories stories;

    @Autowired
    private StoryCopies copies;

    @Autowired
    private SearchDocuments documents;

    @Autowired
    private Changes changes;

    @Autowired
    private Baker baker;

    @Autowired
    private Copying copying;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Directory directory;

    @Autowired
    private Reorganisation reorganisation;

    @Autowired
    private Assets assets;

    @Autowired
    private Intake intake;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestPeople people;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Visitors visitors;

    /** Baked once in full; each further process goes on where the last one was. */
    @TempDir
    static Path folder;

    private Visitor reader;
    private String word;

    @BeforeEach
    void laterThanEveryStory() {
        site.bakeAll();
        reader = visitors.anonymous();
        word = Press.word();
        Instant newest = stories.newest(Scopes.HOME, 1).stream()
                .map(Served::publishedAt)
                .findFirst()
                .orElse(Instant.EPOCH);
        Instant now = clock.instant();
        clock.set((newest.isAfter(now) ? newest : now).plusSeconds(1));
    }

    @AfterEach
    void letTheClockRun() {
        clock.run();
    }

    @Test
    void aPublishedStoryIsOnEveryPageAndFeedThatShowsIt() {
        StoryId id = press.publish("Loket " + word);
        site.bakeAll();

        everywhere("Loket " + word);
        assertThat(reader.get(press.path(id)).body()).contains("Loket " + word, Press.LEAD);
        assertThat(sitemap()).contains(press.path(id) + "<");
        assertThat(reader.get("/en" + press.path(id)).location()).isEqualTo(press.path(id));
        assertThat(reader.get("/koreksi").body()).doesNotContain(word);
    }

    @Test
    void anEnglishVersionIsInTheEnglishFeedsAndLeadsBackAndForth() {
        StoryId id = press.publish(press.text(
                "Loket " + word,
                Press.BODY,
                new Text.English("Desk " + word, "Come without a booking.", "Open late.")));
        site.bakeAll();

        assertThat(reader.get("/en" + press.path(id)).body()).contains("Desk " + word, "Open late.");
        for (String feed : FEEDS) {
            assertThat(reader.get("/en" + feed + ".atom").body()).contains("Desk " + word);
        }
        assertThat(reader.get("/en").body()).contains("Desk " + word).doesNotContain("Loket " + word);
        assertThat(reader.get(press.path(id)).page().select("link[hreflang=en]").attr("href"))
                .endsWith("/en" + press.path(id));
    }

    @Test
    void aCorrectionIsOnEveryPageAndFeedAndInTheRecord() {
        StoryId id = press.publish("Lama " + word);
        site.bakeAll();
        String path = press.path(id);
        String card = image(path);
        clock.advance(Duration.ofSeconds(60));
        press.correct(id, press.text("Baru " + word, Press.BODY, null), "Judulnya keliru " + word);
        site.bakeAll();

        everywhere("Baru " + word);
        nowhere("Lama " + word);
        assertThat(reader.get(path).body()).contains("Judulnya keliru " + word);
        assertThat(reader.get("/koreksi").body()).contains("Judulnya keliru " + word);
        assertThat(reader.get("/feed.atom").body()).contains("Judulnya keliru " + word);
        assertThat(image(path)).isNotEqualTo(card);
        assertThat(reader.get(card).status()).isEqualTo(404);
        assertThat(reader.get(image(path)).header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void aWithdrawnStoryIsGoneFromAllButItsAddressAndTheRecord() throws IOException {
        AssetId picture = picture("Warga mengantre di loket " + word);
        StoryId id = press.publish(press.text("Ditarik " + word, Press.BODY, null, picture));
        site.bakeAll();
        String path = press.path(id);
        String photo = "/media/" + picture + "/w400.webp";
        assertThat(reader.get(photo).status()).isEqualTo(200);
        press.withdraw(id, "Jadwalnya dibatalkan " + word);
        site.bakeAll();

        nowhere("Ditarik " + word);
        assertThat(sitemap()).doesNotContain(path + "<");
        Visitor.Answer gone = reader.get(path);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.body()).contains("Jadwalnya dibatalkan " + word).doesNotContain("Loket pelayanan di kantor");
        assertThat(reader.get("/en" + path).status()).isEqualTo(410);
        assertThat(reader.get("/koreksi").body()).contains("Jadwalnya dibatalkan " + word);
        assertThat(reader.get(photo).status()).isEqualTo(404);
    }

    /** A browser asks for all pictures of a page at once, and never again for one that was not there. */
    @Test
    void picturesThatWereLostAreMadeHoweverManyAreAskedForAtOnce() throws Exception {
        List<String> photos = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            AssetId picture = picture("Foto hilang " + i + " " + word);
            press.publish(press.text("Hilang " + i + " " + word, Press.BODY, null, picture));
            photos.addAll(List.of("/media/" + picture + "/w400.webp", "/media/" + picture + "/w800.webp"));
        }
        site.bakeAll();
        photos.forEach(shelf::remove);

        try (ExecutorService browser = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = photos.stream()
                    .map(photo -> browser.submit(() -> reader.get(photo).status()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    @Test
    void anOldAddressLeadsStraightToTheNewestOne() {
        StoryId id = press.publish("Pindah " + word);
        site.bakeAll();
        String first = press.path(id);
        press.move(id, "kedua-" + word);
        site.bakeAll();
        press.move(id, "ketiga-" + word);
        site.bakeAll();

        for (String old : List.of(first, "/berita/kedua-" + word)) {
            assertThat(reader.get(old).status()).isEqualTo(301);
            assertThat(reader.get(old).location()).isEqualTo("/berita/ketiga-" + word);
        }
        assertThat(reader.get("/feed.atom").body())
                .contains("urn:uuid:" + id, "/berita/ketiga-" + word)
                .doesNotContain("/berita/kedua-" + word);
        assertThat(sitemap()).contains("/berita/ketiga-" + word + "<").doesNotContain("kedua-" + word);
    }

    @Test
    void anotherDescriptionOfAPictureIsOnThePagesThatShowIt() throws IOException {
        AssetId picture = picture("Keterangan lama " + word);
        StoryId id = press.publish(press.text("Foto " + word, Press.BODY, null, picture));
        site.bakeAll();
        assertThat(reader.get(press.path(id)).body()).contains("Keterangan lama " + word);
        assets.describe(press.editor(), picture, description("Keterangan baru " + word))
                .orElseThrow();
        site.bakeAll();

        assertThat(reader.get(press.path(id)).body())
                .contains("Keterangan baru " + word)
                .doesNotContain("Keterangan lama");
        assertThat(reader.get("/topik/kesehatan").body()).contains("Keterangan baru " + word);
    }

    @Test
    void whatIsPublishedWhileABacklogIsTakenInComesFirst() {
        UUID old = press.publish("Arsip " + word).value();
        site.bakeAll();
        for (int i = 0; i < 5 * Changes.BATCH; i++) {
            changes.append("story", old);
        }
        assertThat(baker.run()).isPositive();
        clock.advance(Duration.ofSeconds(1));
        StoryId id = press.publish("Mendesak " + word);

        assertThat(baker.run()).isPositive();

        assertThat(changes.anyWaiting()).isTrue();
        assertThat(reader.get(press.path(id)).body()).contains("Mendesak " + word);
        for (String page : List.of("/", "/feed.atom", "/opd/DINKES")) {
            assertThat(reader.get(page).body()).as(page).contains("Mendesak " + word);
        }
        site.bakeAll();
        assertThat(changes.anyWaiting()).isFalse();
    }

    @Test
    void aMergedAgencysAddressesLeadToItsSuccessorWhereItsStoriesAreFound() {
        String code = "M" + Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);
        decree(Decree.Kind.SPLIT, "BAG-ORG", becoming(code, "Lebur " + word), becoming(code + "T", "Tujuan " + word));
        Text text = press.text("Sebelum lebur " + word, Press.BODY, null);
        StoryId id = press.publish(ofAgency(text, directory.agencyByCode(code).orElseThrow()));
        site.bakeAll();
        assertThat(reader.get("/opd/" + code).body()).contains("Sebelum lebur " + word);
        clock.advance(Duration.ofSeconds(60));
        decree(Decree.Kind.MERGE, List.of(code, code + "T"));
        site.bakeAll();

        for (String ending : List.of("", "/feed.atom", "/feed.rss", "/feed.json")) {
            assertThat(reader.get("/opd/" + code + ending).location()).isEqualTo("/opd/" + code + "T" + ending);
            assertThat(reader.get("/en/opd/" + code + ending).location()).isEqualTo("/en/opd/" + code + "T" + ending);
        }
        assertThat(reader.get("/opd/" + code + "T").page().select(".parts a").eachAttr("href"))
                .contains("/cari?opd=" + code);
        assertThat(reader.get("/cari?opd=" + code).body()).contains("Sebelum lebur " + word);
        assertThat(reader.get(press.path(id)).page().select(".story-agencies").text())
                .isEqualTo("Lebur " + word);
    }

    @Test
    void aRenamedAgencyBearsItsNewNameAndItsStoriesTheOldOne() {
        String code = "S" + Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);
        decree(Decree.Kind.SPLIT, "BAG-HUK", becoming(code, "Satu " + word), becoming(code + "H", "Bagian Hukum"));
        Agency agency = directory.agencyByCode(code).orElseThrow();
        Text text = press.text("Nama " + word, Press.BODY, null);
        StoryId id = press.publish(ofAgency(text, agency));
        site.bakeAll();
        assertThat(reader.get("/opd/" + code).body()).contains("Satu " + word, "Nama " + word);
        clock.advance(Duration.ofSeconds(60));
        decree(Decree.Kind.RENAME, code, becoming("", "Dua " + word));
        site.bakeAll();

        assertThat(reader.get("/opd/" + code).page().select("h1").text()).isEqualTo("Dua " + word);
        assertThat(reader.get("/opd").body()).contains("Dua " + word);
        assertThat(reader.get(press.path(id)).page().select(".story-agencies").text())
                .isEqualTo("Satu " + word);
        assertThat(reader.get("/sitemap/halaman.xml").body()).contains("/opd/" + code + "<");
        clock.advance(Duration.ofSeconds(60));
        decree(Decree.Kind.RECODE, code, becoming(code + "B", ""));
        site.bakeAll();

        assertThat(reader.get("/opd/" + code).location()).isEqualTo("/opd/" + code + "B");
        assertThat(reader.get("/opd/" + code + "/feed.rss").location()).isEqualTo("/opd/" + code + "B/feed.rss");
        assertThat(reader.get(press.path(id)).page().select(".story-agencies a").attr("href"))
                .isEqualTo("/opd/" + code + "B");
    }

    @Test
    void eachProcessBakesItsOwnPagesWhoeverTookTheChangeIn() {
        Processes.Running second = process.start(new Folder(folder));
        second.bakeAll();
        StoryId id = press.publish("Berdua " + word);
        site.bakeAll();
        second.bakeAll();
        String path = press.path(id);
        for (String page : List.of("/", path, "/feed.atom", "/opd/DINKES/feed.json", "/topik/kesehatan")) {
            assertThat(second.page(page)).contains("Berdua " + word);
        }

        press.withdraw(id, "Batal.");
        second.bakeAll();
        site.bakeAll();
        assertThat(second.page("/")).doesNotContain(word);
        assertThat(second.shelf().folder().read(path).orElseThrow().baked().status())
                .isEqualTo(410);
        assertThat(reader.get(path).status()).isEqualTo(410);
    }

    @Test
    void aProcessKilledAtAnyWriteGoesOnUntilTheStoryIsEverywhere() {
        process.start(new Folder(folder)).bakeAll();
        StoryId id = press.publish("Bertahan " + word);
        int lives = 0;
        boolean killed = true;
        while (killed) {
            killed = false;
            try {
                process.start(new Processes.Deadly(folder)).bakeAll();
            } catch (Processes.Killed end) {
                killed = true;
                lives++;
            }
            new Folder(folder)
                    .forEach(page ->
                            assertThat(page.etag()).isEqualTo(page.baked().etag()));
        }

        assertThat(lives).isGreaterThan(20);
        Processes.Running last = process.start(new Folder(folder));
        for (String page : List.of("/", press.path(id), "/opd/DINKES", "/topik/kesehatan", "/wilayah/36.74.06")) {
            assertThat(last.page(page)).contains("Bertahan " + word);
        }
        for (String feed : FEEDS) {
            for (String form : List.of(".atom", ".rss", ".json")) {
                assertThat(last.page(feed + form)).contains("Bertahan " + word);
            }
        }
        assertThat(last.page("/sitemap/" + month() + ".xml")).contains(press.path(id));
    }

    @Test
    void aChangeThatCannotBeTakenInKeepsNoOtherFromReaders() {
        StoryId bad = press.publish("Beracun " + word);
        StoryId good = press.publish("Sehat " + word);
        Copying stumbling = new Copying(
                changes,
                stories,
                copies,
                documents,
                new Gathering(directory, assets, intake) {
                    @Override
                    Gathered gather(PublishedStory story) {
                        if (story.id().equals(bad)) {
                            throw new IllegalStateException("Cannot be gathered");
                        }
                        return super.gather(story);
                    }
                },
                newsroom,
                directory,
                transactions,
                clock);

        assertThat(stumbling.run()).isPositive();
        assertThat(stumbling.run()).isZero();
        assertThat(stories.find(good.value())).isPresent();
        assertThat(stories.find(bad.value())).isEmpty();
        assertThat(copying.run()).isPositive();
        assertThat(stories.find(bad.value())).isPresent();
    }

    @Test
    void aFullDiskIsNoReasonToForgetAPage() {
        process.start(new Folder(folder)).bakeAll();
        Processes.Running full = process.start(new Folder(folder) {
            @Override
            boolean write(Baked baked) {
                throw new java.io.UncheckedIOException(new IOException("No space left on device"));
            }
        });
        StoryId id = press.publish("Penuh " + word);
        site.bakeAll();
        assertThatThrownBy(full::bakeAll).hasMessageContaining("No space left");

        Processes.Running again = process.start(new Folder(folder));
        again.bakeAll();
        assertThat(again.page(press.path(id))).contains("Penuh " + word);
    }

    private void everywhere(String title) {
        for (String list : LISTS) {
            assertThat(reader.get(list).body()).as(list).contains(title);
        }
        for (String feed : FEEDS) {
            for (String form : List.of(".atom", ".rss", ".json")) {
                assertThat(reader.get(feed + form).body()).as(feed + form).contains(title);
            }
        }
        assertThat(hits(title)).contains(title);
    }

    private void nowhere(String title) {
        for (String list : LISTS) {
            assertThat(reader.get(list).body()).as(list).doesNotContain(title);
        }
        for (String feed : FEEDS) {
            for (String form : List.of(".atom", ".rss", ".json")) {
                assertThat(reader.get(feed + form).body()).as(feed + form).doesNotContain(title);
            }
        }
        assertThat(hits(title)).doesNotContain(title);
    }

    private List<String> hits(String title) {
        return reader.get("/cari?q=" + title.replace(' ', '+'))
                .page()
                .select(".hit h3")
                .eachText();
    }

    private String image(String path) {
        return reader.get(path)
                .page()
                .select("meta[property=og:image]")
                .attr("content")
                .replaceFirst("^https?://[^/]+", "");
    }

    private String month() {
        return DateTimeFormatter.ofPattern("uuuu-MM")
                .format(clock.instant().atZone(directory.city().zone()).withZoneSameInstant(ZoneOffset.ofHours(7)));
    }

    private String sitemap() {
        return reader.get("/sitemap/" + month() + ".xml").body();
    }

    private AssetId picture(String alt) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, word.hashCode());
        ImageIO.write(image, "png", bytes);
        Asset asset = assets.store(
                        press.editor(),
                        press.agency("DINKES"),
                        "loket.png",
                        new ByteArrayInputStream(bytes.toByteArray()))
                .orElseThrow();
        assets.describe(press.editor(), asset.id(), description(alt)).orElseThrow();
        return asset.id();
    }

    private static Assets.Description description(String alt) {
        return new Assets.Description("Suasana di loket", alt, "Dinas Kesehatan", true, 0.5, 0.5);
    }

    private static Text ofAgency(Text text, Agency agency) {
        return new Text(
                text.type(),
                text.title(),
                text.lead(),
                text.body(),
                null,
                List.of(agency.id()),
                text.areas(),
                text.topics(),
                List.of(),
                List.of());
    }

    private void decree(Decree.Kind kind, String code, Decree.Becoming... result) {
        decree(kind, List.of(code), result);
    }

    private void decree(Decree.Kind kind, List<String> codes, Decree.Becoming... result) {
        reorganisation
                .prepare(people.actor("admin"), "1/" + word, kind, codes, List.of(result), clock.instant())
                .orElseThrow();
        while (reorganisation.run() > 0) {
            // one at a time
        }
    }

    private static Decree.Becoming becoming(String code, String name) {
        return new Decree.Becoming(code, name, name, name);
    }
}
