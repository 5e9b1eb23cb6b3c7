package saji.newsroom;

import java.time.Instant;
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

/** Writing on channels: saving, proposing, planning, taking away. */
@Component
class VariantWriting {

    private static final int MOST_TEXT = 100_000;
    private static final int MOST_TITLE = 500;
    private static final int MOST_MENTIONS = 20;

    private final Commands commands;
    private final Variants variants;
    private final Servings servings;
    private final StoryChannels places;
    private final Channels channels;

    VariantWriting(Commands commands, Variants variants, Servings servings, StoryChannels places, Channels channels) {
        this.commands = commands;
        this.variants = variants;
        this.servings = servings;
        this.places = places;
        this.channels = channels;
    }

    Outcome<Variant> save(Actor actor, StoryId id, AccountId on, Variant.Draft draft) {
        Commands.Input wrong = story -> wrong(story, on, draft);
        return commands.carryOut(actor, id, Command.WRITE_VARIANT, wrong, story -> {
            Optional<Variant> before = variants.find(id, on);
            Variant.Said said = places.said(draft, places.account(story, on).orElseThrow());
            if (before.isEmpty() || !before.get().said().equals(said)) {
                variants.save(id, on, said, story.latest().number(), story.by(), story.now());
            }
            if (before.isEmpty() || !before.get().plan().equals(draft.plan())) {
                variants.plan(id, on, draft.plan());
            }
            servings.watch(id);
            servings.due(id, story.now());
            commands.record(actor, id, "variant-saved", Map.of("account", on.toString()));
            return Outcome.done(variants.find(id, on).orElseThrow());
        });
    }

    private List<Reason> wrong(Case story, AccountId on, Variant.Draft draft) {
        List<Reason> reasons = new ArrayList<>();
        Optional<Account> account = places.account(story, on);
        if (account.isEmpty()) {
            reasons.add(Reason.of("newsroom.refused.no-channel"));
        }
        account.ifPresent(found -> reasons.addAll(misnamed(found, StoryChannels.mentions(draft.mentions()))));
        if (draft.text().length() > MOST_TEXT || draft.text().indexOf('\u0000') >= 0) {
            reasons.add(Reason.of("newsroom.refused.variant-long").at("text"));
        }
        if (draft.title().length() > MOST_TITLE || draft.title().indexOf('\u0000') >= 0) {
            reasons.add(Reason.of("newsroom.refused.variant-long").at("title"));
        }
        if (draft.pictures().stream()
                .anyMatch(picture -> !story.latest().text().assets().contains(picture))) {
            reasons.add(Reason.of("newsroom.refused.variant-picture").at("pictures"));
        }
        if (!Posting.forms().contains(draft.form())) {
            reasons.add(Reason.of("newsroom.refused.variant-form").at("form"));
        }
        reasons.addAll(misplaced(story, variants.find(story.id(), on).orElse(null), draft.plan()));
        return reasons;
    }

    /** Why those cannot be named there. */
    private List<Reason> misnamed(Account account, List<String> mentions) {
        if (mentions.isEmpty()) {
            return List.of();
        }
        if (mentions.size() > MOST_MENTIONS) {
            return List.of(Reason.of("newsroom.refused.too-many", MOST_MENTIONS).at("mentions"));
        }
        return channels.mention(account)
                .map(pattern -> mentions.stream()
                        .filter(name -> !pattern.matcher(name).matches())
                        .map(name -> Reason.of("newsroom.refused.mention", Guards.shortened(name))
                                .at("mentions"))
                        .toList())
                .orElse(List.of(Reason.of("newsroom.refused.no-mentions").at("mentions")));
    }

    private static List<Reason> misplaced(Case story, @Nullable Variant variant, Variant.Plan plan) {
        List<Reason> reasons = new ArrayList<>();
        Instant moment = plan.moment();
        Instant expires = plan.expiresAt();
        boolean moved = variant == null || !Objects.equals(variant.plan(), plan);
        if (moved && moment != null && !moment.isAfter(story.now())) {
            reasons.add(Reason.of("newsroom.refused.in-the-past").at("moment"));
        }
        Instant due = story.summary().due();
        if (moved && moment != null && due != null && moment.isBefore(due)) {
            reasons.add(Reason.of("newsroom.refused.before-publication").at("moment"));
        }
        if (moved && expires != null && !expires.isAfter(moment == null ? story.now() : moment)) {
            reasons.add(Reason.of("newsroom.refused.expires-before").at("expires"));
        }
        return reasons;
    }

    Outcome<Integer> propose(Actor actor, StoryId id) {
        return commands.carryOut(actor, id, Command.WRITE_VARIANT, List.of(), story -> {
            List<Posting.Channel> empty = places.of(story, false).stream()
                    .filter(channel ->
                            channel.variant() == null && channel.faults().isEmpty())
                    .toList();
            for (Posting.Channel channel : empty) {
                variants.save(
                        id,
                        channel.account().id(),
                        channel.said(),
                        story.latest().number(),
                        story.by(),
                        story.now());
            }
            servings.watch(id);
            commands.record(actor, id, "variants-proposed", Map.of("channels", String.valueOf(empty.size())));
            return Outcome.done(empty.size());
        });
    }

    Outcome<StoryId> remove(Actor actor, StoryId id, AccountId on) {
        Commands.Input wrong = story -> variants.find(id, on)
                .map(variant -> variant.served() == null
                        ? List.<Reason>of()
                        : List.of(Reason.of("newsroom.refused.variant-served")))
                .orElse(List.of(Reason.of("newsroom.refused.no-variant")));
        return commands.carryOut(actor, id, Command.WRITE_VARIANT, wrong, story -> {
            variants.remove(id, on);
            commands.record(actor, id, "variant-removed", Map.of("account", on.toString()));
            return Outcome.done(id);
        });
    }

    Outcome<StoryId> plan(Actor actor, StoryId id, AccountId on, @Nullable Instant moment) {
        Commands.Input wrong = story -> {
            Optional<Variant> variant = variants.find(id, on);
            if (moment == null) {
                return List.of(Reason.of("newsroom.refused.moment-missing").at("moment"));
            }
            if (variant.isEmpty()) {
                return List.of(Reason.of("newsroom.refused.no-variant"));
            }
            return variant.get().isServed()
                    ? List.of(Reason.of("newsroom.refused.variant-served"))
                    : misplaced(
                            story,
                            variant.get(),
                            new Variant.Plan(moment, variant.get().plan().expiresAt()));
        };
        return commands.carryOut(actor, id, Command.PLAN_VARIANT, wrong, story -> {
            Variant variant = variants.find(id, on).orElseThrow();
            variants.plan(id, on, new Variant.Plan(moment, variant.plan().expiresAt()));
            servings.due(id, story.now());
            commands.record(
                    actor, id, "variant-planned", Map.of("account", on.toString(), "moment", String.valueOf(moment)));
            return Outcome.done(id);
        });
    }
}
