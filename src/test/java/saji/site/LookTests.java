package saji.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import saji.directory.Directory;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.SettableClock;
import saji.support.Visitors;

/** Every kind of public page, looked at with a phone and at a desk: nothing is wider than the window, axe finds nothing. */
@SajiTest
class LookTests {

    @Autowired
    private Site site;

    @Autowired
    private Copying copying;

    @Autowired
    private Directory directory;

    @Autowired
    private Shelf shelf;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Visitors visitors;

    @BeforeEach
    void stories() throws Exception {
        if (shelf.get("/berita/bank-sampah-kedaung-setahun") != null) {
            return;
        }
        SampleStories samples = new SampleStories(directory, clock.instant());
        for (SampleStories.Sample sample : samples.all()) {
            copying.keep(sample.story(), sample.body());
            for (Served.Picture picture : sample.story().pictures()) {
                drawn(picture.asset());
            }
        }
        site.rebuild();
        site.bakeAll();
        for (SampleStories.Sample sample : samples.all()) {
            for (Served.Picture picture : sample.story().pictures()) {
                drawn(picture.asset());
            }
        }
    }

    static Stream<List<String>> pages() {
        return Stream.of(
                List.of("beranda", "/"),
                List.of("cerita", "/berita/bank-sampah-kedaung-setahun"),
                List.of("tabel", "/berita/infografik-harga-pangan"),
                List.of("klarifikasi", "/berita/klarifikasi-kk-akta-lama"),
                List.of("ditarik", "/berita/pendaftaran-sertifikat-halal"),
                List.of("topik", "/topik/lingkungan"),
                List.of("opd", "/opd"),
                List.of("opd-dinkes", "/opd/DINKES"),
                List.of("wilayah", "/wilayah"),
                List.of("wilayah-pamulang", "/wilayah/36.74.06"),
                List.of("koreksi", "/koreksi"),
                List.of("tentang", "/tentang"),
                List.of("tidak-ada", "/berita/tidak-ada"),
                List.of("en", "/en"),
                List.of("en-cerita", "/en/berita/bank-sampah-kedaung-setahun"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void looksGood(List<String> page) {
        for (Browser.Size size : Set.of(Browser.PHONE, Browser.DESK)) {
            try (Browser.Visit visit = Browser.visit(visitors.address(), size)) {
                visit.open(page.get(1));
                assertThat(visit.look("site-" + page.get(0))).isEmpty();
            }
        }
    }

    /** Some picture where none was painted yet. */
    private void drawn(UUID asset) throws Exception {
        BufferedImage image = new BufferedImage(800, 533, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        Random random = new Random(asset.getMostSignificantBits());
        pen.setPaint(new GradientPaint(
                0, 0, new Color(random.nextInt(0xffffff)), 800, 533, new Color(random.nextInt(0xffffff))));
        pen.fillRect(0, 0, 800, 533);
        for (int i = 0; i < 30; i++) {
            pen.setColor(new Color(random.nextInt(255), random.nextInt(255), random.nextInt(255), 60));
            pen.fill(new Ellipse2D.Double(
                    random.nextInt(800), random.nextInt(533), random.nextInt(200), random.nextInt(200)));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        for (String file : List.of("w400.webp", "w800.webp", "w1600.webp", "j800.jpg")) {
            shelf.put(Baked.forever("/media/" + asset + "/" + file, "image/jpeg", bytes.toByteArray()));
        }
    }
}
