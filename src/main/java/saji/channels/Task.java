package saji.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import saji.channels.network.Post;
import saji.platform.Reason;

/**
 * Something that a person must do on a network, with all that is needed for it.
 *
 * @param ask post it, change or delete what is there, or look whether it is there
 * @param post what is to stand there
 * @param address where the copy stands that is to be changed or deleted; empty otherwise
 * @param hasAddress whether a copy stands at an address that can be recorded
 * @param since when it was due
 * @param state {@code PERSON} while it is open
 */
public record Task(
        DeliveryId id,
        Account account,
        String title,
        Doing ask,
        Post post,
        String address,
        boolean hasAddress,
        Instant since,
        @Nullable Instant expiresAt,
        @Nullable Reason reason,
        DeliveryState state) {}
