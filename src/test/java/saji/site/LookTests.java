package saji.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.directory.Directory;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.SettableClock;
import saji.support.Visitors;

/**
 * Every kind of public page, looked at with a phone by day and at a desk by night: nothing is wider than the window, axe finds
 * nothing. Where several pages come from one template, axe looks at one of them.
 */
@SajiTest
class LookTests {

    /** A page with the name of its picture; {@code first} when it is the first of its template, or has something of its own in it. */
    private record Look(String name, String path, boolean first) {}

    private static final List<Look> PAGES = List.of(
            new Look("beranda", "/", true),
            new Look("cerita", "/berita/bank-sampah-kedaung-setahun", true),
            new Look("tabel", "/berita/infografik-harga-pangan", true),
            new Look("klarifikasi", "/berita/klarifikasi-kk-akta-lama", true),
            new Look("ditarik", "/berita/pendaftaran-sertifikat-halal", true),
            new Look("topik", "/topik/lingkungan", true),
            new Look("opd", "/opd", true),
            new Look("opd-dinkes", "/opd/DINKES", false),
            new Look("opd-kosong", "/opd/BAG-ORG", true),
            new Look("wilayah", "/wilayah", true),
            new Look("wilayah-pamulang", "/wilayah/36.74.06", true),
            new Look("koreksi", "/koreksi", true),
            new Look("tentang", "/tentang", true),
            new Look("tidak-ada", "/berita/tidak-ada", true),
            new Look("cari", "/cari?q=sampah", true),
            new Look("cari-kosong", "/cari?q=xyzzyx&opd=DINKES", true),
            new Look("en", "/en", false),
            new Look("en-cerita", "/en/berita/bank-sampah-kedaung-setahun", false),
            new Look("en-cari", "/en/cari?q=waste", false));

    @Autowired
    private Site site;

    @Autowired
    private Copying copying;

    @Autowired
    private Oven oven;

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
        Set<String> units = new LinkedHashSet<>();
        for (SampleStories.Sample sample : samples.all()) {
            units.addAll(copying.keep(sample.story(), sample.body()));
        }
        site.bakeAll();
        Surroundings surroundings = oven.surroundings();
        units.stream().filter(unit -> !Units.canWait(unit)).forEach(unit -> oven.bake(unit, surroundings));
        for (SampleStories.Sample sample : samples.all()) {
            for (Served.Picture picture : sample.story().pictures()) {
                drawn(picture.asset());
            }
        }
    }

    @Test
    void onAPhoneByDay() {
        assertThat(look(Browser.PHONE, ColorScheme.LIGHT)).isEmpty();
    }

    @Test
    void atADeskByNight() {
        assertThat(look(Browser.DESK, ColorScheme.DARK)).isEmpty();
    }

    private List<String> look(Browser.Size size, ColorScheme scheme) {
        List<String> wrong = new ArrayList<>();
        try (Browser.Visit visit = Browser.visit(visitors.address(), size)) {
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (Look look : PAGES) {
                visit.open(look.path());
                visit.picture("site-" + look.name());
                if (visit.scrollsSideways()) {
                    wrong.add(look.path() + " is wider than " + size.width() + " px");
                }
                if (look.first()) {
                    visit.violations().forEach(line -> wrong.add(look.path() + ": " + line));
                }
            }
        }
        return wrong;
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
