package saji.newsroom;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list of stories, the last changed first.
 *
 * @param next where the next part begins, or null at the end
 */
public record StoryPage(
        List<StorySummary> stories, @Nullable Place next) {

    /** A place in the list: after the story that was changed then. */
    public record Place(Instant changedAt, StoryId id) {

        /** As it stands in an address: {@code 2026-11-24T03:10:48.123456Z_0193…}. */
        @Override
        public String toString() {
            return changedAt + "_" + id;
        }

        /** The place that an address names; empty when it is none. */
        public static Optional<Place> of(@Nullable String text) {
            if (text == null || text.length() > 100 || text.indexOf('_') < 0) {
                return Optional.empty();
            }
            try {
                int bar = text.indexOf('_');
                return Optional.of(new Place(
                        Instant.parse(text.substring(0, bar)), new StoryId(UUID.fromString(text.substring(bar + 1)))));
            } catch (DateTimeException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
