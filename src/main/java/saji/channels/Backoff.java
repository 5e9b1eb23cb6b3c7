package saji.channels;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try, spread a little so that not all come at once. */
final class Backoff {

    private static final Duration LONGEST = Duration.ofHours(6);
    private static final long LONGEST_ALERT = 240;

    private Backoff() {}

    /** Alerts 2, 4, 8 … 240 seconds; others n⁴ + 15 seconds, at most six hours; each from three to five quarters of it. */
    static Duration after(Lane lane, int tries, RandomGenerator random) {
        int n = Math.clamp(tries, 1, 30);
        long seconds = lane == Lane.ALERT
                ? Math.min(1L << Math.min(n, 8), LONGEST_ALERT)
                : Math.min((long) n * n * n * n + 15, LONGEST.toSeconds());
        return Duration.ofMillis((long) (seconds * 1000 * (0.75 + random.nextDouble() / 2)));
    }

    /** How long a host is left alone after so many failures one after another; none below five. */
    static Duration open(int failures) {
        return failures < Hosts.BREAKS_AT
                ? Duration.ZERO
                : Duration.ofSeconds(Math.min(60L << Math.min(failures - Hosts.BREAKS_AT, 5), 1800));
    }
}
