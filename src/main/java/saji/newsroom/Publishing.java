package saji.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.intake.Intake;
import saji.platform.AuditTrail;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;

/** Publishing, correcting, withdrawing: each whole in one transaction or not at all. */
@Component
class Publishing {

    /** Limit of what is said to the public with a correction or a withdrawal. */
    static final int NOTE = 1_000;

    /** How an edition comes to be. */
    private record Way(
            @Nullable UUID schedule,
            @Nullable String note,
            @Nullable String urgentReason) {}

    private final Commands commands;
    private final Cases cases;
    private final Heads heads;
    private final Editions editions;
    private final Slugs slugs;
    private final Reviews reviews;
    private final FactChecks factChecks;
    private final Timings timings;
    private final Flags flags;
    private final Timeline timeline;
    private final Intake intake;
    private final Directory directory;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announcements;

    Publishing(
            Commands commands,
            Cases cases,
            Heads heads,
            Editions editions,
            Slugs slugs,
            Reviews reviews,
            FactChecks factChecks,
            Timings timings,
            Flags flags,
            Timeline timeline,
            Intake intake,
            Directory directory,
            AuditTrail audit,
            ApplicationEventPublisher announcements) {
        this.commands = commands;
        this.cases = cases;
        this.heads = heads;
        this.editions = editions;
        this.slugs = slugs;
        this.reviews = reviews;
        this.factChecks = factChecks;
        this.timings = timings;
        this.flags = flags;
        this.timeline = timeline;
        this.intake = intake;
        this.directory = directory;
        this.audit = audit;
        this.announcements = announcements;
    }

    Outcome<Edition> publish(Actor actor, StoryId id) {
        return commands.carryOut(actor, id, Command.PUBLISH, List.of(), story -> {
            timings.unschedule(id, story.by(), story.now());
            return Outcome.done(put(story, new Way(null, null, null)));
        });
    }

    Outcome<Edition> correct(Actor actor, StoryId id, String untidy) {
        String note = TextRules.tidy(untidy);
        return commands.carryOut(
                actor,
                id,
                Command.CORRECT,
                wrongIn(note),
                story -> Outcome.done(put(story, new Way(null, note, null))));
    }

    /** What is wrong with the public note of a correction. */
    static List<Reason> wrongIn(String note) {
        return TextRules.needed("note", note, NOTE, "newsroom.refused.note-missing");
    }

    Outcome<Edition> publishUrgently(Actor actor, StoryId id, String untidyReason, @Nullable String untidyNote) {
        String reason = TextRules.tidy(untidyReason);
        String note = untidyNote == null ? "" : TextRules.tidy(untidyNote);
        Commands.Input wrong = story -> {
            List<Reason> against = new ArrayList<>(
                    TextRules.needed("reason", reason, TextRules.MESSAGE, "newsroom.refused.reason-missing"));
            if (story.summary().isPublic()) {
                against.addAll(wrongIn(note));
            }
            return against;
        };
        return commands.carryOut(actor, id, Command.PUBLISH_URGENTLY, wrong, story -> {
            reviews.answer(id, new Review.Answer(Review.Result.CANCELLED, story.by(), story.now(), ""));
            return Outcome.done(put(story, new Way(null, story.summary().isPublic() ? note : null, reason)));
        });
    }

    /** Publishes what the schedule says, in the transaction that holds the story; also when a check fails by now, with a flag. */
    void publishDue(StoryId id) {
        Case story = cases.open(id, schedule -> directory.actor(schedule.by()));
        if (story.approval().isEmpty()) {
            timings.unschedule(id, story.by(), story.now());
            timeline.add(id, Timeline.Happening.of(TimelineEntry.Kind.UNSCHEDULED, story.now(), null));
        } else {
            List<Reason> faults = new ArrayList<>(Guards.FACTS_CURRENT.against(story));
            faults.addAll(Guards.CHECKS_PASS.against(story));
            Edition edition = put(story, new Way(timings.done(id, story.now()), null, null));
            if (!faults.isEmpty()) {
                Words words = Words.in(Language.ID);
                String detail = String.join(" ", faults.stream().map(words::say).toList());
                flags.raise(id, Flag.Kind.PUBLISHED_INVALID, edition.number(), detail, story.now());
            }
        }
        heads.refresh(id, story.now());
    }

    private Edition put(Case story, Way way) {
        StoryId id = story.id();
        Edition edition = new Edition(
                story.editions().size() + 1,
                story.latest().number(),
                story.now(),
                story.by(),
                way.schedule() != null,
                way.note(),
                way.urgentReason());
        editions.add(id, edition, way.schedule());
        boolean first = edition.number() == 1;
        if (first) {
            slugs.give(id, Slugs.of(story.latest().text().title()), story.now());
        }
        settleFlags(story, way);
        if (way.urgentReason() != null) {
            flags.raise(id, Flag.Kind.PUBLISHED_URGENTLY, edition.number(), way.urgentReason(), story.now());
        }
        Text text = story.latest().text();
        if (!text.materials().isEmpty()) {
            intake.markUsed(story.actor(), text.materials(), id.value(), text.title());
        }
        note(story, edition);
        announcements.publishEvent(first ? new StoryPublished(id) : new StoryCorrected(id));
        return edition;
    }

    /** Settles what the new edition puts right; an approved edition also settles an urgent one before it. */
    private void settleFlags(Case story, Way way) {
        for (Flag flag : story.flags()) {
            boolean settled = switch (flag.kind()) {
                case FACT_REVISED -> flag.correctedIn() != null || !flag.inText();
                case PUBLISHED_INVALID -> true;
                case PUBLISHED_URGENTLY -> way.urgentReason() == null;
                case VARIANTS_SENT_URGENTLY -> false;
            };
            if (flag.isOpen() && settled) {
                var by = flag.kind() == Flag.Kind.PUBLISHED_URGENTLY
                        ? story.approval().map(Approval::by).orElse(story.by())
                        : story.by();
                flags.resolve(flag.id(), by, story.now(), "");
            }
        }
    }

    private void note(Case story, Edition edition) {
        TimelineEntry.Kind kind = edition.urgentReason() != null
                ? TimelineEntry.Kind.PUBLISHED_URGENTLY
                : edition.number() == 1 ? TimelineEntry.Kind.PUBLISHED : TimelineEntry.Kind.CORRECTED;
        String words = edition.urgentReason() != null ? edition.urgentReason() : edition.note();
        timeline.add(
                story.id(),
                Timeline.Happening.of(kind, story.now(), edition.scheduled() ? null : story.by())
                        .revision(edition.revision())
                        .edition(edition.number())
                        .detail(words == null ? "" : words));
        audit.record(
                edition.scheduled() ? AuditTrail.SYSTEM : story.actor().username(),
                "newsroom.story." + (edition.number() == 1 ? "published" : "corrected"),
                "story:" + story.id(),
                Map.of(
                        "edition", String.valueOf(edition.number()),
                        "urgent", String.valueOf(edition.urgentReason() != null)));
    }

    Outcome<StoryId> withdraw(Actor actor, StoryId id, String untidy) {
        String reason = TextRules.tidy(untidy);
        List<Reason> wrong = TextRules.needed("reason", reason, NOTE, "newsroom.refused.reason-missing");
        return commands.carryOut(actor, id, Command.WITHDRAW, wrong, story -> {
            editions.withdraw(id, story.by(), story.now(), reason);
            reviews.answer(id, new Review.Answer(Review.Result.CANCELLED, story.by(), story.now(), ""));
            story.openFactChecks().forEach(check -> factChecks.cancel(check.id(), story.by(), story.now()));
            story.flags().forEach(flag -> flags.resolve(flag.id(), story.by(), story.now(), ""));
            timeline.add(
                    id,
                    Timeline.Happening.of(TimelineEntry.Kind.WITHDRAWN, story.now(), story.by())
                            .detail(reason));
            commands.record(actor, id, "withdrawn", Map.of());
            announcements.publishEvent(new StoryWithdrawn(id));
            return Outcome.done(id);
        });
    }

    Outcome<StoryId> move(Actor actor, StoryId id, String wanted) {
        String slug = Slugs.of(wanted);
        Commands.Input wrong = story -> {
            if (wanted.length() > TextRules.TITLE || !slug.equals(wanted.strip())) {
                return List.of(Reason.of("newsroom.refused.slug", slug).at("slug"));
            }
            return slugs.isTaken(id, slug)
                    ? List.of(Reason.of("newsroom.refused.slug-taken").at("slug"))
                    : List.of();
        };
        return commands.carryOut(actor, id, Command.MOVE, wrong, story -> {
            slugs.give(id, slug, story.now());
            timeline.add(
                    id,
                    Timeline.Happening.of(TimelineEntry.Kind.MOVED, story.now(), story.by())
                            .detail(slug));
            commands.record(actor, id, "moved", Map.of("slug", slug));
            announcements.publishEvent(new StoryMoved(id));
            return Outcome.done(id);
        });
    }
}
