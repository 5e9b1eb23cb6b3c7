package saji.channels.network;

import java.time.Duration;
import java.util.List;

/**
 * How fast a network may be called, over all processes.
 *
 * @param inFlight calls under way to one host at the same time
 * @param rates budgets of one account, all of them kept
 */
public record Pace(int inFlight, List<Rate> rates) {

    /** At most {@code attempts} in any time of length {@code per}. */
    public record Rate(int attempts, Duration per) {}

    public Pace {
        rates = List.copyOf(rates);
    }

    public static Pace of(int inFlight, Rate... rates) {
        return new Pace(inFlight, List.of(rates));
    }
}
