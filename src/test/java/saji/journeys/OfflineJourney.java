package saji.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.directory.Actor;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.intake.Overview;
import saji.intake.Step;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.TestPeople;
import saji.support.Unique;
import saji.support.Visitors;

/**
 * At an event without a network: material with a photo is typed, handed in, the browser closed and opened again; once there is a
 * network it is sent, and sent once.
 */
@SajiTest
class OfflineJourney {

    private static final String FORM = "form[data-ready=true]";

    @Autowired
    private Visitors visitors;

    @Autowired
    private TestPeople people;

    @Autowired
    private Intake intake;

    @Autowired
    private Overview overview;

    @Test
    void whatIsTypedWithoutANetworkSurvivesAClosedBrowserAndIsSentOnce() throws IOException {
        String title = "Panen padi di Setu " + Unique.word();
        String id;
        try (Browser.Visit officer = Browser.visit(visitors.address(), Browser.PHONE)
                .with(visitors.as("dinkes").cookie())) {
            Page page = officer.open("/desk/intake/materials/new");
            page.waitForSelector(FORM);
            page.waitForSelector("form[data-offline=true]");
            officer.connected(false);
            page.fill("[name=title]", title);
            page.fill("[name=what]", "Panen raya di sawah terakhir.");
            page.selectOption("[name=area]", "36.74.04.1003");
            page.fill("[name=who]", "Kelompok tani");
            page.fill("[name=why]", "Sawah kota masih memberi hasil.");
            page.locator("input[data-add-photo][multiple]")
                    .setInputFiles(new FilePayload("panen.jpg", "image/jpeg", photo()));
            page.waitForSelector(".intake-photo img");
            page.locator("[name='photos[0].alt']").fill("Petani memegang padi");
            page.locator("[name='photos[0].credit']").fill("Kelompok tani");
            page.locator("[name='photos[0].consent']").check();
            page.click("[data-submit]");
            page.waitForSelector("[data-status][data-kind=WillHandIn]");
            id = page.url().replaceAll(".*draft=", "");

            page = officer.reopen("/desk/intake/materials/new?draft=" + id);
            page.waitForSelector(FORM);
            assertThat(page.inputValue("[name=title]")).isEqualTo(title);
            assertThat(page.inputValue("[name='photos[0].alt']")).isEqualTo("Petani memegang padi");
            page.waitForFunction("() => document.querySelector('.intake-photo img').naturalWidth > 0");
            assertThat(officer.look("hand-in-offline")).isEmpty();

            officer.connected(true);
            page.waitForURL("**/desk/intake/materials/" + id);
            assertThat(page.locator("main").innerText()).contains(title, "Kelompok tani");
        }
        assertThatItWasSentOnce(id, title);
    }

    @Test
    void aDraftIsThrownAwayFromDeviceAndServer() {
        String title = "Salah ketik " + Unique.word();
        try (Browser.Visit officer = Browser.visit(visitors.address(), Browser.PHONE)
                .with(visitors.as("dinkes").cookie())) {
            Page page = officer.open("/desk/intake/materials/new");
            page.waitForSelector(FORM);
            assertThat(page.locator("[data-discard]").isVisible()).isFalse();
            page.fill("[name=title]", title);
            page.waitForSelector("[data-status][data-kind=Saved]");
            String address = page.url();

            page.onceDialog(dialog -> dialog.dismiss());
            page.click("[data-discard]");
            assertThat(page.url()).isEqualTo(address);
            page.onceDialog(dialog -> dialog.accept());
            page.click("[data-discard]");

            page.waitForURL("**/desk/intake/materials");
            assertThat(page.locator("main").innerText())
                    .contains("Draf dibuang")
                    .doesNotContain(title);
            assertThat(officer.open("/desk/intake/materials/new")
                            .locator("[data-unsent]")
                            .innerText())
                    .doesNotContain(title);
            assertThat(page.navigate(address).status()).isEqualTo(404);
        }
    }

    @Test
    void itIsSentFromWhicheverPageIsOpenedNext() {
        String title = "Senam lansia di Setu " + Unique.word();
        String id;
        try (Browser.Visit officer = Browser.visit(visitors.address(), Browser.PHONE)
                .with(visitors.as("dinkes").cookie())) {
            Page page = officer.open("/desk/intake/materials/new");
            page.waitForSelector(FORM);
            officer.connected(false);
            page.fill("[name=title]", title);
            page.fill("[name=what]", "Senam bersama setiap Jumat.");
            page.selectOption("[name=area]", "36.74.04.1003");
            page.fill("[name=who]", "Puskesmas Setu");
            page.fill("[name=why]", "Lansia tetap bugar.");
            page.click("[data-submit]");
            page.waitForSelector("[data-status][data-kind=WillHandIn]");
            id = page.url().replaceAll(".*draft=", "");
            officer.connected(true);
            page = officer.reopen("/desk");
            page.waitForSelector("[role=status] a[href$='" + id + "']");
        }
        assertThatItWasSentOnce(id, title);
    }

    private void assertThatItWasSentOnce(String id, String title) {
        Actor officer = people.actor("dinkes");
        Material material =
                intake.material(officer, new MaterialId(UUID.fromString(id))).orElseThrow();
        assertThat(material.state()).isEqualTo(Material.State.SUBMITTED);
        assertThat(material.assets()).hasSize(title.startsWith("Panen") ? 1 : 0);
        assertThat(intake.history(officer, material.id()))
                .filteredOn(step -> step.kind() == Step.Kind.SUBMITTED)
                .hasSize(1);
        Overview.Filter same = new Overview.Filter(null, null, null, null, null, title);
        assertThat(overview.own(officer, same, null, 10)).hasSize(1);
    }

    private static byte[] photo() throws IOException {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setPaint(new GradientPaint(0, 0, Color.CYAN, 640, 480, Color.GREEN));
        brush.fillRect(0, 0, 640, 480);
        brush.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
