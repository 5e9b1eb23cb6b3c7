package saji.channels;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import saji.platform.DueWork;

/**
 * The engine: takes what is due into the free slots of this process, carries each on a thread of its own, and settles what comes back,
 * many at a time. A slow host keeps its own slots busy and no others; a third of the slots is kept for alerts.
 */
@Component
class Delivering implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);
    private static final int SETTLED_AT_ONCE = 500;
    private static final int TRIES = 5;

    /** How long room is waited for: so long that many are taken at a time, too short for anybody to notice. */
    private static final long NOTICED_NANOS = 50_000_000L;

    private final Claims claims;
    private final Courier courier;
    private final Settlements settlements;
    private final int slots;
    private final AtomicIntegerArray busy = new AtomicIntegerArray(Lane.values().length);
    private final ConcurrentLinkedQueue<Settled> back = new ConcurrentLinkedQueue<>();
    private final ReentrantLock settling = new ReentrantLock();
    private final Phaser underWay = new Phaser(1);
    private final Semaphore ended = new Semaphore(0);

    Delivering(
            Claims claims, Courier courier, Settlements settlements, @Value("${saji.delivery-slots:400}") int slots) {
        this.claims = claims;
        this.courier = courier;
        this.settlements = settlements;
        this.slots = slots;
    }

    @Override
    public String name() {
        return "channels.deliver";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofMillis(250);
    }

    @Override
    public int run() {
        int done = begin();
        return done == 0 && slots > free() && someEnded(1) ? begin() : done;
    }

    /** Takes what is due, once half of the slots is free and half of what was under way has ended, or that was waited for. */
    private int begin() {
        int free = free();
        someEnded(Math.max(slots / 2 - free, (slots - free) / 2));
        ended.drainPermits();
        Claims.Taken taken = claims.take(room());
        for (Claimed claimed : taken.claimed()) {
            busy.incrementAndGet(claimed.lane().number());
            underWay.register();
            Thread.ofVirtual().name("channels.courier").start(() -> carry(claimed));
        }
        return taken.claimed().size() + taken.ended();
    }

    /** Works off what is due and waits for it; for tests, where nothing runs by itself. */
    int runWhole() {
        int done = 0;
        for (int some = run(); some > 0; some = run()) {
            done += some;
            underWay.arriveAndAwaitAdvance();
        }
        return done;
    }

    /** Waits a little for so many attempts to end; whether they did. */
    private boolean someEnded(int many) {
        try {
            return many <= 0 || ended.tryAcquire(many, NOTICED_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int free() {
        return slots - busy.get(Lane.ALERT.number()) - busy.get(Lane.NEWS.number()) - busy.get(Lane.BULK.number());
    }

    private Claims.Room room() {
        int alert = busy.get(Lane.ALERT.number());
        int news = busy.get(Lane.NEWS.number());
        int bulk = busy.get(Lane.BULK.number());
        int free = slots - alert - news - bulk;
        return new Claims.Room(free, Math.min(free, slots * 2 / 3 - news - bulk), Math.min(free, slots / 2 - bulk));
    }

    private void carry(Claimed claimed) {
        try {
            if (!courier.isTooLate(claimed)) {
                back.add(courier.carry(claimed));
                settle();
            }
        } finally {
            busy.decrementAndGet(claimed.lane().number());
            ended.release();
            underWay.arriveAndDeregister();
        }
    }

    /** Whoever gets the lock settles for all who wait behind it. */
    private void settle() {
        settling.lock();
        try {
            List<Settled> some = new ArrayList<>();
            for (Settled one = back.poll(); one != null; one = back.poll()) {
                some.add(one);
                if (some.size() == SETTLED_AT_ONCE) {
                    settle(some);
                    some.clear();
                }
            }
            if (!some.isEmpty()) {
                settle(some);
            }
        } finally {
            settling.unlock();
        }
    }

    /** What cannot be settled is found by its lease. */
    private void settle(List<Settled> some) {
        for (int i = 1; ; i++) {
            try {
                settlements.settle(some);
                return;
            } catch (TransientDataAccessException e) {
                if (i == TRIES) {
                    LOG.warn("{} attempts could not be settled; their leases will run out", some.size(), e);
                    return;
                }
            } catch (RuntimeException e) {
                LOG.warn("{} attempts could not be settled; their leases will run out", some.size(), e);
                return;
            }
        }
    }
}
