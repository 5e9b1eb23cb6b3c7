package saji.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.SajiTest;
import saji.support.TestPeople;

/** Share cards are drawn whatever the title is. */
@SajiTest
class ShareCardTests {

    private static final List<String> TITLES = List.of(
            "Rekam KTP-el dilayani Sabtu dan Minggu di tujuh kantor kecamatan",
            "Banjir surut",
            "Posyandu dan puskesmas di tujuh kecamatan menambah jam layanan sampai malam supaya pekerja yang pulang sore"
                    + " tetap dapat memeriksakan kehamilan dan menimbang balita tanpa mengambil cuti",
            "Pertanggungjawabanpertanggungjawabanpertanggungjawabanpertanggungjawaban",
            "",
            "\u0000\u202e<script>alert('1')</script>\r\n😀 العربية — “kutip”…",
            "x ".repeat(5000));

    @Autowired
    private Assets assets;

    @Autowired
    private TestPeople people;

    @Test
    void everyTitleGivesACardOfTheRightSize() throws IOException {
        var editor = people.actor("editor");
        Asset picture = assets.store(editor, null, "x.jpg", new ByteArrayInputStream(Samples.jpeg(301, 1600, 1067)))
                .orElseThrow();
        Path folder = Files.createDirectories(Path.of("target/cards"));
        for (int i = 0; i < TITLES.size(); i++) {
            for (AssetId beside : java.util.Arrays.asList(null, picture.id())) {
                byte[] card = assets.shareCard(TITLES.get(i), "Kependudukan · Berita", beside);
                Files.write(folder.resolve(i + (beside == null ? "" : "-picture") + ".png"), card);
                assertThat(Samples.size(card)).isEqualTo(new Asset.Size(1200, 630));
            }
        }
    }

    @Test
    void aPictureThatIsNotThereIsLeftOut() throws IOException {
        byte[] card = assets.shareCard("Judul", "", new AssetId(java.util.UUID.randomUUID()));

        assertThat(card).isEqualTo(assets.shareCard("Judul", "", null));
    }

    @Test
    void noLineIsWiderThanItsRoom() {
        Lettering letters = new Lettering(700);
        for (String title : TITLES) {
            assertThat(letters.lines(title, 60, 600, 4))
                    .hasSizeLessThanOrEqualTo(4)
                    .allSatisfy(line -> assertThat(letters.width(line, 60)).isLessThanOrEqualTo(600));
        }
    }
}
