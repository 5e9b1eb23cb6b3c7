package saji.assets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks a WOFF 1.0 font into the TrueType file that it was made of. */
final class Woff {

    private static final int HEADER = 44;
    private static final int ENTRY = 20;

    private Woff() {}

    static byte[] trueType(InputStream woff) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(woff.readAllBytes());
        int tables = in.getShort(12);
        int at = 12 + 16 * tables;
        ByteBuffer out = ByteBuffer.allocate(in.getInt(16) + 16 * tables + 64);
        out.putInt(in.getInt(4)).putShort((short) tables);
        for (int i = 0; i < tables; i++) {
            int entry = HEADER + i * ENTRY;
            byte[] content = content(in, in.getInt(entry + 4), in.getInt(entry + 8), in.getInt(entry + 12));
            out.position(12 + 16 * i);
            out.putInt(in.getInt(entry))
                    .putInt(in.getInt(entry + 16))
                    .putInt(at)
                    .putInt(content.length);
            out.position(at).put(content);
            at += (content.length + 3) / 4 * 4;
        }
        byte[] font = new byte[at];
        out.get(0, font);
        return font;
    }

    private static byte[] content(ByteBuffer in, int offset, int packed, int length) throws IOException {
        byte[] bytes = new byte[packed];
        in.get(offset, bytes);
        if (packed == length) {
            return bytes;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            byte[] content = new byte[length];
            if (inflater.inflate(content) != length) {
                throw new IOException("A table of the font is cut off");
            }
            return content;
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
    }
}
