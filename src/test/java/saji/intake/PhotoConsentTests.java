package saji.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.directory.Actor;
import saji.platform.Ids;
import saji.support.SajiTest;
import saji.support.TestPeople;
import saji.support.Visitor;
import saji.support.Visitors;

/** Whoever was there says at hand-in that those in a photo agree: later nobody knows. */
@SajiTest
class PhotoConsentTests {

    private static final String API = "/api/v1/materials/";
    private static final String BOUNDARY = "batas-bahan";

    @Autowired
    private Visitors visitors;

    @Autowired
    private TestPeople people;

    @Autowired
    private Intake intake;

    @Autowired
    private Assets assets;

    @Autowired
    private Ids ids;

    private Actor officer;
    private MaterialId id;

    @BeforeEach
    void begin() {
        officer = people.actor("dinkes");
        id = new MaterialId(ids.next());
    }

    @Test
    void aPhotoWithoutTheTickIsPointedOutWhereItStands() throws IOException {
        AssetId photo = kept("posyandu.png", png());
        assets.describe(officer, photo, said(false)).orElseThrow();
        told(List.of(photo));
        Visitor nurse = visitors.as("dinkes");

        Visitor.Answer refused =
                nurse.postAll(path("submission"), fields(nurse.get(path("edit")).page()));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("[role=alert] a").eachAttr("href")).containsExactly("#photo-" + photo);
        assertThat(refused.page().select("#photo-" + photo + " .intake-wrong").text())
                .contains("posyandu.png", "tidak ada orang yang dapat dikenali");

        List<List<String>> ticked = fields(refused.page());
        ticked.add(List.of("photos[0].consent", "on"));
        assertThat(nurse.postAll(path("submission"), ticked).location()).isEqualTo("/desk/intake/materials/" + id);
        assertThat(assets.find(photo).orElseThrow().consent()).isTrue();
    }

    @Test
    void aDocumentNeedsNoTick() {
        AssetId document = kept("daftar-hadir.pdf", "%PDF-1.7 hadir %%EOF".getBytes(StandardCharsets.US_ASCII));
        told(List.of(document));

        Document edit = visitors.as("dinkes").get(path("edit")).page();
        assertThat(edit.select("#photo-" + document + " [data-picture-only]:not([hidden])"))
                .isEmpty();
        assertThat(edit.select("#photo-" + document + " [data-file-only]:not([hidden])")
                        .eachText())
                .containsExactly("Keterangan berkas", "Sumber atau pemilik");
        assertThat(intake.submit(officer, id).isDone()).isTrue();
    }

    @Test
    void aScriptIsToldTheSame() throws IOException {
        told(List.of());
        Visitor script = visitors.withToken("dinkes");
        byte[] picture = png();
        assertThat(send(script, picture, "false").status()).isEqualTo(201);

        Visitor.Answer refused = script.send("POST", API + id + "/submission", "application/json", new byte[0]);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("intake.missing.consent", "imunisasi.png");

        assertThat(send(script, picture, "true").status()).isEqualTo(201);
        assertThat(script.send("POST", API + id + "/submission", "application/json", new byte[0])
                        .status())
                .isEqualTo(200);
    }

    private Visitor.Answer send(Visitor script, byte[] picture, String consent) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String[] part :
                new String[][] {{"alt", "Bidan menimbang bayi"}, {"credit", "Dinkes"}, {"consent", consent}}) {
            body.write("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, part[0], part[1])
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"imunisasi.png\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(picture);
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return script.send(
                "POST", API + id + "/photos", "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    private void told(List<AssetId> photos) {
        Intake.Draft draft = new Intake.Draft(
                Material.Stage.DONE,
                "Posyandu di Ciputat",
                "Posyandu dibuka setiap Sabtu.",
                java.time.Instant.parse("2026-11-20T01:00:00Z"),
                null,
                null,
                "Balai warga",
                null,
                null,
                "Kader posyandu",
                "Warga dapat memeriksakan bayi tanpa biaya.",
                "",
                "",
                List.of(),
                null,
                photos,
                List.of());
        intake.begin(officer, id, officer.officerOf().iterator().next(), draft).orElseThrow();
    }

    private AssetId kept(String name, byte[] content) {
        return assets.store(officer, officer.officerOf().iterator().next(), name, new ByteArrayInputStream(content))
                .orElseThrow()
                .id();
    }

    private static Assets.Description said(boolean consent) {
        return new Assets.Description("Di posyandu", "Kader menimbang bayi", "Dinas Kesehatan", consent, 0.5, 0.5);
    }

    /** A picture that no other test has: the same bytes of one agency are one asset. */
    private static byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, UUID.randomUUID().hashCode());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private String path(String what) {
        return "/desk/intake/materials/" + id + "/" + what;
    }

    private static List<List<String>> fields(Document page) {
        List<List<String>> fields = new ArrayList<>();
        for (var entry : page.select("form[data-hand-in]").forms().getFirst().formData()) {
            fields.add(List.of(entry.key(), entry.value()));
        }
        fields.removeIf(
                field -> field.getFirst().equals("_csrf") || field.getFirst().equals("files"));
        return fields;
    }
}
