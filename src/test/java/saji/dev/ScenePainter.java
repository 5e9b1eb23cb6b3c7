package saji.dev;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
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
            Random random = new Random(seed * 0x9E3779B97F4A7C15L + scene.hashCode());
            scene(scene, g, random);
        } finally {
            g.dispose();
        }
        return image;
    }

    private static void scene(String scene, Graphics2D g, Random random) {
        switch (scene) {
            case "clinic" -> new CivicScenes(stage(g, random, Light.day(random), 560)).clinic();
            case "school" -> new CivicScenes(stage(g, random, Light.day(random), 560)).school();
            case "office" -> new CivicScenes(stage(g, random, Light.day(random), 560)).office();
            case "housing" -> new CivicScenes(stage(g, random, Light.day(random), 470)).housing();
            case "road" -> new StreetScenes(stage(g, random, Light.day(random), 540)).road();
            case "bus" -> new StreetScenes(stage(g, random, Light.day(random), 560)).bus();
            case "fire_engine" -> new StreetScenes(stage(g, random, Light.day(random), 560)).fireEngine();
            case "waste" -> new StreetScenes(stage(g, random, Light.day(random), 560)).waste();
            case "night_street" -> new NightScenes(stage(g, random, Light.night(random), 560)).street();
            case "festival" -> new NightScenes(stage(g, random, Light.dusk(random), 560)).festival();
            case "park" -> new GreenScenes(stage(g, random, Light.day(random), 540)).park();
            case "sports" -> new GreenScenes(stage(g, random, Light.day(random), 520)).sports();
            case "farm" -> new GreenScenes(stage(g, random, Light.day(random), 470)).farm();
            case "drainage" -> new WaterScenes(stage(g, random, Light.day(random), 540)).drainage();
            case "flood" -> new WaterScenes(stage(g, random, Light.overcast(random), 540)).flood();
            case "river" -> new WaterScenes(stage(g, random, Light.day(random), 520)).river();
            case "market" -> new MarketScene(stage(g, random, Light.day(random), 520)).market();
            case "library" -> new RoomScenes(stage(g, random, Light.noon(random), 460)).library();
            case "meeting" -> new RoomScenes(stage(g, random, Light.afternoon(random), 460)).meeting();
            case "kitchen" -> new RoomScenes(stage(g, random, Light.morning(random), 460)).kitchen();
            default -> new CivicScenes(stage(g, random, Light.day(random), 640)).skyline();
        }
    }

    private static Stage stage(Graphics2D g, Random random, Light light, double horizon) {
        return new Stage(new Brush(g, random, light), horizon);
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
