package saji.newsroom;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import saji.directory.PersonId;

/**
 * A request that an approver look at a story.
 *
 * @param revision the newest revision when it was asked for
 * @param answer how it ended, or null while it waits
 */
public record Review(
        UUID id,
        int revision,
        PersonId askedBy,
        Instant askedAt,
        String message,
        @Nullable Answer answer) {

    /** How a review ended. {@code reason} is empty except when returned. */
    public record Answer(Result result, PersonId by, Instant at, String reason) {}

    /** What a review came to. */
    public enum Result {
        APPROVED,
        RETURNED,
        CANCELLED
    }
}
