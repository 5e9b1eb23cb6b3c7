package saji.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** How a baked page is written in its file: a head of lines {@code name=value}, an empty line, the body, the compressed body. */
final class PageFile {

    private static final String MAGIC = "saji-page 1";
    private static final int HEAD_AT_MOST = 4096;

    private PageFile() {}

    /** A page as it lies on disk; {@code gzip} is empty when compressing does not help. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Page(Baked baked, String etag, byte[] gzip) {}

    static byte[] head(Baked baked, String etag, long length, int gzip) {
        String head = MAGIC + "\npath=" + baked.path() + "\nstatus=" + baked.status() + "\ntype=" + baked.type()
                + "\nkeeping="
                + baked.keeping() + "\nlocation=" + (baked.location() == null ? "" : baked.location()) + "\netag="
                + etag + "\nbody="
                + length + "\ngzip=" + gzip + "\n\n";
        return head.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the file begins with this head, its compressed length aside. */
    static boolean sameHead(Path file, byte[] head) throws IOException {
        int length = head.length - "gzip=0\n\n".length();
        byte[] present = new byte[length];
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.wrap(present);
            while (buffer.hasRemaining() && in.read(buffer) >= 0) {}
            return !buffer.hasRemaining() && Arrays.equals(present, 0, length, head, 0, length);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    static Map<String, String> headOf(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(HEAD_AT_MOST);
            while (buffer.hasRemaining() && in.read(buffer) >= 0) {}
            return headOf(buffer.array(), headLength(buffer.array(), buffer.position()));
        }
    }

    private static Map<String, String> headOf(byte[] bytes, int length) {
        Map<String, String> head = new HashMap<>();
        new String(bytes, 0, length, StandardCharsets.UTF_8).lines().skip(1).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                head.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return head;
    }

    private static int headLength(byte[] bytes, int filled) {
        for (int i = 0; i + 1 < Math.min(filled, HEAD_AT_MOST); i++) {
            if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
                return i + 2;
            }
        }
        throw new IllegalArgumentException("A baked page has no head");
    }

    static Page parse(byte[] bytes) {
        int start = headLength(bytes, bytes.length);
        Map<String, String> head = headOf(bytes, start);
        int body = Integer.parseInt(head.getOrDefault("body", "0"));
        int gzip = Integer.parseInt(head.getOrDefault("gzip", "0"));
        if (bytes.length != start + body + gzip) {
            throw new IllegalArgumentException("A baked page is not whole");
        }
        @Nullable String location = head.get("location");
        Baked baked = new Baked(
                head.getOrDefault("path", ""),
                Integer.parseInt(head.getOrDefault("status", "500")),
                head.getOrDefault("type", ""),
                Baked.Keeping.valueOf(head.getOrDefault("keeping", "NEVER")),
                location == null || location.isEmpty() ? null : location,
                Arrays.copyOfRange(bytes, start, start + body));
        return new Page(baked, head.getOrDefault("etag", ""), Arrays.copyOfRange(bytes, start + body, bytes.length));
    }

    static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes, 8192) {
            {
                def.setLevel(7);
            }
        }) {
            out.write(body);
        }
        return bytes.toByteArray();
    }
}
