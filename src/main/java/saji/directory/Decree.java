package saji.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reorganisation by decree.
 *
 * @param number of the decree, as it is cited
 * @param agencies which it touches: one to rename, recode or split; those that end and, last, the one they join, to merge
 * @param result the new name or code, or the agencies that come of a split; empty for a merger
 * @param effectAt from when it holds, exactly
 */
public record Decree(
        UUID id,
        String number,
        Kind kind,
        List<AgencyId> agencies,
        List<Becoming> result,
        Instant effectAt,
        String preparedBy,
        Instant preparedAt,
        @Nullable String cancelledBy,
        @Nullable Instant cancelledAt,
        @Nullable Instant doneAt) {

    /** What a decree does. */
    public enum Kind {
        RENAME,
        RECODE,
        MERGE,
        SPLIT
    }

    /** A new code and names; empty where they stay. */
    public record Becoming(String code, String name, String nameEn, String shortName) {}

    /** Whether it waits for its time. */
    public boolean waits() {
        return doneAt == null && cancelledAt == null;
    }
}
