package saji.newsroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import saji.directory.PersonId;

/**
 * One saved state of a story's text; never changed.
 *
 * @param number 1 for the first; grows with every save, with gaps where an automatic save was followed by another of the same person
 * @param base number of the revision that was on the screen when this was written; null for the first
 * @param automatic whether the editor's page saved it by itself
 */
public record Revision(
        StoryId story, int number, @Nullable Integer base, PersonId by, Instant at, boolean automatic, Text text) {

    /** A revision without its text, for lists. {@code edition} is the edition that it became, or null. */
    public record Head(
            int number,
            @Nullable Integer base,
            PersonId by,
            Instant at,
            boolean automatic,
            String title,
            @Nullable Integer edition) {}
}
