package saji.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import saji.directory.PersonId;
import saji.platform.Reason;

/**
 * One delivery for those who look after it.
 *
 * @param target the recipient; empty where the account itself is the place
 * @param ask what a person is to do, while the state is {@code PERSON}
 * @param reason why it stands where it stands, or null
 * @param address where it is to be seen; empty when nowhere
 * @param person who did it by hand, or null
 */
public record DeliveryLine(
        DeliveryId id,
        DispatchId dispatch,
        AccountId account,
        String target,
        Intent intent,
        DeliveryState state,
        @Nullable Doing ask,
        @Nullable Reason reason,
        String address,
        int tries,
        Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable PersonId person) {}
