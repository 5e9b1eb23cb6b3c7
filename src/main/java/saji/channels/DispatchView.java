package saji.channels;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.directory.PersonId;

/**
 * One dispatch and what arrived where.
 *
 * @param number orders dispatches by their making
 * @param reason of a withdrawal; empty otherwise
 * @param by who asked for it, or null for Saji itself
 * @param channels one for each account
 */
public record DispatchView(
        DispatchId id,
        long number,
        ObjectKey object,
        String title,
        int revision,
        Intent intent,
        Lane lane,
        String reason,
        @Nullable PersonId by,
        Instant madeAt,
        Instant dueAt,
        @Nullable Instant expiresAt,
        List<Channel> channels) {

    /**
     * What became of it on one account.
     *
     * @param spreading whether recipients are still being written down, so that the sum will grow
     * @param only the delivery, where there is just one
     */
    public record Channel(
            AccountId account,
            String name,
            String network,
            Sums sums,
            boolean spreading,
            @Nullable DeliveryLine only) {}

    public Sums sums() {
        return channels.stream().map(Channel::sums).reduce(Sums.NONE, Sums::plus);
    }

    public boolean isSpreading() {
        return channels.stream().anyMatch(Channel::spreading);
    }
}
