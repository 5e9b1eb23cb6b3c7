package saji.assets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Walks the elements of a WebM file (RFC 8794, RFC 9559). */
final class WebmFile implements AutoCloseable {

    private static final int EBML = 0x1a45dfa3;
    private static final int DOC_TYPE = 0x4282;
    private static final int SEGMENT = 0x18538067;
    private static final int INFO = 0x1549a966;
    private static final int TRACKS = 0x1654ae6b;
    private static final int CLUSTER = 0x1f43b675;
    private static final int TAGS = 0x1254c367;
    private static final int ATTACHMENTS = 0x1941a469;
    private static final int DATE = 0x4461;
    private static final int TITLE = 0x7ba9;
    private static final int VOID = 0xec;
    private static final int MOST_ELEMENTS = 200_000;

    private final FileChannel file;

    private WebmFile(FileChannel file) {
        this.file = file;
    }

    /** One element; {@code end} is -1 where its size is not known. */
    private record Element(int id, long start, long content, long end) {}

    static WebmFile open(Path path) throws IOException {
        return new WebmFile(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Whether the file says that it is WebM, not another kind of Matroska. */
    boolean isWebm() throws IOException {
        Element head = element(0, file.size());
        if (head.id() != EBML || head.end() < 0 || head.end() > 4096) {
            return false;
        }
        for (long at = head.content(); at < head.end(); ) {
            Element part = element(at, head.end());
            if (part.id() == DOC_TYPE) {
                byte[] type = read(part.content(), (int) (part.end() - part.content()));
                return new String(type, StandardCharsets.ISO_8859_1).strip().equals("webm");
            }
            at = part.end();
        }
        return false;
    }

    /**
     * Takes out, in place, tags, attachments, title and date.
     *
     * @throws IOException when the file is broken or holds no video
     */
    void clean() throws IOException {
        Element segment = element(element(0, file.size()).end(), file.size());
        if (segment.id() != SEGMENT) {
            throw new IOException("No segment");
        }
        long end = segment.end() < 0 ? file.size() : segment.end();
        boolean tracks = false;
        boolean clusters = false;
        int elements = 0;
        for (long at = segment.content(); at < end; ) {
            Element part = element(at, end);
            tracks |= part.id() == TRACKS;
            clusters |= part.id() == CLUSTER;
            if (part.end() < 0 || ++elements > MOST_ELEMENTS) {
                break;
            }
            if (part.id() == TAGS || part.id() == ATTACHMENTS) {
                blank(part);
            } else if (part.id() == INFO) {
                cleanInfo(part);
            }
            at = part.end();
        }
        if (!tracks || !clusters) {
            throw new IOException("No video in the file");
        }
    }

    private void cleanInfo(Element info) throws IOException {
        for (long at = info.content(); at < info.end(); ) {
            Element part = element(at, info.end());
            if (part.id() == DATE || part.id() == TITLE) {
                blank(part);
            }
            at = part.end();
        }
    }

    /** Makes an element one of void, filled with zeros, of the same length. */
    private void blank(Element element) throws IOException {
        long length = element.end() - element.start();
        ByteBuffer head = ByteBuffer.allocate(9).put((byte) VOID);
        if (length >= 9) {
            head.putLong((length - 9) | (1L << 56));
        } else {
            head.put((byte) (0x80 | (length - 2)));
        }
        head.flip();
        long content = element.start() + head.remaining();
        write(element.start(), head);
        for (long at = content; at < element.end(); at += 1 << 16) {
            write(at, ByteBuffer.allocate((int) Math.min(1 << 16, element.end() - at)));
        }
    }

    private Element element(long at, long end) throws IOException {
        int first = read(at, 1)[0] & 0xff;
        int idLength = Integer.numberOfLeadingZeros(first) - 23;
        if (first == 0 || idLength > 4) {
            throw new IOException("No element");
        }
        int id = 0;
        for (byte part : read(at, idLength)) {
            id = (id << 8) | (part & 0xff);
        }
        int sizeFirst = read(at + idLength, 1)[0] & 0xff;
        int sizeLength = Integer.numberOfLeadingZeros(sizeFirst) - 23;
        if (sizeFirst == 0) {
            throw new IOException("No size");
        }
        long size = sizeFirst & ((1L << (8 - sizeLength)) - 1);
        boolean unknown = size == (1L << (8 - sizeLength)) - 1;
        byte[] rest = read(at + idLength, sizeLength);
        for (int i = 1; i < sizeLength; i++) {
            size = (size << 8) | (rest[i] & 0xff);
            unknown &= rest[i] == (byte) 0xff;
        }
        long content = at + idLength + sizeLength;
        if (!unknown && size > end - content) {
            throw new IOException("An element leaves the file");
        }
        return new Element(id, at, content, unknown ? -1 : content + size);
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
        long from = at - bytes.position();
        while (bytes.hasRemaining()) {
            file.write(bytes, from + bytes.position());
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
