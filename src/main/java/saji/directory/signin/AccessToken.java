package saji.directory.signin;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import saji.directory.PersonId;
import saji.directory.Scope;

/**
 * A personal access token, without the token itself.
 *
 * @param expiresAt when it stops working, or null for never
 * @param usedAt when it was last used, to the minute
 * @param revokedAt when its owner took it back
 */
public record AccessToken(
        UUID id,
        PersonId person,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt) {

    /** Whether it opens anything at {@code now}. */
    public boolean works(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
