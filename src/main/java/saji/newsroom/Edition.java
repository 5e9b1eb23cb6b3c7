package saji.newsroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import saji.directory.PersonId;

/**
 * A revision that was published; never changed.
 *
 * @param number 1 for the first
 * @param by who published it, or for whom the schedule did
 * @param scheduled whether the schedule published it
 * @param note the public note of a correction; null for the first edition
 * @param urgentReason why one person alone published it, or null
 */
public record Edition(
        int number,
        int revision,
        Instant at,
        PersonId by,
        boolean scheduled,
        @Nullable String note,
        @Nullable String urgentReason) {}
