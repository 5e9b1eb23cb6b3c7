package saji.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import saji.directory.Directory;
import saji.newsroom.Newsroom;
import saji.newsroom.PublishedStory;
import saji.newsroom.StoryId;

/** Takes changes in: brings the site's own copies up to date and finds out which units must be baked anew. */
@Component
class Copying {

    private static final Logger LOG = LoggerFactory.getLogger(Copying.class);
    private static final int BATCH = 500;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final UUID OLDEST = new UUID(0, 0);

    private final Changes changes;
    private final ServedStories stories;
    private final StoryCopies copies;
    private final SearchDocuments documents;
    private final Gathering gathering;
    private final Newsroom newsroom;
    private final Directory directory;
    private final TransactionTemplate transaction;
    private final TransactionTemplate alone;
    private final InstantSource clock;
    private final Map<UUID, Instant> resting = new ConcurrentHashMap<>();
    private UUID newest = OLDEST;

    Copying(
            Changes changes,
            ServedStories stories,
            StoryCopies copies,
            SearchDocuments documents,
            Gathering gathering,
            Newsroom newsroom,
            Directory directory,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.changes = changes;
        this.stories = stories;
        this.copies = copies;
        this.documents = documents;
        this.gathering = gathering;
        this.newsroom = newsroom;
        this.directory = directory;
        this.transaction = new TransactionTemplate(transactions);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /** Takes in what waits; says how many changes that were. */
    int run() {
        if (!changes.anyWaiting()) {
            return 0;
        }
        Integer done = transaction.execute(status -> {
            changes.lock();
            Instant now = clock.instant();
            resting.values().removeIf(until -> until.isBefore(now));
            return (int) next().stream().filter(this::takeIn).count();
        });
        return done == null ? 0 : done;
    }

    /** What came since the last time before what has waited for longer: a backlog keeps nothing that was just published from readers. */
    private List<Changes.Waiting> next() {
        List<Changes.Waiting> fresh = changes.waiting(newest, resting.keySet());
        if (fresh.isEmpty() || fresh.size() == Changes.BATCH) {
            newest = changes.newestWaiting().orElse(OLDEST);
        } else {
            newest = fresh.getLast().id();
        }
        return fresh.isEmpty() ? changes.waiting(OLDEST, resting.keySet()) : fresh;
    }

    /** One that cannot be taken in rests for a while and keeps no other from readers. */
    private boolean takeIn(Changes.Waiting change) {
        try {
            alone.executeWithoutResult(status -> changes.number(change.id(), unitsOf(change)));
            return true;
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} {} could not be taken in and will be tried again", change.kind(), change.subject(), e);
            resting.put(change.id(), clock.instant().plus(REST));
            return false;
        }
    }

    private Set<String> unitsOf(Changes.Waiting change) {
        return switch (change.kind()) {
            case "story" -> takeIn(change.subject());
            case "asset" -> takeInAll(stories.showing(change.subject()), change.subject());
            default -> unitsOfAgency(change.subject());
        };
    }

    private Set<String> takeIn(UUID id) {
        return newsroom.published(new StoryId(id))
                .map(gathering::gather)
                .map(gathered -> keep(gathered.story(), gathered.body()))
                .orElse(Set.of());
    }

    private Set<String> takeInAll(List<UUID> ids, UUID asset) {
        Set<String> units = new LinkedHashSet<>();
        units.add(Units.MEDIA + asset);
        ids.forEach(id -> units.addAll(takeIn(id)));
        return units;
    }

    private Set<String> unitsOfAgency(UUID agency) {
        Set<String> units = new LinkedHashSet<>();
        units.add(Units.LIST + Scopes.agency(agency));
        units.add(Units.INDEXES);
        stories.slugsOf(agency).forEach(slug -> units.add(Units.STORY + slug));
        return units;
    }

    /** Keeps a story's copy; says which units show it now or showed it before. */
    Set<String> keep(Served story, Served.Body body) {
        Set<String> units = new LinkedHashSet<>();
        Optional<Served> before = stories.find(story.id());
        before.ifPresent(old -> touch(old, units));
        Set<String> scopes = Scopes.of(story, directory, directory.city().zone());
        copies.keep(story, body, Scopes.withEnglish(story, scopes));
        documents.keep(story, body);
        touch(story, units);
        return units;
    }

    private void touch(Served story, Set<String> units) {
        units.add(Units.STORY + story.slug());
        story.formerSlugs().forEach(slug -> units.add(Units.STORY + slug));
        units.addAll(Units.ofScopes(Scopes.of(story, directory, directory.city().zone())));
        stories.relatingTo(story).forEach(slug -> units.add(Units.STORY + slug));
        StoryCopies.assetsOf(story).forEach(asset -> units.add(Units.MEDIA + asset));
        units.add(Units.CARD + story.id());
        units.add(Units.INDEXES);
        if (!story.amendments().isEmpty()) {
            units.add(Units.CORRECTIONS);
        }
    }

    /** Copies everything that was ever published, over what is there; for a site that has no copies yet. */
    void copyAll() {
        Instant after = Instant.EPOCH;
        StoryId afterId = new StoryId(OLDEST);
        long copied = 0;
        while (true) {
            List<PublishedStory> batch = newsroom.publishedAfter(after, afterId, BATCH);
            transaction.executeWithoutResult(status -> {
                changes.lock();
                batch.forEach(story -> {
                    Gathering.Gathered gathered = gathering.gather(story);
                    Set<String> scopes = Scopes.of(
                            gathered.story(), directory, directory.city().zone());
                    copies.keep(gathered.story(), gathered.body(), Scopes.withEnglish(gathered.story(), scopes));
                    documents.keep(gathered.story(), gathered.body());
                });
            });
            copied += batch.size();
            if (batch.size() < BATCH) {
                break;
            }
            after = batch.getLast().publishedAt();
            afterId = batch.getLast().id();
            LOG.info("Copied {} published stories for the site", copied);
        }
        documents.gatherWords();
    }
}
