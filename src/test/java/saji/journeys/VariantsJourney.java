package saji.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.channels.Account;
import saji.channels.Connecting;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.directory.Directory;
import saji.newsroom.Newsroom;
import saji.newsroom.StoryId;
import saji.newsroom.Text;
import saji.platform.DueWork;
import saji.platform.Ids;
import saji.platform.Language;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.Visitors;

/**
 * A story on the channels of its agency: an editor writes what is said on each, a second person approves it with the story, it is
 * published, everyone sees what arrived; it is put right everywhere, and taken back from everywhere.
 */
@SajiTest
class VariantsJourney {

    private static final String BODY = """
            Loket pelayanan di kantor kecamatan buka sampai pukul 20.00 setiap hari Selasa dan Kamis. Warga yang bekerja pada siang hari
            dapat mengurus dokumen tanpa harus mengambil cuti. Bawa kartu keluarga dan nomor antrean yang diambil lewat telepon.
            """;

    @Autowired
    private World world;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Assets assets;

    @Autowired
    private Directory directory;

    @Autowired
    private Ids ids;

    @Autowired
    private Visitors visitors;

    @Autowired
    private List<DueWork> works;

    private final List<String> wrong = new ArrayList<>();
    private Account first;
    private Account second;
    private StoryId id;
    private AssetId loket;

    @BeforeEach
    void begin() throws IOException {
        first = connected("memory-full", "Kabar Dinkes");
        second = connected("memory-no-edit", "Papan Dinkes");
        AssetId picture = assets.store(
                        world.editor(), null, "loket.jpg", new ByteArrayInputStream(World.jpeg(1613, 1009)))
                .orElseThrow()
                .id();
        assets.describe(
                        world.editor(),
                        picture,
                        new Assets.Description(
                                "Loket sore", "Warga mengantre di loket sore", "Kominfo", true, 0.4, 0.4))
                .orElseThrow();
        id = new StoryId(ids.next());
        loket = picture;
        newsroom.begin(world.editor(), id, text(BODY)).orElseThrow();
    }

    private Text text(String body) {
        return new Text(
                "service_information",
                "Loket sore kini dibuka dua kali sepekan di kantor kecamatan",
                "Warga yang bekerja dapat mengurus dokumen sampai pukul 20.00.",
                body,
                null,
                List.of(directory.agencyByCode("DINKES").orElseThrow().id()),
                List.of(),
                List.of("kesehatan"),
                List.of(),
                List.of(loket));
    }

    private Account connected(String network, String name) {
        return world.connecting()
                .connect(
                        world.admin(),
                        network,
                        new Connecting.Form(name, null, Language.ID, Map.of("token", "good-" + UUID.randomUUID())))
                .orElseThrow();
    }

    @Test
    void whatIsSaidOnChannelsIsWrittenApprovedSentCorrectedAndTakenBack() {
        write();
        approveAndPublish();
        assertThat(world.standing(first, key())).singleElement().asString().startsWith("Pulang kerja masih sempat");
        assertThat(world.standing(second, key())).hasSize(1);
        correct();
        assertThat(world.standing(first, key())).singleElement().asString().startsWith("Ralat:");
        takeBack();
        assertThat(world.standing(first, key())).isEmpty();
        assertThat(world.standing(second, key())).isEmpty();
        assertThat(wrong).isEmpty();
    }

    private void write() {
        try (Browser.Visit editor = as("editor", Browser.DESK)) {
            for (Account account : List.of(first, second)) {
                Page page = editor.open(story() + "/channels/" + account.id());
                assertThat(page.inputValue("#text")).contains("Loket sore kini dibuka", "{tautan}");
                if (account.equals(first)) {
                    page.fill("#text", "x".repeat(501));
                    PlaywrightAssertions.assertThat(page.locator("#post .newsroom-count"))
                            .containsText("501 dari 500");
                    page.fill(
                            "#text", "Pulang kerja masih sempat: loket kecamatan buka sampai pukul 20.00.\n\n{tautan}");
                    PlaywrightAssertions.assertThat(page.locator("#post .newsroom-post-text"))
                            .containsText("/berita/loket-sore");
                    page.fill("#mentions", "dinkes");
                    PlaywrightAssertions.assertThat(page.locator("#post .newsroom-post-text"))
                            .containsText("@dinkes");
                    page.selectOption("#form", "SQUARE");
                    PlaywrightAssertions.assertThat(page.locator("#post img"))
                            .hasAttribute("src", Pattern.compile(".*/square.jpg"));
                }
                page.locator("#variant button[type=submit]").click();
                page.waitForURL("**/channels");
            }
            look(editor, "variants");
        }
        try (Browser.Visit editor = as("editor", Browser.PHONE)) {
            editor.open(story() + "/channels/" + first.id());
            look(editor, "variant");
        }
        newsroom.askReview(world.editor(), id, "").orElseThrow();
    }

    private void approveAndPublish() {
        try (Browser.Visit approver = as("approver", Browser.PHONE)) {
            Page page = approver.open(story());
            assertThat(page.locator("#channels").textContent()).contains("Kabar Dinkes", "Papan Dinkes");
            look(approver, "variants-approval");
            page.locator("#approve button").click();
            page.waitForURL("**" + story());
        }
        newsroom.publish(world.editor(), id).orElseThrow();
        work();
        try (Browser.Visit editor = as("editor", Browser.PHONE)) {
            Page page = editor.open(story());
            PlaywrightAssertions.assertThat(page.locator("#channels")).containsText("dari 2 yang diharapkan");
            editor.open("/desk/newsroom/postings");
            look(editor, "postings");
        }
    }

    private void correct() {
        try (Browser.Visit editor = as("editor", Browser.DESK)) {
            newsroom.save(world.editor(), id, 1, text(BODY + "\n\nLoket tutup pada hari libur."), false)
                    .orElseThrow();
            Page page = editor.open(story() + "/channels/" + first.id());
            page.fill("#text", "Ralat: loket kecamatan tutup pada hari libur.\n\n{tautan}");
            page.locator("#variant button[type=submit]").click();
            page.waitForURL("**/channels");
        }
        newsroom.askReview(world.editor(), id, "").orElseThrow();
        try (Browser.Visit approver = as("approver", Browser.DESK)) {
            Page page = approver.open(story());
            page.fill("#approve\\.note", "Hari libur ditambahkan.");
            page.locator("#approve button[value=correction]").click();
            page.waitForURL("**" + story());
        }
        work();
    }

    private void takeBack() {
        newsroom.withdraw(world.editor(), id, "Jadwal dibatalkan dinas.").orElseThrow();
        work();
        try (Browser.Visit editor = as("editor", Browser.PHONE)) {
            Page page = editor.open(story());
            assertThat(page.locator("#channels").textContent()).contains("dihapus dari kanal");
        }
    }

    private String story() {
        return "/desk/newsroom/stories/" + id;
    }

    private ObjectKey key() {
        return new ObjectKey("story:" + id);
    }

    private void work() {
        works.stream().filter(work -> work.name().equals("newsroom.serve-due")).forEach(DueWork::run);
        world.work();
    }

    private Browser.Visit as(String username, Browser.Size size) {
        return Browser.visit(visitors.address(), size)
                .with(visitors.as(username).cookie());
    }

    private void look(Browser.Visit visit, String name) {
        visit.look(name).forEach(line -> wrong.add(name + ": " + line));
    }
}
