package saji.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Crops keep the focal point, and pictures stand upright and never grow. */
class RegionTests {

    @Test
    void everyCropHoldsTheFocalPointAndLiesInThePicture() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int width = 1 + random.nextInt(8000);
            int height = 1 + random.nextInt(8000);
            double x = i % 3 == 0 ? random.nextInt(2) : random.nextDouble();
            double y = i % 5 == 0 ? random.nextInt(2) : random.nextDouble();
            for (Rendition rendition : Rendition.values()) {
                Region region = Region.of(rendition, width, height, x, y);
                assertThat(region.x()).isBetween(0, width - region.width());
                assertThat(region.y()).isBetween(0, height - region.height());
                assertThat(x * width).isBetween(region.x() - 1.0, region.x() + region.width() + 1.0);
                assertThat(y * height).isBetween(region.y() - 1.0, region.y() + region.height() + 1.0);
                assertThat(region.shownWidth()).isBetween(1, Math.max(1, Math.min(region.width(), rendition.width())));
                assertThat(region.shownHeight()).isBetween(1, Math.max(1, region.height() + 1));
            }
        }
    }

    @Test
    void theMarkAtTheFocalPointIsInEveryRendition() throws IOException {
        BufferedImage picture = new BufferedImage(3000, 1000, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(2700, 100, 200, 200);
        canvas.dispose();
        var kept = new Pictures.Kept(Format.PNG, Samples.png(picture), 3000, 1000, 1);
        for (Rendition rendition : Rendition.values()) {
            Region region = Region.of(rendition, 3000, 1000, 2800 / 3000.0, 0.2);
            BufferedImage shown = new Pictures().shown(kept, region);
            int x = (int) ((2800.0 - region.x()) * shown.getWidth() / region.width());
            int y = (int) ((200.0 - region.y()) * shown.getHeight() / region.height());
            assertThat(new Color(shown.getRGB(x, y)).getRed()).isGreaterThan(200);
        }
    }

    @Test
    void everyOrientationIsTurnedUpright() throws IOException {
        for (int orientation = 1; orientation <= 8; orientation++) {
            // Upright: red above left, green above right, blue below left.
            int[] coded = {
                0xff0000, 0x00ff00, 0x0000ff, 0,
                0x00ff00, 0xff0000, 0, 0x0000ff,
                0, 0x0000ff, 0x00ff00, 0xff0000,
                0x0000ff, 0, 0xff0000, 0x00ff00,
                0xff0000, 0x0000ff, 0x00ff00, 0,
                0x00ff00, 0, 0xff0000, 0x0000ff,
                0, 0x00ff00, 0x0000ff, 0xff0000,
                0x0000ff, 0xff0000, 0, 0x00ff00
            };
            BufferedImage picture = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < 40; y++) {
                for (int x = 0; x < 60; x++) {
                    picture.setRGB(x, y, coded[(orientation - 1) * 4 + y / 20 * 2 + x / 30]);
                }
            }
            boolean turned = orientation >= 5;
            var kept = new Pictures.Kept(
                    Format.PNG, Samples.png(picture), turned ? 40 : 60, turned ? 60 : 40, orientation);
            BufferedImage shown =
                    new Pictures().shown(kept, Region.of(Rendition.W400, kept.width(), kept.height(), 0.5, 0.5));

            assertThat(shown.getWidth()).isEqualTo(turned ? 40 : 60);
            assertThat(shown.getRGB(2, 2)).as("orientation %d", orientation).isEqualTo(0xffff0000);
            assertThat(shown.getRGB(shown.getWidth() - 3, 2)).isEqualTo(0xff00ff00);
            assertThat(shown.getRGB(2, shown.getHeight() - 3)).isEqualTo(0xff0000ff);
        }
    }
}
