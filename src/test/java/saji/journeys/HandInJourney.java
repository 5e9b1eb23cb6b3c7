package saji.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.Unique;
import saji.support.Visitors;

/** What a newcomer lays to a material on a phone: files that are refused, the same photo twice, a document, far too much text. */
@SajiTest
class HandInJourney {

    private static final String FORM = "form[data-ready=true]";

    @Autowired
    private Visitors visitors;

    @Test
    void ofARefusedFileOnlyNameReasonAndAWayOutAreLeft() {
        try (Browser.Visit officer = officer()) {
            Page page = begun(officer);
            FilePayload drawing = file("gambar.jpg", "image/jpeg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
            add(page, file("kosong.png", "image/png", ""), drawing);
            page.waitForFunction("() => document.querySelectorAll('.intake-refused').length === 2");

            Locator cards = page.locator(".intake-refused");
            assertThat(cards.nth(0).innerText()).contains("kosong.png", "Berkas ini kosong");
            assertThat(cards.nth(1).innerText()).contains("gambar.jpg", "SVG");
            assertThat(cards.locator("input:visible, img:visible").count()).isZero();
            assertThat(cards.locator("[data-try-again]:visible").count()).isZero();
            assertThat(cards.nth(0).boundingBox().height).isLessThan(200);
            assertThat(officer.look("hand-in-refused-files")).isEmpty();

            cards.nth(0).locator("[data-drop-photo]").click();
            assertThat(page.locator(".intake-photo").innerText()).contains("gambar.jpg");
            cards.nth(0).locator("[data-drop-photo]").click();
            assertThat(page.locator(".intake-photo").count()).isZero();
            add(page, drawing);
            page.waitForSelector(".intake-refused");
        }
    }

    @Test
    void theSamePhotoStandsOnceAndADocumentIsAskedForLess() throws IOException {
        try (Browser.Visit officer = officer()) {
            Page page = begun(officer);
            FilePayload photo = new FilePayload("panen.png", "image/png", png());
            add(page, photo);
            page.waitForSelector(".intake-photo:not([data-id^='local:'])");
            page.locator("[name='photos[0].credit']").fill("Kelompok tani");
            add(page, photo);
            page.waitForFunction("() => document.querySelector('[data-photo-refused]').textContent !== ''");
            assertThat(page.locator("[data-photo-refused]").innerText()).contains("panen.png", "sudah ada");
            assertThat(page.locator(".intake-photo").count()).isEqualTo(1);

            add(page, file("daftar.pdf", "application/pdf", "%PDF-1.7 " + Unique.word() + " %%EOF"));
            Locator document = page.locator(".intake-photo").nth(1);
            document.waitFor();
            assertThat(document.innerText()).contains("daftar.pdf", "Keterangan berkas", "Sumber atau pemilik");
            assertThat(document.innerText()).doesNotContain("Keterangan foto", "Gambarkan", "dapat dikenali");
            assertThat(document.locator("[name$='.credit']").inputValue()).isEqualTo("Kelompok tani");
            assertThat(officer.look("hand-in-document")).isEmpty();
        }
    }

    @Test
    void farTooMuchTextIsNamedAndNotSent() {
        List<String> sent = new CopyOnWriteArrayList<>();
        try (Browser.Visit officer = officer()) {
            Page page = begun(officer);
            page.waitForSelector("[data-status][data-kind=Saved]");
            watch(officer, sent);
            page.fill("[name=what]", "a".repeat(20_001));
            page.click("[data-submit]");
            page.waitForSelector("[data-status][data-kind=Refused]");

            assertThat(page.locator("[data-status]").innerText()).contains("Ceritakan", "20.000", "20.001");
            officer.reopen("/desk");
            page = officer.open("/desk/intake/materials/new");
            page.waitForSelector("[data-unsent] a");
            assertThat(sent).isEmpty();
        }
    }

    @Test
    void whatTheServerRefusedIsSentAgainOnlyOnceItIsChanged() {
        List<String> sent = new CopyOnWriteArrayList<>();
        try (Browser.Visit officer = officer()) {
            Page page = begun(officer);
            page.waitForSelector("[data-status][data-kind=Saved]");
            String form = page.url();
            swell(page, form);
            watch(officer, sent);

            page = officer.reopen("/desk");
            page.waitForCondition(() -> !sent.isEmpty());
            page = officer.open("/desk");
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            assertThat(sent).hasSize(1);

            page = officer.open(form.replaceAll("https?://[^/]+", ""));
            page.waitForSelector("[data-status][data-kind=Refused]");
            assertThat(page.locator("[data-status]").innerText())
                    .contains("Ceritakan")
                    .doesNotContain("413");
            assertThat(sent).hasSize(1);
            page.fill("[name=what]", "Pendek.");
            page.waitForSelector("[data-status][data-kind=Saved]");
            assertThat(sent).hasSize(2);
        }
    }

    /** As a device holds it that let ten million characters in. */
    private static void swell(Page page, String form) {
        page.evaluate("""
                async (id) => {
                    const script = document.querySelector('script[src*="intake/hand-in.js"]').src;
                    const { change } = await import(new URL('drafts.js', script).href);
                    await change(id, (was) => {
                        was.entries = was.entries.map(([name, value]) => [name, name === 'what' ? 'a'.repeat(1e7) : value]);
                        was.dirty = true;
                        was.revision += 1;
                    });
                }
                """, form.replaceAll(".*/materials/([0-9a-f-]{36})/.*", "$1"));
        page.navigate("about:blank");
    }

    private static void watch(Browser.Visit officer, List<String> sent) {
        officer.context().onRequestFinished(request -> {
            if (request.method().equals("POST") && request.url().endsWith("/draft")) {
                sent.add(request.url());
            }
        });
    }

    private Browser.Visit officer() {
        return Browser.visit(visitors.address(), Browser.PHONE)
                .with(visitors.as("dinkes").cookie());
    }

    private static Page begun(Browser.Visit officer) {
        Page page = officer.open("/desk/intake/materials/new");
        page.waitForSelector(FORM);
        page.fill("[name=title]", "Panen di Setu " + Unique.word());
        return page;
    }

    private static void add(Page page, FilePayload... files) {
        page.locator("input[data-add-photo][multiple]").setInputFiles(files);
    }

    private static FilePayload file(String name, String type, String content) {
        return new FilePayload(name, type, content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, UUID.randomUUID().hashCode());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
