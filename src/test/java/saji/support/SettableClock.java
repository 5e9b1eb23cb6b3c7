package saji.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A clock that can be set, moved on, and let go again to follow the real time. */
public final class SettableClock implements InstantSource {

    private static final InstantSource REAL = Clock.systemUTC();

    private volatile @Nullable Instant stopped;
    private volatile Duration ahead = Duration.ZERO;
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.EPOCH);

    @Override
    public Instant instant() {
        Instant at = stopped;
        Instant now = at != null ? at : REAL.instant().plus(ahead);
        latest.accumulateAndGet(now, (seen, shown) -> shown.isAfter(seen) ? shown : seen);
        return now;
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

    /**
     * Runs on from the latest moment that anyone has seen. Tests share one database, and one that moved the clock on leaves stories
     * that lie ahead of the next: a test that looks at the newest begins here.
     */
    public void runAfterAll() {
        stopped = null;
        ahead = Duration.between(REAL.instant(), latest.get()).plusSeconds(1);
    }

    /** Follows the real time. */
    public void run() {
        stopped = null;
        ahead = Duration.ZERO;
    }
}
