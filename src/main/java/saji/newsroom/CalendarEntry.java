package saji.newsroom;

import java.time.Instant;

/**
 * Something that happens, happened or is to happen at a moment.
 *
 * @param kind what the moment is
 */
public record CalendarEntry(Kind kind, Instant at, StorySummary story) {

    /** What a calendar shows. Only a scheduled story can be dragged. */
    public enum Kind {
        SCHEDULED,
        EMBARGO_ENDS,
        PUBLISHED,
        CORRECTED
    }
}
