package saji.platform;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks every {@link DueWork} in its rhythm, each on a thread of its own, until the process ends. */
@Component
@ConditionalOnProperty(name = "saji.due-work", havingValue = "on", matchIfMissing = true)
class DueWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(DueWorkers.class);

    private final List<DueWork> works;
    private volatile boolean running;

    DueWorkers(List<DueWork> works) {
        this.works = works;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        running = true;
        works.forEach(work -> Thread.ofVirtual().name(work.name()).start(() -> keepAsking(work)));
    }

    @EventListener
    void on(ContextClosedEvent closed) {
        running = false;
    }

    private void keepAsking(DueWork work) {
        boolean failing = false;
        while (running) {
            int done = 0;
            try {
                done = work.run();
                failing = false;
            } catch (RuntimeException e) {
                if (running && !failing) {
                    LOG.warn("{} failed and will be tried again", work.name(), e);
                }
                failing = true;
            }
            if (done == 0) {
                try {
                    Thread.sleep(work.rhythm());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
