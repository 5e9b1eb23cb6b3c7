package saji.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The baked pages on disk, one file a page with head, body and compressed body, so that a page changes by one rename. A file is named
 * by the hash of its address: nothing that a reader sends ever becomes part of a path.
 */
class Folder {

    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);
    private static final String MAGIC = "saji-page 1";
    private static final int HEAD_AT_MOST = 4096;

    private final Path root;
    private final AtomicLong temporary = new AtomicLong();

    Folder(Path root) {
        this.root = root.toAbsolutePath();
    }

    /** A page as it lies on disk; {@code gzip} is empty when compressing does not help. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Page(Baked baked, String etag, byte[] gzip) {}

    /** Writes a page unless the same one lies there; says whether readers see a change. */
    boolean write(Baked baked) {
        Path file = file(baked.path());
        try {
            byte[] head = head(baked, baked.etag(), baked.body().length, 0);
            if (sameHead(file, head)) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
                return false;
            }
            byte[] gzip = baked.isText() ? gzip(baked.body()) : new byte[0];
            if (gzip.length >= baked.body().length) {
                gzip = new byte[0];
            }
            Path fresh = temporary();
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer[] parts = {
                    ByteBuffer.wrap(head(baked, baked.etag(), baked.body().length, gzip.length)),
                    ByteBuffer.wrap(baked.body()),
                    ByteBuffer.wrap(gzip)
                };
                while (Arrays.stream(parts).anyMatch(ByteBuffer::hasRemaining)) {
                    out.write(parts);
                }
            }
            Files.createDirectories(file.getParent());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a large body as it comes, unless one lies there. */
    void writeLarge(String path, String type, InputStream body) {
        Path file = file(path);
        try {
            if (Files.exists(file)) {
                return;
            }
            Path content = temporary();
            MessageDigest digest = Baked.sha256();
            try (DigestInputStream in = new DigestInputStream(body, digest)) {
                Files.copy(in, content);
            }
            String etag = '"' + HexFormat.of().formatHex(digest.digest()).substring(0, 16) + '"';
            Path fresh = temporary();
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    FileChannel in = FileChannel.open(content)) {
                Baked shell = new Baked(path, 200, type, Baked.Keeping.FOREVER, null, new byte[0]);
                out.write(ByteBuffer.wrap(head(shell, etag, in.size(), 0)));
                in.transferTo(0, in.size(), out);
            }
            Files.delete(content);
            Files.createDirectories(file.getParent());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a page away; says whether there was one. */
    boolean remove(String path) {
        try {
            return Files.deleteIfExists(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Page> read(String path) {
        try {
            Page page = parse(Files.readAllBytes(file(path)));
            return page.baked().path().equals(path) ? Optional.of(page) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            LOG.warn("The baked page {} is damaged", path);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the body of a page lies, for those too large to be read as a whole. */
    record Place(Path file, long offset, long length, String type, String etag) {}

    /** The place of a page's body if it is larger than {@code bytes}. */
    Optional<Place> placeOfLarge(String path, long bytes) {
        Path file = file(path);
        try {
            long size = Files.size(file);
            if (size <= bytes) {
                return Optional.empty();
            }
            Map<String, String> head = headOf(file);
            long length = Long.parseLong(head.getOrDefault("body", "0"));
            return Optional.of(new Place(
                    file, size - length, length, head.getOrDefault("type", ""), head.getOrDefault("etag", "")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every page, in no order. */
    void forEach(Consumer<Page> look) {
        walk((file, attributes) -> look.accept(parse(Files.readAllBytes(file))));
    }

    /** Says that a page is still as it should be, so that {@link #sweep} leaves it. */
    boolean touch(String path) {
        try {
            Files.setLastModifiedTime(file(path), FileTime.fromMillis(System.currentTimeMillis()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes away pages that were last written or touched before {@code moment}; stylesheets and the like, which pages in others'
     * hands may still name, only a month later.
     */
    void sweep(FileTime moment, Consumer<String> removed) {
        FileTime longAgo = FileTime.from(moment.toInstant().minus(Duration.ofDays(30)));
        walk((file, attributes) -> {
            if (attributes.lastModifiedTime().compareTo(moment) < 0) {
                String path = headOf(file).getOrDefault("path", "");
                if (!path.startsWith("/site/") || attributes.lastModifiedTime().compareTo(longAgo) < 0) {
                    Files.deleteIfExists(file);
                    removed.accept(path);
                }
            }
        });
    }

    /** A small file beside the pages, replaced as a whole. */
    void note(String name, String text) {
        try {
            Path fresh = temporary();
            Files.writeString(fresh, text);
            Files.createDirectories(root);
            Files.move(fresh, root.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> noted(String name) {
        try {
            return Optional.of(Files.readString(root.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When a note was written, in milliseconds by the clock of the file system. */
    long notedAt(String name) {
        try {
            return Files.getLastModifiedTime(root.resolve(name)).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String path) {
        String hash = Baked.hash(path.getBytes(StandardCharsets.UTF_8));
        return root.resolve("pages").resolve(hash.substring(0, 2)).resolve(hash.substring(2, 40));
    }

    private Path temporary() throws IOException {
        Path folder = Files.createDirectories(root.resolve("new"));
        return folder.resolve(
                ProcessHandle.current().pid() + "-" + temporary.incrementAndGet() + "-" + System.nanoTime());
    }

    private static byte[] head(Baked baked, String etag, long length, int gzip) {
        String head = MAGIC + "\npath=" + baked.path() + "\nstatus=" + baked.status() + "\ntype=" + baked.type()
                + "\nkeeping="
                + baked.keeping() + "\nlocation=" + (baked.location() == null ? "" : baked.location()) + "\netag="
                + etag + "\nbody="
                + length + "\ngzip=" + gzip + "\n\n";
        return head.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the file begins with this head, its compressed length aside. */
    private static boolean sameHead(Path file, byte[] head) throws IOException {
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

    private static Map<String, String> headOf(Path file) throws IOException {
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

    private static Page parse(byte[] bytes) {
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

    private static byte[] gzip(byte[] body) throws IOException {
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

    private interface Look {
        void at(Path file, BasicFileAttributes attributes) throws IOException;
    }

    private void walk(Look look) {
        Path pages = root.resolve("pages");
        if (!Files.exists(pages)) {
            return;
        }
        try {
            Files.walkFileTree(pages, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    look.at(file, attributes);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
