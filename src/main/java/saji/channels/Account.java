package saji.channels;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import saji.directory.AgencyId;
import saji.platform.Language;
import saji.platform.Reason;

/**
 * A channel: an account on a network, owned by an agency or the city. Its secrets are not part of it.
 *
 * @param name what the desk calls it
 * @param agency whose it is; null for the city
 * @param language in which it speaks
 * @param handle its name on the network, as the last test found it
 * @param address where a person sees it
 * @param validUntil when its credentials end, if they do
 * @param works what the last test or delivery said; null before the first
 * @param trouble why it does not work, or null
 * @param paused null unless it is
 */
public record Account(
        AccountId id,
        String network,
        String name,
        @Nullable AgencyId agency,
        Language language,
        Map<String, String> settings,
        String handle,
        String address,
        @Nullable Instant validUntil,
        Instant connectedAt,
        @Nullable Instant testedAt,
        @Nullable Boolean works,
        @Nullable Reason trouble,
        @Nullable Instant deliveredAt,
        @Nullable Pause paused,
        @Nullable Instant closedAt) {

    /**
     * Since when nothing is sent.
     *
     * @param byPerson whether a person did it; otherwise the network did not accept the account any more
     */
    public record Pause(Instant at, boolean byPerson, String reason) {}

    public Optional<AgencyId> owner() {
        return Optional.ofNullable(agency);
    }

    public boolean isOpen() {
        return closedAt == null;
    }
}
