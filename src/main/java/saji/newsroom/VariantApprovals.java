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
import saji.platform.Reason;

/** The second pair of eyes on variants: together with their story, or later by themselves. */
@Component
class VariantApprovals {

    static final String UNSEEN = "newsroom.refused.variants-changed";

    private final Commands commands;
    private final Variants variants;
    private final Composing composing;
    private final Channels channels;
    private final Timeline timeline;

    VariantApprovals(Commands commands, Variants variants, Composing composing, Channels channels, Timeline timeline) {
        this.commands = commands;
        this.variants = variants;
        this.composing = composing;
        this.channels = channels;
        this.timeline = timeline;
    }

    /** A reason when a variant was saved after the approver looked. */
    List<Reason> unseen(Case story, long stamp) {
        return variants.stamp(story.id()) == stamp ? List.of() : List.of(Reason.of(UNSEEN));
    }

    /** Why some of the variants that wait for approval cannot be approved by this person, with the channel's name. */
    List<Reason> against(Case story, @Nullable AccountId only) {
        List<Reason> reasons = new ArrayList<>();
        for (Variant variant : waiting(story, only)) {
            String name = channels.account(variant.account()).map(Account::name).orElse("");
            against(story, variant).forEach(reason -> reasons.add(Reason.of("newsroom.refused.variant", name, reason)));
        }
        return reasons;
    }

    private List<Reason> against(Case story, Variant variant) {
        Optional<Account> account = channels.account(variant.account()).filter(Account::isOpen);
        if (account.isEmpty()) {
            return List.of(Reason.of("newsroom.refused.no-channel"));
        }
        List<Reason> reasons = new ArrayList<>();
        if (variant.writers().contains(story.by())) {
            reasons.add(Reason.of("newsroom.refused.own-variant"));
        }
        reasons.addAll(
                channels.faults(account.get(), composing.post(Posting.source(story), variant.said(), account.get())));
        return reasons;
    }

    /** The variants that wait and can be approved by this person. */
    List<Variant> ready(Case story, @Nullable AccountId only) {
        return waiting(story, only).stream()
                .filter(variant -> against(story, variant).isEmpty())
                .toList();
    }

    private List<Variant> waiting(Case story, @Nullable AccountId only) {
        return variants.of(story.id()).stream()
                .filter(variant -> !variant.isApproved())
                .filter(variant -> only == null || Objects.equals(variant.account(), only))
                .toList();
    }

    /** Approves those; a faulty one, or one's own, is left as it is. */
    int approve(Case story, @Nullable AccountId only) {
        List<Variant> ready = ready(story, only);
        ready.forEach(variant -> variants.approve(variant, story.by(), story.now()));
        if (!ready.isEmpty()) {
            List<String> names = ready.stream()
                    .map(variant -> channels.account(variant.account())
                            .map(Account::name)
                            .orElse(""))
                    .toList();
            timeline.add(
                    story.id(),
                    Timeline.Happening.of(TimelineEntry.Kind.VARIANTS_APPROVED, story.now(), story.by())
                            .detail(String.join(", ", names)));
            commands.record(
                    story.actor(), story.id(), "variants-approved", Map.of("channels", String.valueOf(ready.size())));
        }
        return ready.size();
    }
}
