package saji.support;

import java.util.concurrent.ThreadLocalRandom;

/** What no other test has: for titles and names in a database that all tests share. */
public final class Unique {

    private static final int LENGTH = 12;

    private Unique() {}

    /**
     * A word of letters alone: digits by chance could be a telephone or an identity number, which the checks of the newsroom
     * refuse.
     */
    public static String word() {
        return ThreadLocalRandom.current()
                .ints(LENGTH, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
