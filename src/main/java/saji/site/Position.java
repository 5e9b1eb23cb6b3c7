package saji.site;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Up to where the pages in the folder are baked, and by which version; written after the pages that it speaks of. */
@Component
class Position {

    private static final String FILE = "position";

    private final Shelf shelf;
    private final Changes changes;

    Position(Shelf shelf, Changes changes) {
        this.shelf = shelf;
        this.changes = changes;
    }

    /**
     * What was noted.
     *
     * @param identity id of the change with that number, which another database would not have
     * @param cursor how far a full bake has come
     */
    record Noted(long number, String identity, FullBake.Cursor cursor) {}

    @Nullable
    Noted read() {
        String text = shelf.folder().noted(FILE).orElse("");
        Properties values = new Properties();
        try {
            values.load(new StringReader(text));
            String identity = values.getProperty("identity", "");
            return identity.isEmpty()
                    ? null
                    : new Noted(
                            Long.parseLong(values.getProperty("number", "0")),
                            identity,
                            FullBake.Cursor.of(values.getProperty("version", ""), values.getProperty("bake", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException damaged) {
            return null;
        }
    }

    void note(long number, FullBake.Cursor cursor) {
        shelf.folder()
                .note(
                        FILE,
                        "number=" + number + "\nidentity=" + changes.identityOf(number) + "\nversion="
                                + cursor.version() + "\nbake=" + cursor.text() + "\n");
    }
}
