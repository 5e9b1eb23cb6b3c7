package saji.assets;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Files of these tests. */
final class Samples {

    private Samples() {}

    /** A picture of its own for each seed. */
    static BufferedImage picture(int seed, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            canvas.setColor(new Color(random.nextInt(0x1000000)));
            canvas.fillRect(
                    random.nextInt(width), random.nextInt(height), random.nextInt(width), random.nextInt(height));
        }
        canvas.dispose();
        return picture;
    }

    static byte[] jpeg(int seed, int width, int height) throws IOException {
        return Pictures.encode(picture(seed, width, height), "jpg");
    }

    static Asset.Size size(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return new Asset.Size(image.getWidth(), image.getHeight());
    }
}
