package saji.channels.bluesky;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Names of records: 13 letters that say when one was made, and ten bits that keep two of the same microsecond apart. */
final class Tid {

    private static final String LETTERS = "234567abcdefghijklmnopqrstuvwxyz";

    private Tid() {}

    /** A name from the moment and the delivery for which it is made. */
    static String of(Instant at, String key) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at) & 0x1F_FFFF_FFFF_FFFFL;
        long bits = (micros << 10)
                | (UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .getLeastSignificantBits()
                        & 0x3FF);
        StringBuilder name = new StringBuilder(13);
        for (int shift = 60; shift >= 0; shift -= 5) {
            name.append(LETTERS.charAt((int) (bits >>> shift & 0x1F)));
        }
        return name.toString();
    }
}
