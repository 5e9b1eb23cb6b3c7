package saji.site;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import saji.platform.DueWork;
import saji.platform.Language;
import saji.site.web.Frame;

/**
 * Keeps this process's baked pages up to date: takes changes in, bakes what they touch, and in the pauses between goes on with a full
 * bake when the folder is new or was baked by another version. What a change touches is done before its number is noted, so a
 * process that is killed begins there again.
 */
@Component
class Baker implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(Baker.class);
    private static final int WAITING_AT_ONCE = 4;
    /** A process that was away for longer bakes everything anew. */
    private static final Duration REMEMBERED = Duration.ofDays(60);

    private final Copying copying;
    private final Changes changes;
    private final ServedStories stories;
    private final Oven oven;
    private final Position position;
    private final FullBake full;
    private final FixedFiles fixed;
    private final InstantSource clock;
    private final ReentrantLock one = new ReentrantLock();
    /** What may wait, each unit with the number of the first change that it came from: of many alike one is done. */
    private final SequencedMap<String, Long> slow = new LinkedHashMap<>();

    private boolean begun;
    private @Nullable LocalDate bakedFor;
    private Map<Language, Frame.Masthead> mastheads = Map.of();
    private long seen;

    Baker(
            Copying copying,
            Changes changes,
            ServedStories stories,
            Oven oven,
            Position position,
            FullBake full,
            FixedFiles fixed,
            InstantSource clock) {
        this.copying = copying;
        this.changes = changes;
        this.stories = stories;
        this.oven = oven;
        this.position = position;
        this.full = full;
        this.fixed = fixed;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "site.bake";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofMillis(200);
    }

    /** Does what is due, then one piece of what may wait. */
    @Override
    public int run() {
        one.lock();
        try {
            if (!begun) {
                begin();
            }
            int done = copying.run() + bakeChanges() + bakeMonthly();
            return done > 0 ? done : bakeWaiting() + full.step();
        } finally {
            one.unlock();
        }
    }

    /** Bakes everything anew from the next run on, over the pages that are there. */
    void beginAnew() {
        one.lock();
        try {
            slow.clear();
            seen = changes.last();
            full.begin(seen);
            begun = true;
        } finally {
            one.unlock();
        }
    }

    boolean isFullBakeRunning() {
        return full.isRunning();
    }

    private void begin() {
        mastheads = oven.surroundings().mastheads();
        if (stories.isEmpty()) {
            copying.copyAll();
        }
        Position.Noted noted = position.read();
        if (noted != null && noted.identity().equals(changes.identityOf(noted.number()))) {
            seen = noted.number();
            full.resume(noted);
        } else {
            seen = changes.last();
            full.begin(seen);
        }
        begun = true;
    }

    private int bakeChanges() {
        List<Changes.Taken> taken = changes.after(seen);
        if (taken.isEmpty()) {
            return 0;
        }
        boolean backlog = taken.size() == Changes.BATCH;
        Set<String> units = new LinkedHashSet<>();
        SequencedMap<String, Long> later = new LinkedHashMap<>();
        for (Changes.Taken change : taken) {
            for (String unit : change.units()) {
                if (backlog || canWait(change, unit)) {
                    later.putIfAbsent(unit, change.number());
                } else {
                    units.add(unit);
                }
            }
        }
        Surroundings surroundings = oven.surroundings();
        units.forEach(unit -> bake(unit, surroundings));
        later.forEach(slow::putIfAbsent);
        seen = taken.getLast().number();
        if (surroundings.mastheads().equals(mastheads)) {
            note();
        } else {
            // the office bears another name now, and it stands on every page
            mastheads = surroundings.mastheads();
            bake(Units.FIXED, surroundings);
            slow.clear();
            full.begin(seen);
        }
        return taken.size();
    }

    /** An agency's new name changes many story pages a little: they come after what people wait for. */
    private static boolean canWait(Changes.Taken change, String unit) {
        return Units.canWait(unit) || (change.kind().equals("agency") && unit.startsWith(Units.STORY));
    }

    private int bakeMonthly() {
        LocalDate month = fixed.month();
        if (month.equals(bakedFor)) {
            return 0;
        }
        bake(Units.FIXED, oven.surroundings());
        changes.forgetBefore(clock.instant().minus(REMEMBERED));
        bakedFor = month;
        return 1;
    }

    private int bakeWaiting() {
        if (slow.isEmpty()) {
            return 0;
        }
        Surroundings surroundings = oven.surroundings();
        int done = 0;
        while (done < WAITING_AT_ONCE && !slow.isEmpty()) {
            bake(slow.firstEntry().getKey(), surroundings);
            slow.pollFirstEntry();
            done++;
        }
        if (slow.isEmpty()) {
            note();
        }
        return done;
    }

    /** The number up to which everything is done: a process that begins there misses nothing. */
    private void note() {
        long number = slow.isEmpty() ? seen : slow.firstEntry().getValue() - 1;
        position.note(number, full.cursor());
    }

    /** A unit that fails for its own reasons must not keep others from being baked; without database or disk nothing can go on. */
    private void bake(String unit, Surroundings surroundings) {
        try {
            oven.bake(unit, surroundings);
        } catch (DataAccessException | TransactionException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} could not be baked", unit, e);
        }
    }
}
