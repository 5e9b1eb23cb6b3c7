package saji.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import saji.directory.PersonId;

/**
 * A door for someone without an account to read and comment one story. The token itself is shown once and only its hash is kept.
 *
 * @param guest for whom it was made
 * @param openings the last hundred times it was opened, the newest first
 */
public record ReviewLink(
        UUID id,
        String guest,
        PersonId by,
        Instant at,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        int opened,
        List<Opening> openings) {

    public boolean isOpenAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** One time that it was opened. */
    public record Opening(Instant at, @Nullable String address) {}

    /** A link just made: the only moment at which its token is known. */
    public record Made(ReviewLink link, String token) {}

    /** What the guest sees. */
    public record Opened(
            ReviewLink link,
            StoryId story,
            Revision revision,
            @Nullable Instant embargoUntil,
            List<Remark> remarks) {}
}
