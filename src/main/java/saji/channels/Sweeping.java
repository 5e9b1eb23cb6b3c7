package saji.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.platform.DueWork;

/** Puts right what time has overtaken: attempts of processes that died, and what has expired. */
@Component
class Sweeping implements DueWork {

    private static final int STEP = 500;

    private final Settlements settlements;
    private final Deliveries deliveries;
    private final InstantSource clock;

    Sweeping(Settlements settlements, Deliveries deliveries, InstantSource clock) {
        this.settlements = settlements;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "channels.sweep";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofSeconds(2);
    }

    @Override
    @Transactional
    public int run() {
        Instant now = clock.instant();
        List<Settled> abandoned = settlements.abandoned(now, STEP);
        if (!abandoned.isEmpty()) {
            settlements.settle(abandoned);
        }
        return abandoned.size() + deliveries.expire(now, STEP);
    }
}
