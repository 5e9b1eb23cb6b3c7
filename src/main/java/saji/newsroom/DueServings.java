package saji.newsroom;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import saji.platform.DueWork;

/** Sends what is due on channels, one story a transaction, whichever process comes first. */
@Component
class DueServings implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(DueServings.class);
    private static final int AT_ONCE = 50;

    private final TransactionTemplate transaction;
    private final Servings servings;
    private final Serving serving;
    private final InstantSource clock;

    DueServings(PlatformTransactionManager transactions, Servings servings, Serving serving, InstantSource clock) {
        this.transaction = new TransactionTemplate(transactions);
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

    /** A story that cannot be served stops no other; it is tried again at the next look. */
    @Override
    public int run() {
        Set<StoryId> failed = new HashSet<>();
        int looked = 0;
        while (looked < AT_ONCE) {
            Set<StoryId> taken = new HashSet<>();
            try {
                transaction.executeWithoutResult(
                        status -> servings.take(clock.instant(), failed).ifPresent(id -> {
                            taken.add(id);
                            serving.serve(id);
                        }));
            } catch (RuntimeException e) {
                if (taken.isEmpty()) {
                    throw e;
                }
                LOG.warn("What is said of story {} on channels could not be sent; it will be tried again", taken, e);
                failed.addAll(taken);
            }
            if (taken.isEmpty()) {
                break;
            }
            looked++;
        }
        return looked - failed.size();
    }
}
