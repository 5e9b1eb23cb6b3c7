package saji.newsroom;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.intake.Fact;
import saji.intake.FactId;
import saji.intake.FactRevised;
import saji.intake.Intake;
import saji.platform.Outcome;
import saji.platform.Reason;

/** A revised fact flags every story that cites it; a correction is one command away. */
@Component
class Flagging {

    private final Commands commands;
    private final Stories stories;
    private final Heads heads;
    private final Flags flags;
    private final Revisions revisions;
    private final Editions editions;
    private final Timeline timeline;
    private final Writing writing;
    private final Intake intake;
    private final InstantSource clock;

    Flagging(
            Commands commands,
            Stories stories,
            Heads heads,
            Flags flags,
            Revisions revisions,
            Editions editions,
            Timeline timeline,
            Writing writing,
            Intake intake,
            InstantSource clock) {
        this.commands = commands;
        this.stories = stories;
        this.heads = heads;
        this.flags = flags;
        this.revisions = revisions;
        this.editions = editions;
        this.timeline = timeline;
        this.writing = writing;
        this.intake = intake;
        this.clock = clock;
    }

    /** In the transaction that revises the fact: either both are there or neither. */
    @EventListener
    void on(FactRevised revised) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (StoryId id : flags.citing(revised.fact())) {
            stories.lock(id);
            UUID flag = flags.raise(id, revised, now);
            timeline.add(
                    id,
                    Timeline.Happening.of(TimelineEntry.Kind.FLAG_RAISED, now, null)
                            .detail(revised.before() + " → " + revised.after()));
            settleWhatIsRight(id, flag, revised, now);
            heads.refresh(id, now);
        }
    }

    /** A fact that went back to a former value may find that value still in the text, and in the edition. */
    private void settleWhatIsRight(StoryId id, UUID flag, FactRevised revised, Instant now) {
        int newest = stories.find(id).orElseThrow().summary().revision();
        if (!isCurrent(revisions.find(id, newest), revised)) {
            return;
        }
        flags.correctedIn(flag, newest);
        boolean inEdition = editions.of(id).stream()
                .findFirst()
                .map(edition -> isCurrent(revisions.find(id, edition.revision()), revised))
                .orElse(true);
        if (inEdition) {
            Fact fact =
                    Objects.requireNonNull(intake.facts(List.of(revised.fact())).get(revised.fact()));
            flags.resolve(flag, fact.officer(), now, "");
            timeline.add(
                    id,
                    Timeline.Happening.of(TimelineEntry.Kind.FLAG_RESOLVED, now, fact.officer())
                            .detail(revised.before() + " → " + revised.after()));
        }
    }

    private static boolean isCurrent(Optional<Revision> revision, FactRevised revised) {
        return FactValues.isCurrent(revision.orElseThrow().text(), revised.fact(), revised.after());
    }

    Map<StoryId, List<FactChange>> changes(List<StorySummary> shown) {
        List<StoryId> flagged = shown.stream()
                .filter(story -> story.flags().contains(Flag.Kind.FACT_REVISED))
                .map(StorySummary::id)
                .toList();
        return flagged.isEmpty() ? Map.of() : flags.changes(flagged);
    }

    Outcome<FactCorrection> correct(Actor actor, StoryId id, UUID flagId) {
        return commands.carryOut(actor, id, Command.CORRECT_FACT, List.of(), story -> {
            Optional<Flag> flag = open(story, flagId).filter(open -> open.kind() == Flag.Kind.FACT_REVISED);
            if (flag.isEmpty()) {
                return Outcome.refused(Outcome.Kind.CONFLICT, Reason.of("newsroom.refused.no-flag"));
            }
            FactId factId = Objects.requireNonNull(flag.get().fact());
            Fact fact = Objects.requireNonNull(intake.facts(List.of(factId)).get(factId));
            Set<String> earlier = new HashSet<>(Set.of(flag.get().before()));
            fact.history().forEach(old -> earlier.add(old.value()));
            var replaced = FactValues.replace(story.latest().text(), factId, earlier, fact.value());
            Revision revision = replaced.passages() == 0
                    ? story.latest()
                    : writing.add(story, TextRules.tidy(replaced.text()), false);
            commands.record(
                    actor,
                    id,
                    "fact-corrected",
                    Map.of("fact", factId.toString(), "revision", String.valueOf(revision.number())));
            return Outcome.done(new FactCorrection(revision, replaced.passages(), replaced.byHand()));
        });
    }

    Outcome<StoryId> resolve(Actor actor, StoryId id, UUID flagId, String untidy) {
        String note = TextRules.tidy(untidy);
        List<Reason> wrong = TextRules.needed("note", note, TextRules.MESSAGE, "newsroom.refused.reason-missing");
        return commands.carryOut(actor, id, Command.RESOLVE_FLAG, wrong, story -> {
            Optional<Flag> flag =
                    open(story, flagId).filter(open -> !open.kind().isForSecondPerson());
            if (flag.isEmpty()) {
                return Outcome.refused(Outcome.Kind.CONFLICT, Reason.of("newsroom.refused.no-flag"));
            }
            flags.resolve(flagId, story.by(), story.now(), note);
            timeline.add(
                    id,
                    Timeline.Happening.of(TimelineEntry.Kind.FLAG_RESOLVED, story.now(), story.by())
                            .detail(note));
            commands.record(actor, id, "flag-resolved", Map.of("flag", flagId.toString()));
            return Outcome.done(id);
        });
    }

    private static Optional<Flag> open(Case story, UUID id) {
        return story.flags().stream()
                .filter(flag -> flag.isOpen() && flag.id().equals(id))
                .findFirst();
    }
}
