package saji.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import saji.platform.Settings;

/** The baked pages as they are handed out: what is often read lies in memory, everything in {@code <data>/site}. */
@Component
class Shelf {

    /** Larger bodies are never held in memory. */
    static final int LARGE = 1_500_000;

    private static final long MEMORY = 64L * 1024 * 1024;

    private final Folder folder;
    private final boolean secure;
    private final Hub hub;
    private final Cache<String, Copy> memory =
            Caffeine.newBuilder().maximumWeight(MEMORY).weigher(Shelf::weight).build();

    @Autowired
    Shelf(Settings settings, Hub hub) {
        this(
                new Folder(settings.data().resolve("site")),
                "https".equals(settings.baseUrl().getScheme()),
                hub);
    }

    Shelf(Folder folder, boolean secure, Hub hub) {
        this.folder = folder;
        this.secure = secure;
        this.hub = hub;
    }

    Folder folder() {
        return folder;
    }

    /** The copy in memory, if one is there: never touches the disk. */
    @Nullable
    Copy atHand(String path) {
        return memory.getIfPresent(path);
    }

    /** The copy in memory, taken from disk when needed; null when there is none or it is large. */
    @SuppressWarnings("NullAway") // a loader may say that there is nothing
    @Nullable
    Copy get(String path) {
        return memory.get(path, this::load);
    }

    Optional<Folder.Place> large(String path) {
        return folder.placeOfLarge(path, LARGE);
    }

    /** Lays a page on the shelf; readers get it from now on. */
    boolean put(Baked baked) {
        boolean changed = folder.write(baked);
        if (changed) {
            memory.invalidate(baked.path());
        }
        return changed;
    }

    boolean remove(String path) {
        boolean removed = folder.remove(path);
        memory.invalidate(path);
        return removed;
    }

    /** Forgets what is in memory, after pages were taken away on disk. */
    void forget(String path) {
        memory.invalidate(path);
    }

    private @Nullable Copy load(String path) {
        if (folder.placeOfLarge(path, LARGE).isPresent()) {
            return null;
        }
        return folder.read(path)
                .map(page -> Copy.of(page, secure, hub.links(path)))
                .orElse(null);
    }

    private static int weight(String path, Copy copy) {
        return 512 + path.length() + copy.bytes();
    }
}
