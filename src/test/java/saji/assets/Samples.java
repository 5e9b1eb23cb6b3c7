package saji.assets;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
        BufferedImage image = read(picture);
        return new Asset.Size(image.getWidth(), image.getHeight());
    }

    static BufferedImage read(byte[] picture) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(picture)));
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A TIFF structure as a phone writes it: place, device, serial number, capture time, orientation. */
    static byte[] exif(int orientation) {
        byte[] make = latin("SajiPhone\0");
        byte[] taken = latin("2026:03:04 10:20:30\0");
        byte[] offset = latin("+07:00\0");
        byte[] serial = latin("SN-12345678\0");
        int sub = 8 + 2 + 4 * 12 + 4;
        int gps = sub + 2 + 3 * 12 + 4;
        int data = gps + 2 + 2 * 12 + 4;
        ByteBuffer tiff = ByteBuffer.allocate(data + 200);
        tiff.put(latin("MM")).putShort((short) 42).putInt(8);
        tiff.putShort((short) 4);
        entry(tiff, 0x010f, 2, make.length, data);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8769, 4, 1, sub);
        entry(tiff, 0x8825, 4, 1, gps);
        tiff.putInt(0).putShort((short) 3);
        entry(tiff, 0x9003, 2, taken.length, data + 20);
        entry(tiff, 0x9011, 2, offset.length, data + 44);
        entry(tiff, 0xa431, 2, serial.length, data + 56);
        tiff.putInt(0).putShort((short) 2);
        entry(tiff, 1, 2, 2, 'S' << 24);
        entry(tiff, 2, 5, 3, data + 80);
        tiff.putInt(0);
        tiff.position(data).put(make);
        tiff.position(data + 20).put(taken);
        tiff.position(data + 44).put(offset);
        tiff.position(data + 56).put(serial);
        tiff.position(data + 80);
        tiff.putInt(6).putInt(1).putInt(17).putInt(1).putInt(30).putInt(1);
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** The JPEG with segments put in after its beginning. */
    static byte[] withSegments(byte[] jpeg, byte[]... segments) {
        byte[] head = {jpeg[0], jpeg[1]};
        byte[] rest = java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length);
        return join(head, join(segments), rest);
    }

    static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    static byte[] exifSegment(int orientation) {
        return segment(0xe1, join(latin("Exif\0\0"), exif(orientation)));
    }

    static byte[] png(BufferedImage picture) throws IOException {
        return Pictures.encode(picture, "png");
    }

    static byte[] chunk(String name, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(latin(name));
        sum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(latin(name))
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    /** The PNG with chunks put in after its header. */
    static byte[] withChunks(byte[] png, byte[]... chunks) {
        int header = 8 + 25;
        return join(
                java.util.Arrays.copyOf(png, header),
                join(chunks),
                java.util.Arrays.copyOfRange(png, header, png.length));
    }

    /** A PNG that says it has so many pixels. */
    static byte[] pngBomb(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8);
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
                chunk("IHDR", header.array()),
                chunk("IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1}),
                chunk("IEND", new byte[0]));
    }

    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    static byte[] officeTypes(String main) {
        return latin(
                "<Types><Override PartName=\"/main.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                        + main + "\"/></Types>");
    }

    static byte[] box(String type, byte[]... content) {
        byte[] all = join(content);
        return join(ByteBuffer.allocate(4).putInt(all.length + 8).array(), latin(type), all);
    }

    private static byte[] handler(String type) {
        return box("hdlr", new byte[8], latin(type), new byte[13]);
    }

    /** A video that tells where and when it was taken, with a track of places beside the one of pictures. */
    static byte[] mp4() {
        byte[] times = ByteBuffer.allocate(100)
                .putInt(0)
                .putInt((int) 3_855_000_000L)
                .putInt(5)
                .array();
        return join(
                box("ftyp", latin("isom"), new byte[4], latin("isommp42")),
                box(
                        "moov",
                        box("mvhd", times),
                        box("trak", box("tkhd", times), box("mdia", box("mdhd", times), handler("vide"))),
                        box(
                                "trak",
                                box("tkhd", times),
                                box("mdia", handler("meta"), latin("\0\0\0\u0010gpmdGPS9PLAC"))),
                        box("udta", box("\u00a9xyz", latin("+06.3-106.7/"))),
                        box("meta", latin("com.apple.quicktime.model SajiPhone"))),
                box("mdat", new byte[64]));
    }

    static byte[] element(int id, byte[]... content) {
        byte[] all = join(content);
        int length = (39 - Integer.numberOfLeadingZeros(id)) / 8;
        byte[] name =
                java.util.Arrays.copyOfRange(ByteBuffer.allocate(4).putInt(id).array(), 4 - length, 4);
        return join(name, ByteBuffer.allocate(4).putInt(all.length | 0x10000000).array(), all);
    }

    static byte[] webm(String type) {
        return join(
                element(0x1a45dfa3, element(0x4282, latin(type))),
                element(
                        0x18538067,
                        element(0x1549a966, element(0x4461, new byte[8]), element(0x7ba9, latin("Rumah Bu Ani"))),
                        element(0x1654ae6b, new byte[20]),
                        element(0x1f43b675, new byte[50]),
                        element(0x1254c367, latin("LOCATION +06.3-106.7"))));
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("/assets/" + name))) {
            return in.readAllBytes();
        }
    }
}
