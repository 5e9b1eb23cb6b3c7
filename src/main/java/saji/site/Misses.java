package saji.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Answers for addresses that have no page on the shelf: pictures that were not made yet are made, for all else it says why. */
@Component
class Misses {

    private static final Logger LOG = LoggerFactory.getLogger(Misses.class);
    private static final int PICTURES_AT_ONCE = 2;

    /** So many may wait for a picture to be made: some pages full of them. */
    private static final int WAITING = 100;

    private static final int PATIENCE_SECONDS = 10;
    private static final String WAIT = """
            Halaman ini sedang disiapkan. Silakan muat ulang sebentar lagi.
            This page is being prepared. Please try again in a moment.
            """;

    private final Shelf shelf;
    private final Media media;
    private final ShareCards shareCards;
    private final FullBake full;
    private final ServedStories stories;
    private final Semaphore pictures = new Semaphore(PICTURES_AT_ONCE);

    Misses(Shelf shelf, Media media, ShareCards shareCards, FullBake full, ServedStories stories) {
        this.shelf = shelf;
        this.media = media;
        this.shareCards = shareCards;
        this.full = full;
        this.stories = stories;
    }

    /** The copy to answer with; null when a large file now lies on the shelf. */
    @Nullable
    Copy answer(String path) {
        if (path.startsWith("/media/") && Addresses.key(path) != null) {
            return picture(path);
        }
        return full.isRunning() && mayStillCome(path) ? notYet() : missing(path);
    }

    /** The answer while pages are being prepared. */
    static Copy notYet() {
        return bare(503, WAIT);
    }

    /** Whether the full bake that is under way may make a page for this address. */
    private boolean mayStillCome(String path) {
        if (Addresses.key(path) == null) {
            return false;
        }
        if (!full.isAtStories()) {
            return true;
        }
        int slug = path.indexOf("/berita/");
        try {
            return slug >= 0 && slug <= "/en".length() && stories.isAddress(path.substring(slug + "/berita/".length()));
        } catch (DataAccessException | TransactionException e) {
            return true;
        }
    }

    private @Nullable Copy picture(String path) {
        if (!mayMake()) {
            return notYet();
        }
        try {
            boolean made =
                    media.layAt(path) || shareCards.bakeAt(path).map(shelf::put).isPresent();
            return made ? shelf.get(path) : missing(path);
        } catch (DataAccessException | TransactionException e) {
            return notYet();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be made", path, e);
            return missing(path);
        } finally {
            pictures.release();
        }
    }

    /** Waits its turn, since a browser does not ask again for a picture that was not there. */
    private boolean mayMake() {
        if (pictures.tryAcquire()) {
            return true;
        }
        try {
            return pictures.getQueueLength() < WAITING && pictures.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Copy missing(String path) {
        Copy page = shelf.get(path.equals("/en") || path.startsWith("/en/") ? "/en/404" : "/404");
        return page != null ? page : bare(404, "404\n");
    }

    private static Copy bare(int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Baked baked = new Baked("", status, "text/plain; charset=utf-8", Baked.Keeping.NEVER, null, body);
        return Copy.of(new PageFile.Page(baked, baked.etag(), new byte[0]), false, List.of());
    }
}
