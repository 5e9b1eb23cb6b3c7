package saji.channels;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import saji.channels.network.Post;

/**
 * What is to be served where: a new object, or a new state of one that was served before. On an account that has an earlier state, that
 * state is changed; on others the post is new. Accounts that are not named keep what they have.
 *
 * @param title what the object is called on the desk
 * @param revision number of the state; never lower than that of an earlier dispatch of the object
 * @param posts what is said on each account
 * @param at not before
 * @param expiresAt what has not left by then does not leave any more; null for never
 */
public record Dispatching(
        DispatchId id,
        ObjectKey object,
        String title,
        int revision,
        Lane lane,
        Map<AccountId, Post> posts,
        Instant at,
        @Nullable Instant expiresAt) {
    public Dispatching {
        posts = Map.copyOf(posts);
    }
}
