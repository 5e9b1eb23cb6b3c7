package saji.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What was sent, laid into a file beside the store until it is known what it is; closing takes it away again.
 *
 * @param sha256 of the bytes that were sent, in hexadecimal
 * @param bytes their number; one more than {@link Format#MOST_BYTES} when there were more
 * @param head the first bytes, at most 4096
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Upload(Path file, String sha256, long bytes, byte[] head) implements AutoCloseable {

    private static final int HEAD = 4096;

    static Upload of(InputStream content, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "upload-", null);
        try {
            MessageDigest digest = digest();
            long bytes;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                bytes = copy(content, out);
            }
            try (InputStream in = Files.newInputStream(file)) {
                return new Upload(file, HexFormat.of().formatHex(digest.digest()), bytes, in.readNBytes(HEAD));
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private static long copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        int read = in.read(buffer);
        while (read >= 0 && bytes <= Format.MOST_BYTES) {
            out.write(buffer, 0, read);
            bytes += read;
            read = in.read(buffer);
        }
        return bytes;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
