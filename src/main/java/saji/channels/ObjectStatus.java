package saji.channels;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an object stands on its channels.
 *
 * @param revision of the last dispatch
 * @param withdrawnAt when it was taken back, or null
 * @param dispatches the newest first, at most fifty
 * @param copies where something of it is to be seen or may be, for accounts with one target
 */
public record ObjectStatus(
        ObjectKey key,
        String title,
        int revision,
        @Nullable Instant withdrawnAt,
        List<DispatchView> dispatches,
        List<Copy> copies) {

    /** What stands on an account. {@code current} is false when it is an older state than the last that was dispatched. */
    public record Copy(AccountId account, String address, int revision, boolean current) {}
}
