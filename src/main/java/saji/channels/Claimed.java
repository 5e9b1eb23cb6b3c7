package saji.channels;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import saji.channels.network.RemoteCopy;

/**
 * A delivery that this process holds until the lease ends, with what is to be done.
 *
 * @param begunAt when it was claimed
 * @param accountVersion changes with the account's row, so that nothing old is used from memory
 * @param unclear whether an earlier attempt may have posted it, so that nothing but an answer ends it
 * @param copy what stands there now, where something does
 */
record Claimed(
        DeliveryId id,
        ObjectKey object,
        int revision,
        AccountId account,
        String accountVersion,
        String network,
        String target,
        String host,
        Intent intent,
        Lane lane,
        UUID body,
        Doing doing,
        UUID lease,
        Instant begunAt,
        Instant firstAt,
        @Nullable Instant expiresAt,
        int tries,
        int looks,
        boolean unclear,
        @Nullable RemoteCopy copy,
        Map<String, String> notes) {}
