package saji.newsroom;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import saji.directory.PersonId;

/**
 * A word in the margin.
 *
 * @param revision the revision that was read
 * @param by who of the staff said it; null when it came through a review link
 * @param name the name under which it was said
 * @param passage the words of the story that it is about, or null
 * @param resolvedAt when it was ticked off, or null
 */
public record Remark(
        UUID id,
        int revision,
        @Nullable PersonId by,
        String name,
        Instant at,
        String text,
        @Nullable String passage,
        @Nullable Instant resolvedAt) {}
