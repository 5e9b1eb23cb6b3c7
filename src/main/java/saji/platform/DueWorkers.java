package saji.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks every {@link DueWork} in its rhythm, each on a thread of its own, until the process ends. Metrics {@code saji_due_done_total},
 * {@code saji_due_failed_total} and {@code saji_due_silence_seconds}, each by work; health {@code dueWork} is down while a work has not
 * succeeded for five minutes.
 */
@Component("dueWorkHealthIndicator")
@ConditionalOnProperty(name = "saji.due-work", havingValue = "on", matchIfMissing = true)
class DueWorkers implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(DueWorkers.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<Worker> workers;
    private volatile boolean running;

    DueWorkers(List<DueWork> works, MeterRegistry metrics, InstantSource clock) {
        this.workers =
                works.stream().map(work -> new Worker(work, metrics, clock)).toList();
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        running = true;
        workers.forEach(worker -> Thread.ofVirtual().name(worker.work.name()).start(worker));
    }

    @EventListener
    void on(ContextClosedEvent closed) {
        running = false;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (Worker worker : workers) {
            if (running && worker.silence().compareTo(PATIENCE.plus(worker.work.rhythm())) > 0) {
                health.down().withDetail(worker.work.name(), "silent for " + worker.silence());
            }
        }
        return health.build();
    }

    private final class Worker implements Runnable {

        private final DueWork work;
        private final InstantSource clock;
        private final Counter done;
        private final Counter failed;
        private volatile Instant succeeded;

        Worker(DueWork work, MeterRegistry metrics, InstantSource clock) {
            this.work = work;
            this.clock = clock;
            this.succeeded = clock.instant();
            this.done = metrics.counter("saji.due.done", "work", work.name());
            this.failed = metrics.counter("saji.due.failed", "work", work.name());
            TimeGauge.builder(
                            "saji.due.silence",
                            this,
                            TimeUnit.SECONDS,
                            worker -> worker.silence().toMillis() / 1000.0)
                    .tag("work", work.name())
                    .register(metrics);
        }

        Duration silence() {
            return Duration.between(succeeded, clock.instant());
        }

        @Override
        public void run() {
            boolean failing = false;
            while (running) {
                int pieces = 0;
                try {
                    pieces = work.run();
                    done.increment(pieces);
                    succeeded = clock.instant();
                    failing = false;
                } catch (RuntimeException | LinkageError | StackOverflowError e) {
                    failed.increment();
                    if (running && !failing) {
                        LOG.warn("{} failed and will be tried again", work.name(), e);
                    }
                    failing = true;
                }
                if (pieces == 0 && !rested()) {
                    return;
                }
            }
        }

        private boolean rested() {
            try {
                Thread.sleep(work.rhythm());
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
