package saji.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.channels.Account;
import saji.channels.AccountId;
import saji.channels.Channels;
import saji.directory.Actor;
import saji.platform.Outcome;
import saji.platform.Reason;

/** The second pair of eyes on variants: together with their story, later by themselves, or afterwards when it could not wait. */
@Component
class VariantApprovals {

    static final String UNSEEN = "newsroom.refused.variants-changed";

    private final Commands commands;
    private final Variants variants;
    private final Composing composing;
    private final Channels channels;
    private final Servings servings;
    private final Flags flags;
    private final Timeline timeline;

    VariantApprovals(
            Commands commands,
            Variants variants,
            Composing composing,
            Channels channels,
            Servings servings,
            Flags flags,
            Timeline timeline) {
        this.commands = commands;
        this.variants = variants;
        this.composing = composing;
        this.channels = channels;
        this.servings = servings;
        this.flags = flags;
        this.timeline = timeline;
    }

    /** A reason when a variant was saved after the approver looked. */
    List<Reason> unseen(Case story, long stamp) {
        return variants.stamp(story.id()) == stamp ? List.of() : List.of(Reason.of(UNSEEN));
    }

    /** Why some of the variants that wait for approval cannot be approved by this person, with the channel's name. */
    private List<Reason> against(Case story, @Nullable AccountId only, boolean alone) {
        List<Reason> reasons = new ArrayList<>();
        for (Variant variant : waiting(story, only)) {
            against(story, variant, alone)
                    .forEach(reason -> reasons.add(Reason.of("newsroom.refused.variant", name(variant), reason)));
        }
        return reasons;
    }

    private List<Reason> against(Case story, Variant variant, boolean alone) {
        Optional<Account> account = channels.account(variant.account()).filter(Account::isOpen);
        if (account.isEmpty()) {
            return List.of(Reason.of("newsroom.refused.no-channel"));
        }
        List<Reason> reasons = new ArrayList<>();
        if (!alone && variant.writers().contains(story.by())) {
            reasons.add(Reason.of("newsroom.refused.own-variant"));
        }
        reasons.addAll(channels.faults(
                account.get(), composing.post(StoryChannels.source(story), variant.said(), account.get())));
        return reasons;
    }

    /** The variants that wait and can go out: approved by this person as the second one, or {@code alone}. */
    private List<Variant> ready(Case story, @Nullable AccountId only, boolean alone) {
        return waiting(story, only).stream()
                .filter(variant -> against(story, variant, alone).isEmpty())
                .toList();
    }

    private List<Variant> waiting(Case story, @Nullable AccountId only) {
        return variants.of(story.id()).stream()
                .filter(variant -> !variant.isApproved())
                .filter(variant -> only == null || Objects.equals(variant.account(), only))
                .toList();
    }

    private List<Reason> nothingReady(Case story, @Nullable AccountId only, boolean alone) {
        if (!ready(story, only, alone).isEmpty()) {
            return List.of();
        }
        List<Reason> against = against(story, only, alone);
        return against.isEmpty() ? List.of(Reason.of("newsroom.refused.nothing-to-approve")) : against;
    }

    /** Approves with their story those that this person can; a faulty one, or one's own, is left as it is. */
    int approve(Case story, @Nullable AccountId only) {
        List<Variant> ready = ready(story, only, false);
        ready.forEach(variant -> variants.approve(variant, story.by(), story.now(), null));
        if (!ready.isEmpty()) {
            note(story, TimelineEntry.Kind.VARIANTS_APPROVED, names(ready));
            commands.record(
                    story.actor(), story.id(), "variants-approved", Map.of("channels", String.valueOf(ready.size())));
        }
        return ready.size();
    }

    Outcome<Integer> approve(Actor actor, StoryId id, long stamp, @Nullable AccountId only) {
        Commands.Input wrong = story -> {
            List<Reason> reasons = new ArrayList<>(unseen(story, stamp));
            reasons.addAll(nothingReady(story, only, false));
            return reasons;
        };
        return commands.carryOut(actor, id, Command.APPROVE_VARIANTS, wrong, story -> {
            int approved = approve(story, only);
            servings.due(id, story.now());
            return Outcome.done(approved);
        });
    }

    Outcome<Integer> sendUrgently(Actor actor, StoryId id, @Nullable AccountId only, String untidy) {
        String reason = TextRules.tidy(untidy);
        Commands.Input wrong = story -> {
            List<Reason> reasons = new ArrayList<>(
                    TextRules.needed("reason", reason, TextRules.MESSAGE, "newsroom.refused.reason-missing"));
            reasons.addAll(nothingReady(story, only, true));
            return reasons;
        };
        return commands.carryOut(actor, id, Command.SEND_VARIANTS_URGENTLY, wrong, story -> {
            List<Variant> ready = ready(story, only, true);
            ready.forEach(variant -> variants.approve(variant, story.by(), story.now(), reason));
            String detail = names(ready) + ": " + reason;
            int edition = Objects.requireNonNull(story.standing()).number();
            flags.raise(id, Flag.Kind.VARIANTS_SENT_URGENTLY, edition, detail, story.now());
            note(story, TimelineEntry.Kind.VARIANTS_SENT_URGENTLY, detail);
            commands.record(actor, id, "variants-sent-urgently", Map.of("channels", String.valueOf(ready.size())));
            servings.due(id, story.now());
            return Outcome.done(ready.size());
        });
    }

    Outcome<StoryId> approveAfterwards(Actor actor, StoryId id) {
        return commands.carryOut(actor, id, Command.APPROVE_VARIANTS_AFTERWARDS, List.of(), story -> {
            variants.confirm(id, story.by(), story.now());
            story.open(Flag.Kind.VARIANTS_SENT_URGENTLY)
                    .forEach(flag -> flags.resolve(flag.id(), story.by(), story.now(), ""));
            note(story, TimelineEntry.Kind.VARIANTS_APPROVED_AFTERWARDS, "");
            commands.record(actor, id, "variants-approved-afterwards", Map.of());
            return Outcome.done(id);
        });
    }

    private void note(Case story, TimelineEntry.Kind kind, String detail) {
        timeline.add(
                story.id(), Timeline.Happening.of(kind, story.now(), story.by()).detail(detail));
    }

    private String names(List<Variant> those) {
        return String.join(", ", those.stream().map(this::name).toList());
    }

    private String name(Variant variant) {
        return channels.account(variant.account()).map(Account::name).orElse("");
    }
}
