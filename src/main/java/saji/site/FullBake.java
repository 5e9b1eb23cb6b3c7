package saji.site;

import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Bakes every page anew in small steps, the pages that most people read first, while the old ones are still served; at the end takes
 * away what was not baked. Goes on where it was when the process was killed.
 */
@Component
class FullBake {

    private static final Logger LOG = LoggerFactory.getLogger(FullBake.class);
    private static final int PAGES_A_STEP = 8;
    private static final int STORIES_A_STEP = 24;
    private static final int STORIES_BETWEEN_NOTES = 960;
    private static final int MEDIA_A_STEP = 1;

    private final Oven oven;
    private final ServedStories stories;
    private final Shelf shelf;
    private final Position position;
    private final Version version;
    private final InstantSource clock;
    private final Deque<String> pages = new ArrayDeque<>();
    private volatile Cursor cursor = Cursor.of("", "");
    private long number;
    private long baked;
    private @Nullable Instant lastSaid;

    FullBake(Oven oven, ServedStories stories, Shelf shelf, Position position, Version version, InstantSource clock) {
        this.oven = oven;
        this.stories = stories;
        this.shelf = shelf;
        this.position = position;
        this.version = version;
        this.clock = clock;
    }

    /** What a full bake is at. */
    enum Phase {
        PAGES,
        STORIES,
        MEDIA,
        SWEEP,
        DONE
    }

    /**
     * How far a full bake has come.
     *
     * @param version of templates, styles and directory that the pages are baked with
     * @param started by the clock of the file system, in milliseconds
     * @param at publication of the last story baked
     * @param id of the last story or asset baked
     */
    record Cursor(
            String version,
            Phase phase,
            long started,
            @Nullable Instant at,
            @Nullable UUID id) {

        static Cursor of(String version, String text) {
            if (text.isEmpty()) {
                return new Cursor(version, Phase.DONE, 0, null, null);
            }
            String[] parts = text.split(" ", -1);
            return new Cursor(
                    version,
                    Phase.valueOf(parts[0]),
                    Long.parseLong(parts[1]),
                    parts[2].isEmpty() ? null : Instant.parse(parts[2]),
                    parts[3].isEmpty() ? null : UUID.fromString(parts[3]));
        }

        String text() {
            return phase + " " + started + " " + (at == null ? "" : at) + " " + (id == null ? "" : id);
        }

        Cursor with(Phase next, @Nullable Instant placeAt, @Nullable UUID placeId) {
            return new Cursor(version, next, started, placeAt, placeId);
        }
    }

    Cursor cursor() {
        return cursor;
    }

    boolean isRunning() {
        return cursor.phase() != Phase.DONE;
    }

    /** Whether lists and fixed pages are done already. */
    boolean isAtStories() {
        return cursor.phase() != Phase.PAGES;
    }

    /** Begins from the first page; {@code seen} is the change up to which the database is looked at. */
    void begin(long seen) {
        shelf.folder().note("begun", "");
        cursor = new Cursor(version.now(), Phase.PAGES, shelf.folder().notedAt("begun"), null, null);
        number = seen;
        baked = 0;
        pages.clear();
        position.note(seen, cursor);
        LOG.info("The site is baked anew, {} stories", stories.count());
    }

    /** Goes on with what was noted, or begins anew when it was another version. */
    void resume(Position.Noted noted) {
        number = noted.number();
        if (!noted.cursor().version().equals(version.now())) {
            begin(noted.number());
            return;
        }
        cursor = noted.cursor();
    }

    /** Does one step of a tenth of a second or so; says how many pages that were. */
    int step() {
        return switch (cursor.phase()) {
            case PAGES -> pages();
            case STORIES -> stories();
            case MEDIA -> media();
            case SWEEP -> sweep();
            case DONE -> 0;
        };
    }

    private int pages() {
        Surroundings surroundings = oven.surroundings();
        if (pages.isEmpty()) {
            pages.addAll(oven.allPages(surroundings));
        }
        int done = 0;
        while (done < PAGES_A_STEP && !pages.isEmpty()) {
            bake(pages.removeFirst(), surroundings);
            done++;
        }
        if (pages.isEmpty()) {
            go(cursor.with(Phase.STORIES, null, null));
        }
        return done;
    }

    private int stories() {
        List<Served> batch = new ArrayList<>(stories.before(cursor.at(), cursor.id(), STORIES_A_STEP));
        if (batch.isEmpty()) {
            go(cursor.with(Phase.MEDIA, null, null));
            return 1;
        }
        oven.bakeStories(batch, oven.surroundings());
        long before = baked;
        baked += batch.size();
        Cursor next = cursor.with(
                Phase.STORIES, batch.getLast().publishedAt(), batch.getLast().id());
        if (before / STORIES_BETWEEN_NOTES != baked / STORIES_BETWEEN_NOTES) {
            go(next);
        } else {
            cursor = next;
        }
        say();
        return batch.size();
    }

    private int media() {
        List<UUID> batch = stories.shownAssets(cursor.id(), MEDIA_A_STEP);
        if (batch.isEmpty()) {
            go(cursor.with(Phase.SWEEP, null, null));
            return 1;
        }
        Surroundings surroundings = oven.surroundings();
        batch.forEach(asset -> bake(Units.MEDIA + asset, surroundings));
        cursor = cursor.with(Phase.MEDIA, null, batch.getLast());
        return batch.size();
    }

    private int sweep() {
        shelf.folder().sweep(FileTime.fromMillis(cursor.started()), shelf::forget);
        go(cursor.with(Phase.DONE, null, null));
        LOG.info("The site is baked");
        return 1;
    }

    private void go(Cursor next) {
        cursor = next;
        Position.Noted noted = position.read();
        position.note(noted == null ? number : Math.max(number, noted.number()), next);
    }

    private void say() {
        Instant now = clock.instant();
        Instant last = lastSaid;
        if (last == null || now.isAfter(last.plusSeconds(5))) {
            if (last != null) {
                LOG.info("{} stories are baked", baked);
            }
            lastSaid = now;
        }
    }

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
