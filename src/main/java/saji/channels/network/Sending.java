package saji.channels.network;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One delivery as a connector sees it.
 *
 * @param key the same at each try of the same delivery, of 36 characters: an idempotency key
 * @param object what it is about, for example {@code story:<id>}: the same for all states of the same thing
 * @param revision which state
 * @param target the recipient on a {@link Broadcast} network; empty on others
 * @param post what is said; for a deletion what was said last
 * @param firstAt when it was dispatched
 * @param expiresAt when it is of no use any more
 * @param notes what the connector has kept at earlier tries
 */
public record Sending(
        String key,
        String object,
        int revision,
        String target,
        Post post,
        Instant firstAt,
        @Nullable Instant expiresAt,
        Notes notes) {}
