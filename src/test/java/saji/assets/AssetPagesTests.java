package saji.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.TestPeople;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uploads, bytes and pages over HTTP. */
@SajiTest
class AssetPagesTests {

    @Autowired
    private Assets assets;

    @Autowired
    private Visitors visitors;

    @Autowired
    private TestPeople people;

    @Autowired
    private Directory directory;

    @Autowired
    private JsonMapper json;

    @Test
    void aScriptUploadsAndLearnsWhatWasStored() throws IOException {
        Visitor dinkes = visitors.as("dinkes").header("Accept", "application/json");

        Visitor.Answer answer = Uploads.send(dinkes, "Posyandu \"Melati\".jpg", Samples.jpeg(101, 900, 600));

        JsonNode stored = json.readTree(answer.body());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(stored.get("kind").asString()).isEqualTo("IMAGE");
        Visitor.Answer thumbnail = dinkes.get(stored.get("thumbnail").asString());
        assertThat(thumbnail.status()).isEqualTo(200);
        assertThat(thumbnail.header("Content-Type")).isEqualTo("image/webp");
        Asset asset = assets.find(
                        new AssetId(java.util.UUID.fromString(stored.get("id").asString())))
                .orElseThrow();
        assertThat(asset.agency()).isEqualTo(agency("DINKES"));
    }

    @Test
    void aRefusedUploadSaysWhyAndStoresNothing() {
        Visitor dinkes = visitors.as("dinkes").header("Accept", "application/json");

        Visitor.Answer answer =
                Uploads.send(dinkes, "../../x.jpg", Samples.latin("<svg onload=alert(1)><script>1</script></svg>"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("SVG", "assets.refused.svg");
    }

    @Test
    void aPlainFormIsAnsweredWithThePageOfTheAssetOrTheReasons() throws IOException {
        Visitor dinkes = visitors.as("dinkes").header("Accept", "text/html");

        Visitor.Answer stored = Uploads.send(dinkes, "foto.jpg", Samples.jpeg(102, 300, 200));
        Visitor.Answer refused = Uploads.send(dinkes, "<b>x</b>.gif", Samples.latin("GIF89a"));

        assertThat(stored.status()).isEqualTo(302);
        assertThat(dinkes.get(stored.location()).page().title()).contains("foto.jpg");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".alert-danger").text()).contains("GIF", "<b>x</b>.gif");
    }

    @Test
    void anUploadThatIsFarTooLargeIsAnsweredAndNotBelieved() {
        Visitor dinkes = visitors.as("dinkes").header("Accept", "application/json");
        byte[] file = new byte[101 * 1024 * 1024];
        System.arraycopy(Samples.latin("\u00ff\u00d8\u00ff\u00e0"), 0, file, 0, 4);

        Visitor.Answer answer = Uploads.send(dinkes, "besar.jpg", file);

        assertThat(answer.status()).isIn(413, 422);
        assertThat(dinkes.get("/desk/assets").status()).isEqualTo(200);
    }

    @Test
    void bytesComeWithTheRightTypeAndNothingRuns() throws IOException {
        Visitor dinkes = visitors.as("dinkes");
        Asset pdf =
                store("dinkes", "Laporan <script>\".pdf", Samples.latin("%PDF-1.7 <script>alert(1)</script> %%EOF"));
        Asset video = store("dinkes", "rekaman.mp4", Samples.mp4());

        Visitor.Answer document = dinkes.get("/desk/assets/" + pdf.id() + "/original");
        Visitor.Answer part =
                visitors.as("dinkes").header("Range", "bytes=4-11").get("/desk/assets/" + video.id() + "/original");

        assertThat(document.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(document.header("Content-Disposition"))
                .startsWith("attachment")
                .doesNotContain("<", "\n");
        assertThat(document.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(document.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(document.header("Cache-Control")).contains("private");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("ftypisom");
        assertThat(dinkes.header("If-None-Match", document.header("ETag"))
                        .get("/desk/assets/" + pdf.id() + "/original")
                        .status())
                .isEqualTo(304);
    }

    @Test
    void othersFindNothing() throws IOException {
        Asset asset = store("dinkes", "foto.jpg", Samples.jpeg(103, 300, 200));
        List<String> paths = List.of("", "/original", "/w400.webp", "/square.jpg");

        for (String path : paths) {
            String address = "/desk/assets/" + asset.id() + path;
            for (String allowed : List.of("dinkes", "editor", "approver", "leader")) {
                assertThat(visitors.as(allowed).get(address).status())
                        .as(allowed + path)
                        .isEqualTo(200);
            }
            for (String refused : List.of("dpu", "pamulang", "admin")) {
                assertThat(visitors.as(refused).get(address).status())
                        .as(refused + path)
                        .isEqualTo(404);
            }
            assertThat(visitors.anonymous().get(address).status()).isEqualTo(302);
        }
        Map<String, String> form = Map.of("caption", "x", "focusX", "10", "focusY", "10");
        String description = "/desk/assets/" + asset.id() + "/description";
        assertThat(visitors.as("dpu").post(description, form).status()).isEqualTo(404);
        assertThat(visitors.as("leader").post(description, form).status()).isEqualTo(403);
        assertThat(visitors.as("dinkes").postForged(description, form).status()).isEqualTo(403);
        assertThat(visitors.as("dpu").get("/desk/assets").body())
                .doesNotContain(asset.id().toString());
        assertThat(visitors.as("dpu")
                        .get("/desk/assets?agency=" + agency("DINKES"))
                        .body())
                .doesNotContain(asset.id().toString());
        assertThat(visitors.as("dinkes")
                        .get("/desk/assets/" + asset.id() + "/nothing.jpg")
                        .status())
                .isEqualTo(404);
        assertThat(visitors.as("dinkes").get("/desk/assets/nonsense/original").status())
                .isIn(400, 404);
    }

    @Test
    void nobodyUploadsForAnotherAgency() throws IOException {
        Visitor dpu = visitors.as("dpu").header("Accept", "application/json");

        Visitor.Answer answer = Uploads.send(
                dpu, "x.jpg", Samples.jpeg(104, 30, 20), agency("DINKES").toString());

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void theFormKeepsWhatWasTypedAndSavesWhatIsRight() throws IOException {
        Asset asset = store("dinkes", "foto.jpg", Samples.jpeg(105, 600, 400));
        Visitor dinkes = visitors.as("dinkes");
        String page = "/desk/assets/" + asset.id();

        Visitor.Answer refused = dinkes.post(
                page + "/description",
                Map.of("caption", "Judul <b>", "alt", "x".repeat(501), "focusX", "900", "focusY", "x"));
        Visitor.Answer saved = dinkes.post(
                page + "/description",
                Map.of(
                        "caption", "Judul", "alt", "Alt", "credit", "Dinas", "consent", "yes", "focusX", "20", "focusY",
                        "80"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#caption").text()).isEqualTo("Judul <b>");
        assertThat(refused.page().select(".alert-danger li")).hasSize(2);
        assertThat(saved.location()).isEqualTo(page);
        Asset now = assets.find(asset.id()).orElseThrow();
        assertThat(now.focusX()).isEqualTo(0.2);
        assertThat(now.consent()).isTrue();
        assertThat(dinkes.open(page).page().select("[role=status]").text()).contains("disimpan");
    }

    @Test
    void thePagesAreAccessibleAndTheFocalPointIsSetByClick() throws IOException {
        Asset asset = store("dinkes", "Imunisasi di Puskesmas.jpg", Samples.jpeg(106, 1600, 1067));
        store("dinkes", "Imunisasi, salinan.jpg", Pictures.encode(Samples.picture(106, 800, 533), "jpg"));
        store("dinkes", "Laporan triwulan.pdf", Samples.latin("%PDF-1.7 %%EOF"));
        for (Browser.Size size : List.of(Browser.PHONE, Browser.DESK)) {
            try (Browser.Visit visit = Browser.visit(visitors.address(), size)
                    .with(visitors.as("dinkes").cookie())) {
                visit.open("/desk/assets");
                assertThat(visit.look("assets-library")).isEmpty();
                visit.open("/desk/assets/" + asset.id());
                assertThat(visit.look("assets-asset")).isEmpty();
                visit.page()
                        .locator("[data-focus-picker]")
                        .click(new com.microsoft.playwright.Locator.ClickOptions().setPosition(60, 50));
                assertThat(visit.page().locator("#focusX").inputValue()).isNotEqualTo("50");
            }
        }
    }

    @Test
    void severalFilesAreUploadedWithTheirStateSaid() throws IOException {
        try (Browser.Visit visit = Browser.visit(visitors.address(), Browser.PHONE)
                .with(visitors.as("dpu").cookie())) {
            visit.open("/desk/assets");
            visit.page().locator("#file").setInputFiles(new com.microsoft.playwright.options.FilePayload[] {
                new com.microsoft.playwright.options.FilePayload(
                        "Jalan Pajajaran.jpg", "image/jpeg", Samples.jpeg(107, 900, 600)),
                new com.microsoft.playwright.options.FilePayload(
                        "lambang.svg", "image/svg+xml", Samples.latin("<svg></svg>"))
            });
            visit.page().locator(".assets-upload.is-refused").waitFor();
            assertThat(visit.page().locator(".assets-upload-state").allInnerTexts())
                    .satisfies(states -> assertThat(states.getFirst()).isEqualTo("Tersimpan"))
                    .satisfies(states -> assertThat(states.getLast()).contains("SVG"));
            assertThat(visit.look("assets-upload")).isEmpty();
        }
    }

    private Asset store(String username, String name, byte[] file) {
        var actor = people.actor(username);
        return assets.store(actor, actor.officerOf().iterator().next(), name, new ByteArrayInputStream(file))
                .orElseThrow();
    }

    private AgencyId agency(String code) {
        return directory.agencyByCode(code).orElseThrow().id();
    }
}
