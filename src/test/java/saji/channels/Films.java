package saji.channels;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Films to upload that nobody can watch. */
final class Films {

    private Films() {}

    /** A film of so many bytes and a little more. */
    static byte[] mp4(int bytes) {
        byte[] handler = box("hdlr", new byte[8], text("vide"), new byte[13]);
        byte[] track = box("trak", box("tkhd", new byte[84]), box("mdia", handler));
        return joined(
                box("ftyp", text("isom"), new byte[4], text("isommp42")),
                box("moov", box("mvhd", new byte[100]), track),
                box("mdat", new byte[bytes]));
    }

    private static byte[] box(String name, byte[]... content) {
        byte[] all = joined(content);
        return joined(ByteBuffer.allocate(4).putInt(all.length + 8).array(), text(name), all);
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
