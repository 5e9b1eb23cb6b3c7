package saji.dev;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures for the demo city's news: a JPEG of 1600 × 1067 pixels, the same for the same scene and seed. */
final class ScenePainter {

    private static final float QUALITY = 0.88f;

    private ScenePainter() {}

    /** The picture of a scene; an unknown name gives a calm skyline. */
    static byte[] paint(String scene, long seed) {
        return jpeg(draw(scene, seed));
    }

    static BufferedImage draw(String scene, long seed) {
        BufferedImage image = new BufferedImage(Brush.W, Brush.H, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            Random random = new Random(new SplittableRandom(seed * 31 + scene.hashCode()).nextLong());
            scene(scene, g, random);
        } finally {
            g.dispose();
        }
        return image;
    }

    private static void scene(String scene, Graphics2D g, Random random) {
        switch (scene) {
            case "clinic" -> new CivicScenes(near(g, random, Light.day(random))).clinic();
            case "school" -> new CivicScenes(near(g, random, Light.day(random))).school();
            case "office" -> new CivicScenes(near(g, random, Light.day(random))).office();
            case "housing" -> new TownScenes(wide(g, random, Light.day(random), 470)).housing();
            case "road" -> new StreetScenes(wide(g, random, Light.day(random), 540)).road();
            case "bus" -> new StreetScenes(wide(g, random, Light.day(random), 560)).bus();
            case "fire_engine" -> new WorkScenes(wide(g, random, Light.day(random), 560)).fireEngine();
            case "waste" -> new WorkScenes(wide(g, random, Light.day(random), 560)).waste();
            case "night_street" -> new NightScenes(wide(g, random, Light.night(random), 560)).street();
            case "festival" -> new NightScenes(wide(g, random, Light.dusk(random), 560)).festival();
            case "park" -> new GreenScenes(near(g, random, Light.day(random))).park();
            case "sports" -> new GreenScenes(wide(g, random, Light.day(random), 520)).sports();
            case "farm" -> new FarmScene(wide(g, random, Light.day(random), 430)).farm();
            case "drainage" -> new WaterScenes(wide(g, random, Light.day(random), 540)).drainage();
            case "flood" -> new WaterScenes(wide(g, random, Light.overcast(random), 540)).flood();
            case "river" -> new RiverScene(wide(g, random, Light.day(random), 520)).river();
            case "market" -> new MarketScene(wide(g, random, Light.day(random), 520)).market();
            case "library" -> new LibraryScene(wide(g, random, Light.noon(random), 460)).library();
            case "meeting" -> new RoomScenes(wide(g, random, Light.afternoon(random), 460)).meeting();
            case "kitchen" -> new RoomScenes(wide(g, random, Light.morning(random), 460)).kitchen();
            default -> new TownScenes(wide(g, random, Light.day(random), 640)).skyline();
        }
    }

    private static Stage near(Graphics2D g, Random random, Light light) {
        return new Stage(framed(g, random, light), 560, 0.74);
    }

    private static Stage wide(Graphics2D g, Random random, Light light, double horizon) {
        return new Stage(framed(g, random, light), horizon, 0.6);
    }

    /** A brush whose picture is a little nearer and now and then mirrored, so that two of a scene are not alike. */
    private static Brush framed(Graphics2D g, Random random, Light light) {
        double zoom = 1 + random.nextDouble() * 0.2;
        double x = 400 + random.nextDouble() * 800;
        boolean mirrored = random.nextBoolean();
        g.translate(x, 850);
        g.scale(mirrored ? -zoom : zoom, zoom);
        g.translate(mirrored ? x - Brush.W : -x, -850);
        return new Brush(g, random, light);
    }

    private static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(400_000);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam wish = writer.getDefaultWriteParam();
            wish.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            wish.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), wish);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
