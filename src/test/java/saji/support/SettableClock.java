package saji.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A clock that can be set, moved on, and let go again to follow the real time. */
public final class SettableClock implements InstantSource {

    private static final InstantSource REAL = Clock.systemUTC();

    private volatile @Nullable Instant stopped;
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        Instant at = stopped;
        return at != null ? at : REAL.instant().plus(ahead);
    }

    /** Stops at {@code at}. */
    public void set(Instant at) {
        stopped = at;
    }

    /** Moves on by {@code amount}, stopped or running. */
    public void advance(Duration amount) {
        Instant at = stopped;
        if (at != null) {
            stopped = at.plus(amount);
        } else {
            ahead = ahead.plus(amount);
        }
    }

    /** Follows the real time. */
    public void run() {
        stopped = null;
        ahead = Duration.ZERO;
    }
}
