package saji.dev;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import saji.support.Browser;

/** Takes the pictures of {@code docs/screenshots} from the demo city that {@code bin/dev} serves: its address and the folder. */
final class Screenshots {

    private static final float QUALITY = 0.82f;

    private final String address;
    private final Path folder;

    private Screenshots(String address, Path folder) {
        this.address = address;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        Screenshots screenshots = new Screenshots(args[0], Path.of(args[1]));
        Files.createDirectories(screenshots.folder);
        for (Browser.Size size : new Browser.Size[] {Browser.PHONE, Browser.DESK}) {
            screenshots.site(size);
        }
        screenshots.officer();
        screenshots.editor();
        screenshots.approver();
        screenshots.administrator();
        screenshots.channels();
        System.exit(0); // the browser of Playwright would go on
    }

    private void site(Browser.Size size) throws IOException {
        try (Browser.Visit citizen = Browser.visit(address, size)) {
            take(citizen, size, "site-home", "/");
            Locator story = citizen.page().locator("main a[href^='/berita/']").first();
            take(citizen, size, "site-story", String.valueOf(story.getAttribute("href")));
            take(citizen, size, "site-search", "/cari?q=puskesmas");
        }
    }

    private void officer() throws IOException {
        try (Browser.Visit officer = signedIn("dinkes", Browser.PHONE)) {
            take(officer, Browser.PHONE, "desk-officer", "/desk");
            officer.open("/desk/intake/materials/new").waitForSelector("form[data-ready=true]");
            take(officer, Browser.PHONE, "hand-in");
            take(officer, Browser.PHONE, "materials", "/desk/intake/materials");
        }
    }

    private void editor() throws IOException {
        try (Browser.Visit editor = signedIn("editor", Browser.DESK)) {
            take(editor, Browser.DESK, "desk-editor", "/desk");
            String flagged = first(
                    editor.page(),
                    "section[aria-label*='akta'] a[href^='/desk/newsroom/stories/'], section[aria-label*='ngka'] a[href^='/desk/newsroom/stories/']");
            take(editor, Browser.DESK, "incoming", "/desk/intake/incoming");
            take(editor, Browser.DESK, "material", first(editor.page(), ".intake-line"));
            take(editor, Browser.DESK, "agenda", "/desk/intake/agenda");
            take(editor, Browser.DESK, "silent-agencies", "/desk/intake/silent");
            take(editor, Browser.DESK, "calendar", "/desk/newsroom/calendar");
            take(editor, Browser.DESK, "board", "/desk/newsroom");
            String story = first(
                    editor.page(), "a[href^='/desk/newsroom/stories/']:not([href^='/desk/newsroom/stories/new'])");
            take(editor, Browser.DESK, "story-editor", story.replaceAll("[?#].*", "") + "/text");
            if (!flagged.isEmpty()) {
                take(editor, Browser.DESK, "fact-flag", flagged);
            }
        }
    }

    private void approver() throws IOException {
        try (Browser.Visit approver = signedIn("approver", Browser.DESK)) {
            String story = first(approver.page(), "main a[href*='/desk/newsroom/stories/']");
            take(approver, Browser.DESK, "approval", story);
        }
    }

    private void administrator() throws IOException {
        try (Browser.Visit admin = signedIn("admin", Browser.DESK)) {
            take(admin, Browser.DESK, "channels", "/desk/channels");
            take(admin, Browser.DESK, "channel-connect", "/desk/channels/accounts/new?network=telegram");
            admin.open("/desk/channels");
            take(
                    admin,
                    Browser.DESK,
                    "channel-account",
                    first(admin.page(), ".channels-line:has(.bi-globe2), .channels-line"));
        }
    }

    /** What is said of stories on channels: at a desk, and posting by hand on a phone. */
    private void channels() throws IOException {
        try (Browser.Visit editor = signedIn("editor", Browser.DESK)) {
            take(editor, Browser.DESK, "channel-calendar", "/desk/newsroom/postings");
            String story = first(editor.page(), ".newsroom-entry a").replaceAll("/channels.*", "/channels");
            take(editor, Browser.DESK, "variants", story);
            take(
                    editor,
                    Browser.DESK,
                    "variant",
                    first(editor.page(), "section:has(.bi-twitter-x) .newsroom-post-actions a"));
            take(editor, Browser.DESK, "deliveries", "/desk/channels/deliveries");
        }
        try (Browser.Visit editor = signedIn("editor", Browser.PHONE)) {
            take(editor, Browser.PHONE, "channel-calendar", "/desk/newsroom/postings");
            editor.open("/desk/channels/tasks");
            take(editor, Browser.PHONE, "assisted-posting", first(editor.page(), "a.channels-line"));
        }
    }

    private Browser.Visit signedIn(String username, Browser.Size size) {
        Browser.Visit visit = Browser.visit(address, size);
        Page page = visit.open("/sign-in");
        page.locator("button[name=username][value=" + username + "]").click();
        page.waitForURL("**/desk");
        return visit;
    }

    private static String first(Page page, String links) {
        Locator found = page.locator(links);
        return found.count() == 0 ? "" : String.valueOf(found.first().getAttribute("href"));
    }

    private void take(Browser.Visit visit, Browser.Size size, String name, String path) throws IOException {
        visit.open(path);
        take(visit, size, name);
    }

    private void take(Browser.Visit visit, Browser.Size size, String name) throws IOException {
        visit.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(visit.page().screenshot()));
        Path file = folder.resolve(name + "-" + size.width() + ".webp");
        Files.deleteIfExists(file);
        ImageWriter writer = ImageIO.getImageWritersBySuffix("webp").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType("Lossy");
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        System.out.println(file);
    }
}
