package saji.newsroom;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import saji.directory.Actor;
import saji.directory.PersonId;
import saji.intake.Fact;
import saji.newsroom.checks.Finding;

/** One story as it lies before one person at one moment; each part is read when it is first asked for. */
final class Case {

    /** Where the parts come from. */
    interface Source {
        Revision revision(StoryId id, int number);

        Optional<Review> review(StoryId id);

        List<FactCheck> factChecks(StoryId id);

        Optional<Approval> approval(StoryId id, int revision);

        Optional<Embargo> embargo(StoryId id);

        Optional<Schedule> schedule(StoryId id);

        List<Edition> editions(StoryId id);

        List<Flag> flags(StoryId id);

        List<Finding> findings(Text text);

        List<Fact> revisedSinceSaved(StoryId id, int revision);

        Optional<ContentType> type(String key);

        Set<PersonId> sentAlone(StoryId id);
    }

    private final Actor actor;
    private final Stories.Head head;
    private final Instant now;
    private final Source source;
    private final Map<String, Object> parts = new HashMap<>();

    Case(Actor actor, Stories.Head head, Instant now, Source source) {
        this.actor = actor;
        this.head = head;
        this.now = now;
        this.source = source;
    }

    Actor actor() {
        return actor;
    }

    PersonId by() {
        return actor.id();
    }

    Instant now() {
        return now;
    }

    StorySummary summary() {
        return head.summary();
    }

    Stories.Head head() {
        return head;
    }

    StoryId id() {
        return head.summary().id();
    }

    StoryState state() {
        return head.summary().state();
    }

    Revision latest() {
        return part("latest", () -> source.revision(id(), summary().revision()));
    }

    ContentType type() {
        return part("type", () -> source.type(latest().text().type()).orElseThrow());
    }

    Optional<Review> review() {
        return part("review", () -> source.review(id()));
    }

    boolean isInReview() {
        return review().filter(review -> review.answer() == null).isPresent();
    }

    List<FactCheck> factChecks() {
        return part("factChecks", () -> source.factChecks(id()));
    }

    List<FactCheck> openFactChecks() {
        return factChecks().stream().filter(FactCheck::isOpen).toList();
    }

    Optional<Approval> approval() {
        return part("approval", () -> source.approval(id(), summary().revision()));
    }

    Optional<Embargo> embargo() {
        return part("embargo", () -> source.embargo(id()));
    }

    Optional<Schedule> schedule() {
        return part("schedule", () -> source.schedule(id()));
    }

    /** The newest first. */
    List<Edition> editions() {
        return part("editions", () -> source.editions(id()));
    }

    @Nullable
    Edition standing() {
        return editions().isEmpty() ? null : editions().getFirst();
    }

    List<Flag> flags() {
        return part("flags", () -> source.flags(id()));
    }

    List<Flag> open(Flag.Kind kind) {
        return flags().stream()
                .filter(flag -> flag.isOpen() && flag.kind() == kind)
                .toList();
    }

    /** Whoever wrote or let out on channels what still waits for a second person. */
    Set<PersonId> sentAlone() {
        return part("sentAlone", () -> source.sentAlone(id()));
    }

    /** Cited facts that have a newer value than when the newest revision was saved. */
    List<Fact> revisedSinceSaved() {
        return part("revised", () -> source.revisedSinceSaved(id(), summary().revision()));
    }

    List<Finding> findings() {
        return part("findings", () -> source.findings(latest().text()));
    }

    @SuppressWarnings("unchecked")
    private <T> T part(String name, Supplier<T> read) {
        if (!parts.containsKey(name)) {
            parts.put(name, read.get());
        }
        return (T) parts.get(name);
    }
}
