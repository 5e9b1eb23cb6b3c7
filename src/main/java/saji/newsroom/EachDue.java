package saji.newsroom;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what is due of stories, each in a transaction of its own, which holds it: one that fails stops no other and is tried again at the
 * next look.
 */
@Component
class EachDue {

    private static final Logger LOG = LoggerFactory.getLogger(EachDue.class);
    private static final int AT_ONCE = 50;

    private final TransactionTemplate transaction;

    EachDue(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The next story that is due and that nobody else holds, without those that failed just now. */
    @FunctionalInterface
    interface Take extends Function<Set<StoryId>, Optional<StoryId>> {}

    /** Says how many were done. {@code what} names the work in the log. */
    int run(String what, Take take, Consumer<StoryId> work) {
        Set<StoryId> failed = new HashSet<>();
        int done = 0;
        while (done + failed.size() < AT_ONCE) {
            Set<StoryId> taken = new HashSet<>();
            try {
                transaction.executeWithoutResult(status -> take.apply(failed).ifPresent(id -> {
                    taken.add(id);
                    work.accept(id);
                }));
                if (taken.isEmpty()) {
                    return done;
                }
                done++;
            } catch (RuntimeException e) {
                if (taken.isEmpty()) {
                    throw e;
                }
                LOG.warn("{} of story {} failed; it will be tried again", what, taken, e);
                failed.addAll(taken);
            }
        }
        return done;
    }
}
