package saji.newsroom;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.PersonId;
import saji.intake.Fact;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.newsroom.checks.Finding;

/** Lays stories before people. */
@Component
class Cases implements Case.Source {

    private final Stories stories;
    private final Revisions revisions;
    private final Reviews reviews;
    private final FactChecks factChecks;
    private final Timings timings;
    private final Editions editions;
    private final Flags flags;
    private final Checking checking;
    private final Intake intake;
    private final ContentTypes types;
    private final Variants variants;
    private final InstantSource clock;

    Cases(
            Stories stories,
            Revisions revisions,
            Reviews reviews,
            FactChecks factChecks,
            Timings timings,
            Editions editions,
            Flags flags,
            Checking checking,
            Intake intake,
            ContentTypes types,
            Variants variants,
            InstantSource clock) {
        this.stories = stories;
        this.revisions = revisions;
        this.reviews = reviews;
        this.factChecks = factChecks;
        this.timings = timings;
        this.editions = editions;
        this.flags = flags;
        this.checking = checking;
        this.intake = intake;
        this.types = types;
        this.variants = variants;
        this.clock = clock;
    }

    /** The story, if there is one that the actor may see. */
    Optional<Case> open(Actor actor, StoryId id) {
        return stories.find(id)
                .filter(head -> head.summary().revision() > 0 && head.isVisibleTo(actor))
                .map(head -> new Case(actor, head, now(), this));
    }

    /** The story for the schedule, which acts for the one who set it. */
    Case open(StoryId id, Function<Schedule, Actor> who) {
        return new Case(
                who.apply(timings.standing(id).orElseThrow()), stories.find(id).orElseThrow(), now(), this);
    }

    /** Now, as exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Revision revision(StoryId id, int number) {
        return revisions.find(id, number).orElseThrow();
    }

    @Override
    public Optional<Review> review(StoryId id) {
        return reviews.newest(id);
    }

    @Override
    public List<FactCheck> factChecks(StoryId id) {
        return factChecks.of(id);
    }

    @Override
    public Optional<Approval> approval(StoryId id, int revision) {
        return reviews.approval(id, revision);
    }

    @Override
    public Optional<Embargo> embargo(StoryId id) {
        return timings.embargo(id);
    }

    @Override
    public Optional<Schedule> schedule(StoryId id) {
        return timings.standing(id);
    }

    @Override
    public List<Edition> editions(StoryId id) {
        return editions.of(id);
    }

    @Override
    public List<Flag> flags(StoryId id) {
        return flags.of(id);
    }

    @Override
    public List<Finding> findings(Text text) {
        return checking.findings(text);
    }

    @Override
    public List<Fact> revisedSinceSaved(StoryId id, int revision) {
        Map<FactId, Integer> cited = revisions.citations(id, revision);
        return cited.isEmpty()
                ? List.of()
                : intake.facts(cited.keySet()).values().stream()
                        .filter(fact -> fact.revision() > cited.getOrDefault(fact.id(), 0)
                                && !fact.history().isEmpty())
                        .toList();
    }

    @Override
    public Optional<ContentType> type(String key) {
        return types.find(key);
    }

    @Override
    public Set<PersonId> sentAlone(StoryId id) {
        return variants.alone(id);
    }
}
