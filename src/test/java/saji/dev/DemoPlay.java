package saji.dev;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import saji.support.SettableClock;

/** What happened in the demo city, each act at its moment: played in order, with the clock set to each. */
final class DemoPlay {

    private record Act(Instant at, int order, Runnable what) {}

    private final List<Act> acts = new ArrayList<>();

    /** Adds an act; acts of the same moment are played in the order in which they were added. */
    void at(Instant moment, Runnable what) {
        acts.add(new Act(moment, acts.size(), what));
    }

    /** Plays everything up to {@code now}; what lies later is left out. Returns how many acts were played. */
    int play(SettableClock clock, Instant now, IntConsumer progress) {
        List<Act> due = acts.stream()
                .filter(act -> !act.at().isAfter(now))
                .sorted(Comparator.comparing(Act::at).thenComparingInt(Act::order))
                .toList();
        Instant last = Instant.EPOCH;
        int played = 0;
        for (Act act : due) {
            last = act.at().isAfter(last) ? act.at() : last.plus(Duration.ofMillis(1));
            clock.set(last);
            try {
                act.what().run();
            } catch (RuntimeException e) {
                throw new IllegalStateException("Act " + act.order() + " of the demo city, at " + act.at(), e);
            }
            progress.accept(++played * 100 / due.size());
        }
        clock.run();
        return played;
    }
}
