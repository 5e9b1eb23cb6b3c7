package saji.assets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks the boxes of an ISO base media file (ISO/IEC 14496-12): MP4 video and HEIC pictures. */
final class IsoFile implements AutoCloseable {

    private static final int MOST_BOXES = 20_000;
    private static final Set<String> TELLING = Set.of("udta", "meta", "uuid");
    private static final Set<String> SHOWN = Set.of("vide", "soun", "text", "sbtl", "subt");
    /** 1904-01-01, from which the format counts seconds. */
    private static final long EPOCH = 2_082_844_800L;

    private final FileChannel file;
    private int boxes;

    private IsoFile(FileChannel file) {
        this.file = file;
    }

    /** One box: {@code start} is where it begins, {@code content} where its content does. */
    private record Box(String type, long start, long content, long end) {}

    /** The brands that the file says it is of, the major one first; empty when it is no such file. */
    static List<String> brands(byte[] head) {
        List<String> brands = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(head);
        if (head.length < 16 || !"ftyp".equals(text(head, 4))) {
            return brands;
        }
        int end = Math.min(in.getInt(0), head.length);
        brands.add(text(head, 8));
        for (int at = 16; at + 4 <= end && brands.size() < 64; at += 4) {
            brands.add(text(head, at));
        }
        return brands;
    }

    static IsoFile open(Path path) throws IOException {
        return new IsoFile(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** The most pixels that a picture of a HEIC file says it has. */
    long pixels() throws IOException {
        long most = 0;
        for (Box meta : in(0, file.size(), "meta")) {
            for (Box properties : in(meta.content() + 4, meta.end(), "iprp")) {
                for (Box list : in(properties.content(), properties.end(), "ipco")) {
                    for (Box extent : in(list.content(), list.end(), "ispe")) {
                        byte[] size = read(extent.content() + 4, 8);
                        most = Math.max(most, uint32(size, 0) * uint32(size, 4));
                    }
                }
            }
        }
        return most;
    }

    /**
     * Takes out, in place, what a video tells beside what it shows: user data, metadata, times, and tracks that are neither seen,
     * heard nor read. Nothing moves, so the video stays playable.
     *
     * @return when it was taken, if it said so
     * @throws IOException when it is broken or holds no video
     */
    Optional<Instant> cleanVideo() throws IOException {
        Optional<Instant> taken = Optional.empty();
        boolean video = false;
        boolean data = false;
        for (Box box : in(0, file.size())) {
            if (TELLING.contains(box.type())) {
                blank(box);
            }
            data |= "mdat".equals(box.type()) || "moof".equals(box.type());
            if ("moov".equals(box.type())) {
                taken = movie(box);
                video = true;
            }
        }
        if (!video || !data) {
            throw new IOException("No video in the file");
        }
        return taken;
    }

    private Optional<Instant> movie(Box movie) throws IOException {
        Optional<Instant> taken = Optional.empty();
        for (Box box : in(movie.content(), movie.end())) {
            if (TELLING.contains(box.type())) {
                blank(box);
            } else if ("mvhd".equals(box.type())) {
                taken = takeTimes(box);
            } else if ("trak".equals(box.type())) {
                track(box);
            }
        }
        return taken;
    }

    private void track(Box track) throws IOException {
        for (Box media : in(track.content(), track.end(), "mdia")) {
            for (Box handler : in(media.content(), media.end(), "hdlr")) {
                if (!SHOWN.contains(text(read(handler.content() + 8, 4), 0))) {
                    blank(track);
                    return;
                }
            }
            for (Box header : in(media.content(), media.end(), "mdhd")) {
                takeTimes(header);
            }
        }
        for (Box box : in(track.content(), track.end())) {
            if (TELLING.contains(box.type())) {
                blank(box);
            } else if ("tkhd".equals(box.type())) {
                takeTimes(box);
            }
        }
    }

    private Optional<Instant> takeTimes(Box header) throws IOException {
        boolean wide = read(header.content(), 1)[0] == 1;
        int length = wide ? 16 : 8;
        byte[] times = read(header.content() + 4, length);
        long created = wide ? ByteBuffer.wrap(times).getLong() : uint32(times, 0);
        write(header.content() + 4, ByteBuffer.allocate(length));
        return created <= EPOCH || created > EPOCH + 10_000_000_000L
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(created - EPOCH));
    }

    /** Makes a box one of free space, filled with zeros. */
    private void blank(Box box) throws IOException {
        write(box.start() + 4, ByteBuffer.wrap("free".getBytes(StandardCharsets.ISO_8859_1)));
        for (long at = box.content(); at < box.end(); at += 1 << 16) {
            write(at, ByteBuffer.allocate((int) Math.min(1 << 16, box.end() - at)));
        }
    }

    private List<Box> in(long start, long end, String type) throws IOException {
        return in(start, end).stream().filter(box -> box.type().equals(type)).toList();
    }

    private List<Box> in(long start, long end) throws IOException {
        List<Box> found = new ArrayList<>();
        long at = start;
        while (at + 8 <= end) {
            if (++boxes > MOST_BOXES) {
                throw new IOException("Too many boxes");
            }
            byte[] head = read(at, 8);
            long size = uint32(head, 0);
            String type = text(head, 4);
            long content = at + 8;
            if (size == 1) {
                size = ByteBuffer.wrap(read(at + 8, 8)).getLong();
                content = at + 16;
            } else if (size == 0) {
                size = end - at;
            }
            if (size < content - at || size > end - at) {
                throw new IOException("A box leaves the file");
            }
            found.add(new Box(type, at, content, at + size));
            at += size;
        }
        return found;
    }

    private byte[] read(long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("The file is cut off");
            }
        }
        return bytes;
    }

    private void write(long at, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes, at + bytes.position());
        }
    }

    private static long uint32(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at) & 0xffff_ffffL;
    }

    private static String text(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
