package saji.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Four eyes: asking for review, returning, approving. */
@Component
class Reviewing {

    private static final String LATER_REVISION = "newsroom.refused.later-revision";
    private static final Set<String> LATER = Set.of(LATER_REVISION, VariantApprovals.UNSEEN);

    private final Commands commands;
    private final Reviews reviews;
    private final Timings timings;
    private final Flags flags;
    private final Timeline timeline;
    private final VariantApprovals variantApprovals;

    Reviewing(
            Commands commands,
            Reviews reviews,
            Timings timings,
            Flags flags,
            Timeline timeline,
            VariantApprovals variantApprovals) {
        this.commands = commands;
        this.reviews = reviews;
        this.timings = timings;
        this.flags = flags;
        this.timeline = timeline;
        this.variantApprovals = variantApprovals;
    }

    Outcome<StoryId> ask(Actor actor, StoryId id, String untidy) {
        String message = TextRules.tidy(untidy);
        List<Reason> wrong = TextRules.words("message", message, TextRules.MESSAGE);
        return commands.carryOut(actor, id, Command.ASK_REVIEW, wrong, story -> {
            int revision = story.latest().number();
            reviews.ask(id, revision, story.by(), story.now(), message);
            note(story, TimelineEntry.Kind.REVIEW_ASKED, message, "review-asked");
            return Outcome.done(id);
        });
    }

    Outcome<StoryId> cancel(Actor actor, StoryId id) {
        return commands.carryOut(actor, id, Command.CANCEL_REVIEW, List.of(), story -> {
            answer(story, Review.Result.CANCELLED, "");
            note(story, TimelineEntry.Kind.REVIEW_CANCELLED, "", "review-cancelled");
            return Outcome.done(id);
        });
    }

    Outcome<StoryId> giveBack(Actor actor, StoryId id, String untidy) {
        String reason = TextRules.tidy(untidy);
        List<Reason> wrong = TextRules.needed("reason", reason, TextRules.MESSAGE, "newsroom.refused.reason-missing");
        return commands.carryOut(actor, id, Command.RETURN, wrong, story -> {
            if (story.isInReview()) {
                answer(story, Review.Result.RETURNED, reason);
            } else {
                reviews.returned(id, story.latest().number(), story.by(), story.now(), reason);
            }
            reviews.revoke(id, story.latest().number(), story.by(), story.now());
            timings.unschedule(id, story.by(), story.now());
            note(story, TimelineEntry.Kind.RETURNED, reason, "returned");
            return Outcome.done(id);
        });
    }

    /** {@code variants} is what the approver has seen of what is said on channels, or null to approve the story alone. */
    Outcome<Approval> approve(Actor actor, StoryId id, int revision, @Nullable Long variants) {
        Commands.Input wrong = story -> {
            List<Reason> against =
                    new ArrayList<>(variants == null ? List.of() : variantApprovals.unseen(story, variants));
            if (revision != story.latest().number()) {
                against.add(Reason.of(LATER_REVISION, revision, story.latest().number())
                        .at("revision"));
            }
            return against;
        };
        Outcome<Approval> outcome = commands.carryOut(actor, id, Command.APPROVE, wrong, story -> {
            Approval approval = reviews.approve(id, new Approval(revision, story.by(), story.now(), false));
            answer(story, Review.Result.APPROVED, "");
            note(story, TimelineEntry.Kind.APPROVED, "", "approved");
            if (variants != null) {
                variantApprovals.approve(story, null);
            }
            return Outcome.done(approval);
        });
        return outcome instanceof Outcome.Refused<Approval>(Outcome.Kind kind, List<Reason> reasons)
                        && kind == Outcome.Kind.INVALID
                        && reasons.stream().anyMatch(reason -> LATER.contains(reason.key()))
                ? new Outcome.Refused<>(Outcome.Kind.CONFLICT, reasons)
                : outcome;
    }

    Outcome<Approval> approveAfterwards(Actor actor, StoryId id) {
        return commands.carryOut(actor, id, Command.APPROVE_AFTERWARDS, List.of(), story -> {
            Edition standing = story.editions().getFirst();
            Approval approval = reviews.approve(id, new Approval(standing.revision(), story.by(), story.now(), true));
            story.open(Flag.Kind.PUBLISHED_URGENTLY)
                    .forEach(flag -> flags.resolve(flag.id(), story.by(), story.now(), ""));
            timeline.add(
                    id,
                    Timeline.Happening.of(TimelineEntry.Kind.APPROVED_AFTERWARDS, story.now(), story.by())
                            .edition(standing.number()));
            commands.record(actor, id, "approved-afterwards", Map.of("edition", String.valueOf(standing.number())));
            return Outcome.done(approval);
        });
    }

    private void answer(Case story, Review.Result result, String reason) {
        reviews.answer(story.id(), new Review.Answer(result, story.by(), story.now(), reason));
    }

    private void note(Case story, TimelineEntry.Kind kind, String detail, String verb) {
        int revision = story.latest().number();
        timeline.add(
                story.id(),
                Timeline.Happening.of(kind, story.now(), story.by())
                        .revision(revision)
                        .detail(detail));
        commands.record(story.actor(), story.id(), verb, Map.of("revision", String.valueOf(revision)));
    }
}
