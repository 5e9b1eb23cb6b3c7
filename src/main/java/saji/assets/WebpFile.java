package saji.assets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks the chunks of a WebP file (RFC 9649) and keeps those that draw; EXIF, XMP and unknown chunks are left out. */
final class WebpFile {

    private static final Set<String> DRAWING = Set.of("ICCP", "ALPH", "VP8 ", "VP8L");
    private static final int MOST_PROFILE = 4 * 1024 * 1024;
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;
    private static final int ANIMATION_FLAG = 0x02;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private byte @Nullable [] extended;
    private byte @Nullable [] exif;
    private int width;
    private int height;

    private WebpFile() {}

    /** @throws IOException when the file is broken, cut off or moves */
    static Cleaned clean(byte[] file) throws IOException {
        return new WebpFile().cleaned(file);
    }

    private Cleaned cleaned(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(4);
        long end = (in.getInt() & 0xffff_ffffL) + 8;
        if (end > file.length) {
            throw new IOException("The file is cut off");
        }
        in.limit((int) end).position(12);
        while (in.remaining() >= 8) {
            byte[] name = new byte[4];
            in.get(name);
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new IOException("A chunk leaves the file");
            }
            byte[] content = new byte[length];
            in.get(content);
            if ((length & 1) == 1 && in.hasRemaining()) {
                in.get();
            }
            chunk(new String(name, StandardCharsets.ISO_8859_1), content);
        }
        if (width == 0 || height == 0) {
            throw new IOException("No picture in the file");
        }
        return whole();
    }

    private void chunk(String name, byte[] content) throws IOException {
        switch (name) {
            case "VP8X" -> extended(content);
            case "EXIF" -> exif = withoutPrefix(content);
            case "VP8 " -> lossy(content);
            case "VP8L" -> lossless(content);
            case "ANIM", "ANMF" -> throw new IOException("A moving picture");
            default -> {}
        }
        if (DRAWING.contains(name) && !("ICCP".equals(name) && content.length > MOST_PROFILE)) {
            write(kept, name, content);
        }
    }

    private void extended(byte[] content) throws IOException {
        if (content.length < 10 || (content[0] & ANIMATION_FLAG) != 0) {
            throw new IOException("No still picture");
        }
        extended = content.clone();
        larger(uint24(content, 4) + 1, uint24(content, 7) + 1);
    }

    private void lossy(byte[] content) throws IOException {
        if (content.length < 10) {
            throw new IOException("The file is cut off");
        }
        larger(uint24(content, 6) & 0x3fff, uint24(content, 8) & 0x3fff);
    }

    private void lossless(byte[] content) throws IOException {
        if (content.length < 5 || content[0] != 0x2f) {
            throw new IOException("No lossless picture");
        }
        int bits = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(1);
        larger((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }

    private void larger(int otherWidth, int otherHeight) {
        width = Math.max(width, otherWidth);
        height = Math.max(height, otherHeight);
    }

    private Cleaned whole() {
        int orientation = Exif.orientation(exif);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(kept.size() + 64);
        byte[] head = extended;
        if (head != null) {
            head[0] = (byte) (head[0] & ~(EXIF_FLAG | XMP_FLAG));
            head[0] = (byte) (orientation == 1 ? head[0] : head[0] | EXIF_FLAG);
            write(chunks, "VP8X", head);
        }
        chunks.writeBytes(kept.toByteArray());
        if (head != null && orientation != 1) {
            write(chunks, "EXIF", Exif.onlyOrientation(orientation));
        }
        ByteBuffer file = ByteBuffer.allocate(12 + chunks.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4 + chunks.size())
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .put(chunks.toByteArray());
        return new Cleaned(file.array(), width, height, orientation, exif);
    }

    private static void write(ByteArrayOutputStream out, String name, byte[] content) {
        ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        head.put(name.getBytes(StandardCharsets.ISO_8859_1)).putInt(content.length);
        out.writeBytes(head.array());
        out.writeBytes(content);
        if ((content.length & 1) == 1) {
            out.write(0);
        }
    }

    /** Some writers put the JPEG segment's prefix before the TIFF structure. */
    private static byte[] withoutPrefix(byte[] content) {
        boolean prefixed = content.length > 6 && content[0] == 'E' && content[1] == 'x' && content[4] == 0;
        return prefixed ? java.util.Arrays.copyOfRange(content, 6, content.length) : content;
    }

    private static int uint24(byte[] bytes, int at) {
        return (bytes[at] & 0xff)
                | ((bytes[at + 1] & 0xff) << 8)
                | (at + 2 < bytes.length ? (bytes[at + 2] & 0xff) << 16 : 0);
    }
}
