package saji.site;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import saji.assets.Assets;
import saji.directory.Directory;
import saji.platform.Settings;

/** Makes further processes of the site: each with a baker and a folder of its own, on the one database. */
@Component
class Processes {

    private final Copying copying;
    private final Changes changes;
    private final ServedStories stories;
    private final Directory directory;
    private final FixedFiles fixed;
    private final HomePages home;
    private final ListPages lists;
    private final IndexPages indexes;
    private final PlainPages plain;
    private final BakedStories storyPages;
    private final Feeds feeds;
    private final Sitemaps sitemaps;
    private final Assets assets;
    private final ShareCards shareCards;
    private final Pings pings;
    private final Version version;
    private final InstantSource clock;

    Processes(
            Copying copying,
            Changes changes,
            ServedStories stories,
            Directory directory,
            FixedFiles fixed,
            HomePages home,
            ListPages lists,
            IndexPages indexes,
            PlainPages plain,
            BakedStories storyPages,
            Feeds feeds,
            Sitemaps sitemaps,
            Assets assets,
            ShareCards shareCards,
            Pings pings,
            Settings settings,
            InstantSource clock) {
        this.copying = copying;
        this.changes = changes;
        this.stories = stories;
        this.directory = directory;
        this.fixed = fixed;
        this.home = home;
        this.lists = lists;
        this.indexes = indexes;
        this.plain = plain;
        this.storyPages = storyPages;
        this.feeds = feeds;
        this.sitemaps = sitemaps;
        this.assets = assets;
        this.shareCards = shareCards;
        this.pings = pings;
        this.version = new Version(directory, settings, Hub.NONE) {
            private final AtomicReference<String> known = new AtomicReference<>("");

            @Override
            String now() {
                return known.updateAndGet(text -> text.isEmpty() ? super.now() : text);
            }
        };
        this.clock = clock;
    }

    /** A process that has just started. */
    record Running(Shelf shelf, Baker baker) {

        void bakeAll() {
            while (baker.run() > 0) {
                // until nothing is due
            }
        }

        String page(String path) {
            return shelf.folder()
                    .read(path)
                    .map(page -> new String(page.baked().body(), java.nio.charset.StandardCharsets.UTF_8))
                    .orElse("");
        }
    }

    Running start(Folder folder) {
        Shelf shelf = new Shelf(folder, false, Hub.NONE);
        Oven oven = new Oven(
                shelf,
                stories,
                directory,
                fixed,
                home,
                lists,
                indexes,
                plain,
                storyPages,
                feeds,
                sitemaps,
                new Media(stories, assets, shelf),
                shareCards,
                pings,
                clock);
        Position position = new Position(shelf, changes);
        FullBake full = new FullBake(oven, stories, shelf, position, version, clock);
        return new Running(shelf, new Baker(copying, changes, stories, oven, position, full, fixed, clock));
    }

    /** The end of a process at the moment of a write: nothing catches it, nothing after it is done. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** A folder whose process is killed at its second write: one is done, the next one is not. */
    static final class Deadly extends Folder {
        private boolean written;

        Deadly(Path root) {
            super(root);
        }

        @Override
        boolean write(Baked baked) {
            if (written) {
                throw new Killed();
            }
            written = super.write(baked);
            return written;
        }

        @Override
        boolean remove(String path) {
            if (written) {
                throw new Killed();
            }
            return super.remove(path);
        }

        @Override
        void note(String name, String text) {
            if (written) {
                throw new Killed();
            }
            super.note(name, text);
        }
    }
}
