package saji.newsroom;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import saji.platform.DueWork;

/** Sends what is due on channels, whichever process comes first. */
@Component
class DueServings implements DueWork {

    private final EachDue each;
    private final Servings servings;
    private final Serving serving;
    private final InstantSource clock;

    DueServings(EachDue each, Servings servings, Serving serving, InstantSource clock) {
        this.each = each;
        this.servings = servings;
        this.serving = serving;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "newsroom.serve-due";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofMillis(500);
    }

    @Override
    public int run() {
        return each.run(name(), failed -> servings.take(clock.instant(), failed), serving::serve);
    }
}
