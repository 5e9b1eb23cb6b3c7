package saji.assets;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chunks of a PNG file (ISO/IEC 15948) and keeps those that draw. Text, times, EXIF, animation frames and whatever follows
 * the end of the picture are left out.
 */
final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> DRAWING =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "cICP");
    private static final int MOST_PROFILE = 4 * 1024 * 1024;

    private PngFile() {}

    /** @throws IOException when the file is broken or cut off */
    static Cleaned clean(byte[] file) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
        ByteBuffer in = ByteBuffer.wrap(file).position(SIGNATURE.length);
        byte[] header = null;
        byte[] exif = null;
        boolean drawn = false;
        String type = "";
        while (!"IEND".equals(type)) {
            byte[] content = new byte[length(in)];
            byte[] name = new byte[4];
            in.get(name).get(content);
            checkSum(in, name, content);
            type = new String(name, StandardCharsets.ISO_8859_1);
            if (header == null) {
                header = header(type, content);
            } else if ("eXIf".equals(type)) {
                exif = content;
            }
            drawn |= "IDAT".equals(type);
            if (DRAWING.contains(type) || ("iCCP".equals(type) && isSmallProfile(content))) {
                write(kept, name, content);
            }
        }
        if (header == null || !drawn) {
            throw new IOException("No picture in the file");
        }
        return whole(kept.toByteArray(), header, exif);
    }

    private static Cleaned whole(byte[] kept, byte[] header, byte @Nullable [] exif) throws IOException {
        int orientation = Exif.orientation(exif);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(kept.length + 64);
        whole.write(SIGNATURE);
        int afterHeader = 4 + 4 + header.length + 4;
        whole.write(kept, 0, afterHeader);
        if (orientation != 1) {
            write(whole, "eXIf".getBytes(StandardCharsets.ISO_8859_1), Exif.onlyOrientation(orientation));
        }
        whole.write(kept, afterHeader, kept.length - afterHeader);
        ByteBuffer size = ByteBuffer.wrap(header);
        return new Cleaned(whole.toByteArray(), size.getInt(), size.getInt(), orientation, exif);
    }

    private static int length(ByteBuffer in) throws IOException {
        if (in.remaining() < 12) {
            throw new IOException("The file is cut off");
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining() - 8) {
            throw new IOException("A chunk leaves the file");
        }
        return length;
    }

    private static void checkSum(ByteBuffer in, byte[] name, byte[] content) throws IOException {
        if (in.getInt() != sum(name, content)) {
            throw new IOException("A chunk is damaged");
        }
    }

    private static byte[] header(String type, byte[] content) throws IOException {
        ByteBuffer size = ByteBuffer.wrap(content);
        if (!"IHDR".equals(type) || content.length != 13 || size.getInt() <= 0 || size.getInt() <= 0) {
            throw new IOException("No header");
        }
        return content;
    }

    private static void write(ByteArrayOutputStream out, byte[] name, byte[] content) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(content.length);
        data.write(name);
        data.write(content);
        data.writeInt(sum(name, content));
    }

    private static int sum(byte[] name, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        return (int) sum.getValue();
    }

    /** Whether the compressed profile (name, zero, method, stream) is no bomb. */
    private static boolean isSmallProfile(byte[] content) {
        int name = 0;
        while (name < content.length && content[name] != 0) {
            name++;
        }
        if (name + 2 >= content.length) {
            return false;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(Arrays.copyOfRange(content, name + 2, content.length));
            byte[] sink = new byte[1 << 16];
            while (!inflater.finished() && inflater.getBytesWritten() <= MOST_PROFILE) {
                if (inflater.inflate(sink) == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return false;
                }
            }
            return inflater.getBytesWritten() <= MOST_PROFILE;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
