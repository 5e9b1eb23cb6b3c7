package saji.site;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import saji.directory.Directory;
import saji.platform.Language;

/** Bakes a unit (see {@link Units}) and lays what came of it on the shelf. */
@Component
class Oven {

    private static final Logger LOG = LoggerFactory.getLogger(Oven.class);
    /** How long the names of agencies and areas may lag behind in search. */
    private static final long FRESH_NANOS = 2_000_000_000L;
    /** What is new is shared; the card of an older story is drawn when somebody asks for it. */
    private static final Duration SHARED_MOSTLY = Duration.ofDays(30);

    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable Seen seen;
    private final Shelf shelf;
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
    private final Media media;
    private final ShareCards shareCards;
    private final Pings pings;
    private final InstantSource clock;

    Oven(
            Shelf shelf,
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
            Media media,
            ShareCards shareCards,
            Pings pings,
            InstantSource clock) {
        this.shelf = shelf;
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
        this.media = media;
        this.shareCards = shareCards;
        this.pings = pings;
        this.clock = clock;
    }

    /** The directory as it stands now; to be used for one run. */
    Surroundings surroundings() {
        FixedFiles.Bundle bundle = fixed.bundle();
        Surroundings now = new Surroundings(directory, bundle.mastheads(), bundle.shareImage());
        seen = new Seen(now, System.nanoTime());
        return now;
    }

    /** The directory as it was seen last, without waiting; when that is a while ago it is looked at again meanwhile. */
    Surroundings recentSurroundings() {
        Seen last = seen;
        if (last == null) {
            return surroundings();
        }
        if (System.nanoTime() - last.since() > FRESH_NANOS && looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("site.directory").start(this::lookAgain);
        }
        return last.surroundings();
    }

    private void lookAgain() {
        try {
            surroundings();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The directory cannot be read now", e);
        } finally {
            looking.set(false);
        }
    }

    /** The directory at some moment of {@link System#nanoTime}. */
    private record Seen(Surroundings surroundings, long since) {}

    /** Bakes a unit; those who follow a feed that is another by that are told. */
    void bake(String unit, Surroundings surroundings) {
        if (unit.startsWith(Units.STORY)) {
            lay(storyPages.bake(unit.substring(Units.STORY.length()), surroundings));
        } else if (unit.startsWith(Units.LIST)) {
            pings.changed(list(unit.substring(Units.LIST.length()), surroundings));
        } else if (unit.startsWith(Units.MONTH)) {
            lay(sitemaps.month(unit.substring(Units.MONTH.length())));
        } else if (unit.startsWith(Units.MEDIA)) {
            media(UUID.fromString(unit.substring(Units.MEDIA.length())));
        } else if (unit.startsWith(Units.CARD)) {
            card(UUID.fromString(unit.substring(Units.CARD.length())));
        } else if (unit.equals(Units.CORRECTIONS)) {
            lay(plain.corrections(surroundings));
        } else if (unit.equals(Units.INDEXES)) {
            lay(indexes.bake(surroundings));
            lay(List.of(sitemaps.pages(surroundings)));
        } else if (unit.equals(Units.FIXED)) {
            lay(fixed.bundle().files());
            lay(plain.bake(surroundings));
            lay(List.of(sitemaps.pages(surroundings), sitemaps.index()));
        } else {
            throw new IllegalArgumentException("No unit " + unit);
        }
    }

    /** Bakes many stories, newest first, each with its text at hand. */
    void bakeStories(List<Served> batch, Surroundings surroundings) {
        var bodies = stories.bodies(batch.stream().map(Served::id).toList());
        for (Served story : batch) {
            Served.Body body = bodies.get(story.id());
            if (body != null) {
                lay(storyPages.bake(story, body, surroundings));
                story.formerSlugs().forEach(slug -> lay(storyPages.bake(slug, surroundings)));
            }
        }
    }

    /** Every unit but stories and media. */
    List<String> allPages(Surroundings surroundings) {
        List<String> units =
                new ArrayList<>(List.of(Units.FIXED, Units.LIST + Scopes.HOME, Units.INDEXES, Units.CORRECTIONS));
        surroundings.topics().forEach(topic -> units.add(Units.LIST + Scopes.TOPIC + topic.slug()));
        surroundings.areas().forEach(area -> units.add(Units.LIST + Scopes.AREA + area.code()));
        Stream.concat(
                        surroundings.standing().stream()
                                .map(agency -> Scopes.agency(agency.id().value())),
                        stories.scopesLike(Scopes.AGENCY).stream())
                .distinct()
                .forEach(scope -> units.add(Units.LIST + scope));
        stories.scopesLike(Scopes.MONTH)
                .forEach(scope -> units.add(Units.MONTH + scope.substring(Scopes.MONTH.length())));
        return units;
    }

    /** Gives the feeds of the list. */
    private List<Baked> list(String scope, Surroundings surroundings) {
        lay(scope.equals(Scopes.HOME) ? home.bake(surroundings) : lists.bake(scope, surroundings));
        List<Baked> fed = feeds.bake(scope, surroundings);
        lay(fed);
        return fed;
    }

    private void media(UUID asset) {
        if (media.isShown(asset)) {
            media.lay(asset);
        } else {
            media.takeAway(asset);
        }
    }

    private void card(UUID id) {
        stories.find(id).ifPresent(story -> {
            for (int edition = story.isWithdrawn() ? story.edition() : story.edition() - 1; edition > 0; edition--) {
                shelf.remove(ShareCards.path(id, edition, Language.ID));
                shelf.remove(ShareCards.path(id, edition, Language.EN));
            }
            if (!story.isWithdrawn()
                    && story.editionAt().isAfter(clock.instant().minus(SHARED_MOSTLY))) {
                lay(List.of(shareCards.bake(story, Language.ID)));
                if (story.english() != null) {
                    lay(List.of(shareCards.bake(story, Language.EN)));
                }
            }
        });
    }

    private void lay(BakedStories.Result result) {
        lay(result.pages());
        result.none().forEach(shelf::remove);
    }

    private void lay(List<Baked> pages) {
        pages.forEach(shelf::put);
    }
}
