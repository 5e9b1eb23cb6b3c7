package saji.site;

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
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The baked pages on disk, one file a page with head, body and compressed body, so that a page changes by one rename. A file is named
 * by the hash of its address: nothing that a reader sends ever becomes part of a path.
 */
class Folder {

    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

    private final Path root;
    private final AtomicLong temporary = new AtomicLong();

    Folder(Path root) {
        this.root = root.toAbsolutePath();
    }

    /** Writes a page unless the same one lies there; says whether readers see a change. */
    boolean write(Baked baked) {
        Path file = file(baked.path());
        try {
            byte[] head = PageFile.head(baked, baked.etag(), baked.body().length, 0);
            if (PageFile.sameHead(file, head)) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
                return false;
            }
            byte[] gzip = baked.isText() ? PageFile.gzip(baked.body()) : new byte[0];
            if (gzip.length >= baked.body().length) {
                gzip = new byte[0];
            }
            Path fresh = temporary();
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer[] parts = {
                    ByteBuffer.wrap(PageFile.head(baked, baked.etag(), baked.body().length, gzip.length)),
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
                out.write(ByteBuffer.wrap(PageFile.head(shell, etag, in.size(), 0)));
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

    Optional<PageFile.Page> read(String path) {
        try {
            PageFile.Page page = PageFile.parse(Files.readAllBytes(file(path)));
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
            Map<String, String> head = PageFile.headOf(file);
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
    void forEach(Consumer<PageFile.Page> look) {
        walk((file, attributes) -> look.accept(PageFile.parse(Files.readAllBytes(file))));
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
                String path = PageFile.headOf(file).getOrDefault("path", "");
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
