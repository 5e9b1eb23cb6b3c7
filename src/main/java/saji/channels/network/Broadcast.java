package saji.channels.network;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network on which one post goes to many recipients, each with a delivery of its own: followers' inboxes, subscribers, browsers.
 * {@link Sending#target} then names the recipient.
 */
public interface Broadcast extends Network {

    /** One recipient: how the network knows it, and the host that is called for it. */
    record Target(String address, String host) {}

    /**
     * Some of the recipients.
     *
     * @param next where to go on, or null when these were the last
     */
    record Page(List<Target> targets, @Nullable String next) {
        public Page {
            targets = List.copyOf(targets);
        }
    }

    /**
     * Recipients of a post, in any lasting order. Those who got an earlier state of the same object are chased anyway and need not be
     * named again.
     *
     * @param first whether nothing of the object was dispatched on this account before
     * @param from where to go on, or null to begin
     * @param most at most this many
     */
    Page targets(Access access, String object, Post post, boolean first, @Nullable String from, int most);

    /**
     * For how long those who got something are told when it is put right or taken back; empty where that never ends, because copies
     * stand there for good. Afterwards only sums are kept.
     */
    default Optional<Duration> remembered() {
        return Optional.empty();
    }
}
