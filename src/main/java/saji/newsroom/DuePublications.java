package saji.newsroom;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import saji.platform.DueWork;

/** Keeps the schedule: publishes what is due, one story a transaction, whichever process comes first. */
@Component
class DuePublications implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(DuePublications.class);
    private static final int AT_ONCE = 50;

    private final TransactionTemplate transaction;
    private final Stories stories;
    private final Publishing publishing;
    private final InstantSource clock;

    DuePublications(
            PlatformTransactionManager transactions, Stories stories, Publishing publishing, InstantSource clock) {
        this.transaction = new TransactionTemplate(transactions);
        this.stories = stories;
        this.publishing = publishing;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "newsroom.publish-due";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofMillis(500);
    }

    /** A story that cannot be published stops no other; it is tried again at the next look, and {@link Newsroom#due} tells of it. */
    @Override
    public int run() {
        Set<StoryId> failed = new HashSet<>();
        int done = 0;
        while (done < AT_ONCE && failed.size() < AT_ONCE) {
            Optional<StoryId> taken = publishNext(failed);
            if (taken.isEmpty()) {
                break;
            }
            done += failed.contains(taken.get()) ? 0 : 1;
        }
        return done;
    }

    private Optional<StoryId> publishNext(Set<StoryId> failed) {
        Set<StoryId> taken = new HashSet<>();
        try {
            transaction.executeWithoutResult(
                    status -> stories.takeDue(clock.instant(), failed).ifPresent(id -> {
                        taken.add(id);
                        publishing.publishDue(id);
                    }));
        } catch (RuntimeException e) {
            if (taken.isEmpty()) {
                throw e;
            }
            LOG.warn("Story {} is due and could not be published; it will be tried again", taken, e);
            failed.addAll(taken);
        }
        return taken.stream().findFirst();
    }
}
