package saji.directory.pack;

import java.util.ArrayList;
import java.util.List;
import saji.platform.Reason;

/** What is wrong with a pack, in the order found. Stops counting at a hundred. */
final class Mistakes {

    private static final int MOST = 100;

    private final List<Reason> found = new ArrayList<>();

    /** Notes that {@code file} is wrong at a line and a column, both counted from 1. */
    void add(String file, int line, int column, String key, Object... args) {
        if (found.size() < MOST) {
            found.add(Reason.of(
                    "directory.pack.mistake",
                    file,
                    String.valueOf(line),
                    String.valueOf(column),
                    Reason.of("directory.pack.mistake." + key, args)));
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Reason> all() {
        return List.copyOf(found);
    }
}
