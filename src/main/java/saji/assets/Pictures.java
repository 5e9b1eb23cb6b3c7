package saji.assets;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.resizers.Resizers;
import org.springframework.stereotype.Component;

/** Decodes, turns, cuts, scales and encodes pictures; no more than two at a time, for the memory's sake. */
@Component
class Pictures {

    /** The most pixels of a picture, width × height. */
    static final long MOST_PIXELS = 65_000_000;

    private static final long DECODED_PIXELS = 16_000_000;
    private static final int HASHED_SIDE = 320;
    private static final float JPEG_QUALITY = 0.84f;
    private static final float WEBP_QUALITY = 0.80f;

    private final Semaphore turns = new Semaphore(2, true);

    /** A picture as it lies in the store; width and height are upright. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Kept(Format format, byte[] bytes, int width, int height, int orientation) {}

    private interface Work<T> {
        T done() throws IOException;
    }

    /** The region of the picture in its shown size, upright, in sRGB on white, encoded. */
    byte[] rendition(Kept picture, Region region, String extension) throws IOException {
        return inTurn(() -> encode(cut(picture, region), extension));
    }

    /** The region of the picture in its shown size, upright, in sRGB on white. */
    BufferedImage shown(Kept picture, Region region) throws IOException {
        return inTurn(() -> cut(picture, region));
    }

    /** What the picture looks like; that it can be decoded also shows that it is sound. */
    long hash(Kept picture) throws IOException {
        double shrink = (double) Math.max(picture.width(), picture.height()) / HASHED_SIDE;
        return inTurn(() -> DifferenceHash.of(upright(decode(picture, shrink), picture.orientation())));
    }

    /** Encodes as {@code webp}, {@code jpg} or {@code png}. */
    static byte[] encode(BufferedImage picture, String extension) throws IOException {
        ImageWriter writer = "webp".equals(extension)
                ? new WebPImageWriterSpi().createWriterInstance(null)
                : ImageIO.getImageWritersByFormatName(extension).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (!"png".equals(extension)) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionType("webp".equals(extension) ? "Lossy" : "JPEG");
                param.setCompressionQuality("webp".equals(extension) ? WEBP_QUALITY : JPEG_QUALITY);
            }
            if ("jpg".equals(extension)) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private <T> T inTurn(Work<T> work) throws IOException {
        turns.acquireUninterruptibly();
        try {
            return work.done();
        } catch (RuntimeException e) {
            // Decoders answer to broken pictures with whatever they stumble over.
            throw new IOException(e);
        } finally {
            turns.release();
        }
    }

    private static BufferedImage cut(Kept picture, Region region) throws IOException {
        double shrink = Math.min(
                (double) region.width() / region.shownWidth(), (double) region.height() / region.shownHeight());
        BufferedImage upright = upright(decode(picture, shrink), picture.orientation());
        double scaleX = (double) upright.getWidth() / picture.width();
        double scaleY = (double) upright.getHeight() / picture.height();
        int width = Math.clamp(Math.round(region.width() * scaleX), 1, upright.getWidth());
        int height = Math.clamp(Math.round(region.height() * scaleY), 1, upright.getHeight());
        BufferedImage part = upright.getSubimage(
                Math.clamp(Math.round(region.x() * scaleX), 0, upright.getWidth() - width),
                Math.clamp(Math.round(region.y() * scaleY), 0, upright.getHeight() - height),
                width,
                height);
        BufferedImage shown = new BufferedImage(region.shownWidth(), region.shownHeight(), BufferedImage.TYPE_INT_RGB);
        Resizers.PROGRESSIVE.resize(part, shown);
        return shown;
    }

    /** Decodes, leaving out rows and columns where twice the wanted size remains, or where the memory would not do. */
    private static BufferedImage decode(Kept picture, double shrink) throws IOException {
        ImageReader reader = reader(picture.format());
        try (MemoryCacheImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.bytes()))) {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new IOException("A picture of " + pixels + " pixels");
            }
            int forMemory = (int) Math.ceil(Math.sqrt((double) pixels / DECODED_PIXELS));
            int step = Math.max(1, Math.max((int) (shrink / 2), Math.min(forMemory, (int) shrink)));
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(Format format) throws IOException {
        return switch (format) {
            case JPEG ->
                IIORegistry.getDefaultInstance()
                        .getServiceProviderByClass(JPEGImageReaderSpi.class)
                        .createReaderInstance();
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
            default -> throw new IOException("No picture: " + format);
        };
    }

    private static BufferedImage upright(BufferedImage picture, int orientation) {
        if (orientation == 1 && picture.getType() == BufferedImage.TYPE_INT_RGB) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean turned = orientation >= 5;
        BufferedImage upright =
                new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = upright.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, upright.getWidth(), upright.getHeight());
        canvas.drawImage(picture, turn(orientation, width, height), null);
        canvas.dispose();
        return upright;
    }

    /** The transform that the EXIF orientation asks for. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
