package saji.newsroom;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.Role;
import saji.intake.Fact;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Beginning and saving. */
@Component
class Writing {

    /**
     * An automatic save within this time of the same person's last one takes its place, unless another has the story open: that one may
     * be what lies on the other's screen.
     */
    private static final Duration RUN = Duration.ofMinutes(10);

    private final Commands commands;
    private final Stories stories;
    private final Heads heads;
    private final Revisions revisions;
    private final TextRules rules;
    private final Timeline timeline;
    private final Flags flags;
    private final Presences presences;
    private final Intake intake;
    private final InstantSource clock;

    Writing(
            Commands commands,
            Stories stories,
            Heads heads,
            Revisions revisions,
            TextRules rules,
            Timeline timeline,
            Flags flags,
            Presences presences,
            Intake intake,
            InstantSource clock) {
        this.commands = commands;
        this.stories = stories;
        this.heads = heads;
        this.revisions = revisions;
        this.rules = rules;
        this.timeline = timeline;
        this.flags = flags;
        this.presences = presences;
        this.intake = intake;
        this.clock = clock;
    }

    Outcome<Revision> begin(Actor actor, StoryId id, Text untidy) {
        if (!actor.is(Role.EDITOR)) {
            commands.inOneGo(() -> {
                commands.record(actor, id, "refused", Map.of("command", "begin"));
                return true;
            });
            return Outcome.refused(Outcome.Kind.FORBIDDEN, Reason.of("newsroom.refused.role.save"));
        }
        Text text = TextRules.tidy(untidy);
        return commands.inOneGo(() -> {
            List<Reason> wrong = rules.wrongIn(text, null);
            if (!wrong.isEmpty()) {
                return Outcome.refused(wrong);
            }
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            if (!stories.begin(id, actor.id(), now)) {
                return begunBefore(actor, id);
            }
            Revision first = new Revision(id, 1, null, actor.id(), now, false, text);
            store(first);
            heads.refresh(id, now);
            heads.index(id);
            timeline.add(
                    id,
                    Timeline.Happening.of(TimelineEntry.Kind.BEGUN, now, actor.id())
                            .revision(1));
            commands.record(actor, id, "begun", Map.of("title", text.title()));
            accept(actor, text.materials());
            return Outcome.done(first);
        });
    }

    private Outcome<Revision> begunBefore(Actor actor, StoryId id) {
        return stories.find(id)
                .filter(head -> head.summary().author().equals(actor.id()))
                .map(head -> Outcome.done(revisions.nearest(id, 1)))
                .orElseGet(() -> Outcome.refused(Outcome.Kind.CONFLICT, Reason.of("newsroom.refused.id-taken")));
    }

    Outcome<Saving> save(Actor actor, StoryId id, int base, Text untidy, boolean automatic) {
        Text text = TextRules.tidy(untidy);
        Commands.Input wrong = story -> {
            List<Reason> against =
                    new ArrayList<>(rules.wrongIn(text, story.latest().text()));
            if (base < 1 || base > story.latest().number()) {
                against.add(Reason.of("newsroom.refused.unknown-revision", base).at("base"));
            }
            return against;
        };
        return commands.carryOut(actor, id, Command.SAVE, wrong, story -> {
            Revision latest = story.latest();
            if (text.equals(latest.text())) {
                return Outcome.done(new Saving.Saved(latest));
            }
            if (base != latest.number()) {
                return Outcome.done(new Saving.Conflict(latest, text, revisions.nearest(id, base)));
            }
            return Outcome.done(new Saving.Saved(add(story, text, automatic)));
        });
    }

    /** Stores {@code text} over the newest revision of a story that is held. */
    Revision add(Case story, Text text, boolean automatic) {
        Revision latest = story.latest();
        Revision next = new Revision(
                story.id(), latest.number() + 1, latest.number(), story.by(), story.now(), automatic, text);
        store(next);
        mark(story, next);
        story.approval()
                .ifPresent(voided -> timeline.add(
                        story.id(),
                        Timeline.Happening.of(TimelineEntry.Kind.APPROVAL_VOIDED, story.now(), story.by())
                                .revision(voided.revision())));
        boolean continues = automatic
                && latest.automatic()
                && latest.by().equals(story.by())
                && latest.at().isAfter(story.now().minus(RUN))
                && presences.others(story.id(), story.by(), story.now()).isEmpty();
        if (continues) {
            revisions.forget(story.id(), latest.number());
        } else {
            timeline.add(
                    story.id(),
                    Timeline.Happening.of(TimelineEntry.Kind.SAVED, story.now(), story.by())
                            .revision(next.number()));
            commands.record(story.actor(), story.id(), "saved", Map.of("revision", String.valueOf(next.number())));
        }
        heads.refresh(story.id(), story.now());
        heads.index(story.id());
        accept(story.actor(), text.materials());
        return next;
    }

    private void store(Revision revision) {
        revisions.add(revision);
        revisions.cite(revision.story(), revision.number(), cited(revision.text()));
    }

    /** Notes which revised facts now stand in the text with their new value. */
    private void mark(Case story, Revision next) {
        for (Flag flag : story.open(Flag.Kind.FACT_REVISED)) {
            boolean corrected = FactValues.isCurrent(next.text(), Objects.requireNonNull(flag.fact()), flag.after());
            flags.correctedIn(flag.id(), corrected ? next.number() : null);
            if (corrected && isRightInPublic(story, flag)) {
                flags.resolve(flag.id(), story.by(), story.now(), "");
                timeline.add(
                        story.id(),
                        Timeline.Happening.of(TimelineEntry.Kind.FLAG_RESOLVED, story.now(), story.by())
                                .revision(next.number())
                                .detail(flag.before() + " → " + flag.after()));
            }
        }
    }

    /** Whether no edition stands, or one in which the new value stands already. */
    private boolean isRightInPublic(Case story, Flag flag) {
        Edition standing = story.standing();
        return standing == null
                || revisions
                        .find(story.id(), standing.revision())
                        .filter(edition ->
                                FactValues.isCurrent(edition.text(), Objects.requireNonNull(flag.fact()), flag.after()))
                        .isPresent();
    }

    private Map<FactId, Integer> cited(Text text) {
        Set<FactId> ids = Citations.facts(text);
        Map<FactId, Integer> cited = new HashMap<>();
        if (!ids.isEmpty()) {
            Map<FactId, Fact> facts = intake.facts(ids);
            ids.forEach(id -> cited.put(id, revisionOf(facts.get(id))));
        }
        return cited;
    }

    private static int revisionOf(@Nullable Fact fact) {
        return fact == null ? 0 : fact.revision();
    }

    /** Material that waits is accepted by being used. */
    private void accept(Actor actor, List<MaterialId> materials) {
        if (!materials.isEmpty()) {
            intake.materials(materials).values().stream()
                    .filter(material -> material.state() == Material.State.SUBMITTED)
                    .forEach(material -> intake.accept(actor, material.id()));
        }
    }
}
