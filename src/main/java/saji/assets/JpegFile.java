package saji.assets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks the segments of a JPEG file (ITU-T T.81) and keeps those that draw: tables, frame, scans, colour profile. Thumbnails, EXIF,
 * XMP, IPTC, comments, makers' segments and whatever follows the end of the picture are left out; the pixels are not touched.
 */
final class JpegFile {

    /** A progressive file has about ten scans; hundreds only serve to keep decoders busy. */
    private static final int MOST_SCANS = 100;

    private static final int MOST_PROFILE = 4 * 1024 * 1024;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private final byte[] file;
    private final boolean upright;
    private final ByteArrayOutputStream kept;
    private int at = 2;
    private int width;
    private int height;
    private int scans;
    private int profile;
    private byte @Nullable [] exif;

    private JpegFile(byte[] file, boolean upright) {
        this.file = file;
        this.upright = upright;
        this.kept = new ByteArrayOutputStream(file.length);
    }

    /** @throws IOException when the file is broken or cut off */
    static Cleaned clean(byte[] file) throws IOException {
        return new JpegFile(file, false).clean();
    }

    /** The same, of a picture that has been turned already, whatever the file says. */
    static Cleaned cleanUpright(byte[] file) throws IOException {
        return new JpegFile(file, true).clean();
    }

    private Cleaned clean() throws IOException {
        int marker = nextMarker();
        while (marker != 0xd9) {
            segment(marker);
            marker = nextMarker();
        }
        if (width == 0 || height == 0 || scans == 0) {
            throw new IOException("No picture in the file");
        }
        int orientation = upright ? 1 : Exif.orientation(exif);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(kept.size() + 64);
        whole.write(0xff);
        whole.write(0xd8);
        if (orientation != 1) {
            byte[] only = Exif.onlyOrientation(orientation);
            writeHead(whole, 0xe1, EXIF.length + only.length);
            whole.write(EXIF);
            whole.write(only);
        }
        kept.writeTo(whole);
        whole.write(0xff);
        whole.write(0xd9);
        return new Cleaned(whole.toByteArray(), width, height, orientation, exif);
    }

    private void segment(int marker) throws IOException {
        int length = uint16(at);
        int start = at + 2;
        int end = at + length;
        if (length < 2 || end > file.length) {
            throw new IOException("A segment leaves the file");
        }
        at = end;
        if (marker >= 0xe0 && marker <= 0xef) {
            application(marker, start, end);
        } else if (marker == 0xda) {
            scan(start, end);
        } else if (marker != 0xfe) {
            frame(marker, start);
            keep(marker, start, end);
        }
    }

    private void frame(int marker, int start) throws IOException {
        boolean isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (!isFrame) {
            return;
        }
        if (marker > 0xc2 || width != 0) {
            throw new IOException("Not a baseline or progressive file");
        }
        height = uint16(start + 1);
        width = uint16(start + 3);
    }

    private void application(int marker, int start, int end) {
        if (marker == 0xe0 && starts(start, "JFIF\0") && end - start >= 14) {
            byte[] head = Arrays.copyOfRange(file, start, start + 14);
            head[12] = 0;
            head[13] = 0;
            writeHead(kept, marker, head.length);
            kept.writeBytes(head);
        } else if (marker == 0xe1 && starts(start, "Exif\0") && exif == null) {
            exif = Arrays.copyOfRange(file, Math.min(end, start + EXIF.length), end);
        } else if (marker == 0xe2 && starts(start, "ICC_PROFILE\0") && profile + end - start <= MOST_PROFILE) {
            profile += end - start;
            keep(marker, start, end);
        } else if (marker == 0xee && starts(start, "Adobe")) {
            keep(marker, start, end);
        }
    }

    private void scan(int start, int end) throws IOException {
        if (++scans > MOST_SCANS) {
            throw new IOException("Too many scans");
        }
        keep(0xda, start, end);
        int from = end;
        while (at + 1 < file.length) {
            int next = file[at + 1] & 0xff;
            boolean isData = file[at] != (byte) 0xff || next == 0 || (next >= 0xd0 && next <= 0xd7);
            if (!isData && next != 0xff) {
                kept.write(file, from, at - from);
                return;
            }
            at++;
        }
        throw new IOException("The file is cut off");
    }

    private int nextMarker() throws IOException {
        if (uint8(at) != 0xff) {
            throw new IOException("No marker where one must be");
        }
        while (uint8(at) == 0xff) {
            at++;
        }
        return uint8(at++);
    }

    private void keep(int marker, int start, int end) {
        writeHead(kept, marker, end - start);
        kept.write(file, start, end - start);
    }

    private static void writeHead(ByteArrayOutputStream out, int marker, int content) {
        out.write(0xff);
        out.write(marker);
        out.write((content + 2) >> 8);
        out.write(content + 2);
    }

    private boolean starts(int from, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return from + bytes.length <= file.length
                && Arrays.equals(file, from, from + bytes.length, bytes, 0, bytes.length);
    }

    private int uint16(int from) throws IOException {
        return (uint8(from) << 8) | uint8(from + 1);
    }

    private int uint8(int from) throws IOException {
        if (from >= file.length) {
            throw new IOException("The file is cut off");
        }
        return file[from] & 0xff;
    }
}
