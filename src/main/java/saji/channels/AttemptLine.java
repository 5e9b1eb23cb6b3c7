package saji.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import saji.platform.Reason;

/**
 * One attempt that was made for a delivery.
 *
 * @param outcome {@code DELIVERED}, {@code REFUSED}, {@code LATER}, {@code DENIED}, {@code UNKNOWN}, {@code ABSENT}, {@code CANNOT_TELL}
 *     or, of a person, {@code RECORDED}, {@code AGAIN}, {@code GIVEN_UP}
 * @param detail what the network said
 */
public record AttemptLine(
        Instant begunAt,
        Instant endedAt,
        Doing doing,
        String outcome,
        @Nullable Reason reason,
        String detail) {}
