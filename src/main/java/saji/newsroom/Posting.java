package saji.newsroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.AccountId;
import saji.channels.Channels;
import saji.channels.ObjectStatus;
import saji.channels.network.Limits;
import saji.channels.network.Post;
import saji.directory.Actor;
import saji.directory.PersonId;
import saji.platform.Outcome;
import saji.platform.Reason;

/**
 * The newsroom's door to the channels: what is said of a story where, by whom it was approved, when it goes out and what arrived. The
 * office and leaders look; editors write, approvers approve what they did not write.
 */
@Component
public class Posting {

    private static final int MOST_TEXT = 100_000;
    private static final int MOST_TITLE = 500;

    private final Commands commands;
    private final Cases cases;
    private final Variants variants;
    private final Servings servings;
    private final Composing composing;
    private final VariantApprovals approvals;
    private final PostingDays days;
    private final Channels channels;

    Posting(
            Commands commands,
            Cases cases,
            Variants variants,
            Servings servings,
            Composing composing,
            VariantApprovals approvals,
            PostingDays days,
            Channels channels) {
        this.commands = commands;
        this.cases = cases;
        this.variants = variants;
        this.servings = servings;
        this.composing = composing;
        this.approvals = approvals;
        this.days = days;
        this.channels = channels;
    }

    /**
     * One channel of a story.
     *
     * @param variant what was saved, or null when nothing is said there yet
     * @param said what was saved, otherwise the first proposal
     * @param post what it comes to
     * @param faults why it cannot go out so
     */
    public record Channel(
            Account account,
            @Nullable Variant variant,
            Variant.Said said,
            Post post,
            Limits limits,
            List<Reason> faults) {

        /** Length by the network's own rule. */
        public int length() {
            return limits.counting().of(post.text());
        }
    }

    public boolean mayLook(Actor actor) {
        return Stories.seesAll(actor);
    }

    /** The channels on which a story can be served: the city's, those of its agencies, and where something is said of it already. */
    public List<Channel> channels(Actor actor, StoryId id) {
        return channels(actor, id, false);
    }

    /** The channels on which something is said of a story. */
    public List<Channel> said(Actor actor, StoryId id) {
        return channels(actor, id, true);
    }

    private List<Channel> channels(Actor actor, StoryId id, boolean saidOnly) {
        return open(actor, id).map(story -> channels(story, saidOnly)).orElse(List.of());
    }

    private List<Channel> channels(Case story, boolean saidOnly) {
        Map<AccountId, Variant> said = new HashMap<>();
        variants.of(story.id()).forEach(variant -> said.put(variant.account(), variant));
        return channels.accounts().stream()
                .filter(account -> said.containsKey(account.id()) || (!saidOnly && isFor(story, account)))
                .map(account -> channel(story, account, said.get(account.id()), null))
                .toList();
    }

    private static boolean isFor(Case story, Account account) {
        return account.owner().isEmpty()
                || story.latest().text().agencies().contains(account.owner().get());
    }

    public Optional<Channel> channel(Actor actor, StoryId id, AccountId account) {
        return open(actor, id)
                .flatMap(story -> account(story, account)
                        .map(found ->
                                channel(story, found, variants.find(id, account).orElse(null), null)));
    }

    /** A channel as it would be with words that are not saved; the count and the reasons are those of the real thing. */
    public Optional<Channel> tried(Actor actor, StoryId id, AccountId account, Variant.Draft draft) {
        return open(actor, id)
                .flatMap(story -> account(story, account)
                        .map(found ->
                                channel(story, found, variants.find(id, account).orElse(null), said(draft, found))));
    }

    private Channel channel(Case story, Account account, @Nullable Variant variant, Variant.@Nullable Said tried) {
        Composing.Source source = source(story);
        Variant.Said said =
                tried != null ? tried : variant != null ? variant.said() : composing.proposal(source, account);
        Post post = composing.post(source, said, account);
        return new Channel(account, variant, said, post, channels.limits(account), channels.faults(account, post));
    }

    static Composing.Source source(Case story) {
        return Composing.Source.of(story.latest().text(), story.summary().slug());
    }

    private Variant.Said said(Variant.Draft draft, Account account) {
        return new Variant.Said(
                draft.language(),
                draft.title().strip(),
                draft.text().replace("\r\n", "\n").strip(),
                composing.shown(draft.pictures(), draft.form(), channels.limits(account)));
    }

    private Optional<Case> open(Actor actor, StoryId id) {
        return mayLook(actor) ? cases.open(actor, id) : Optional.empty();
    }

    private Optional<Account> account(Case story, AccountId id) {
        return channels.account(id)
                .filter(account -> account.isOpen()
                        && (isFor(story, account)
                                || variants.find(story.id(), id).isPresent()));
    }

    /** The newest saving of any variant of a story: what an approver has seen. */
    public long stamp(StoryId id) {
        return variants.stamp(id);
    }

    /** Who approved what is said of a story on channels. */
    public Set<PersonId> approvers(StoryId id) {
        return variants.of(id).stream()
                .map(Variant::approval)
                .filter(Objects::nonNull)
                .map(Variant.Approved::by)
                .collect(Collectors.toSet());
    }

    /** How a story stands on its channels; empty when it was never served there. */
    public Optional<ObjectStatus> status(Actor actor, StoryId id) {
        return open(actor, id).flatMap(story -> channels.status(Serving.key(id)));
    }

    /** What goes out or went out between two moments, in order; no more than a thousand. */
    public List<PostingEntry> between(Actor actor, Instant from, Instant until) {
        return mayLook(actor) ? days.between(from, until) : List.of();
    }

    /** Saves what is said on a channel. It may break limits; then it cannot be approved. What changes it takes its approval away. */
    public Outcome<Variant> save(Actor actor, StoryId id, AccountId on, Variant.Draft draft) {
        Commands.Input wrong = story -> wrong(story, on, draft);
        return commands.carryOut(actor, id, Command.WRITE_VARIANT, wrong, story -> {
            Optional<Variant> before = variants.find(id, on);
            Variant.Said said = said(draft, account(story, on).orElseThrow());
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
        if (account(story, on).isEmpty()) {
            reasons.add(Reason.of("newsroom.refused.no-channel"));
        }
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
        if (!forms().contains(draft.form())) {
            reasons.add(Reason.of("newsroom.refused.variant-form").at("form"));
        }
        reasons.addAll(misplaced(story, variants.find(story.id(), on).orElse(null), draft.plan()));
        return reasons;
    }

    /** The forms in which pictures go out: 1:1, 4:5, 9:16, 1.91:1, or as they are. */
    public static List<Rendition> forms() {
        return List.of(Rendition.SHARE, Rendition.SQUARE, Rendition.PORTRAIT, Rendition.STORY, Rendition.J800);
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

    /** Saves the first proposal for each channel on which nothing is said yet, as far as it keeps the limits. */
    public Outcome<Integer> propose(Actor actor, StoryId id) {
        return commands.carryOut(actor, id, Command.WRITE_VARIANT, List.of(), story -> {
            List<Channel> empty = channels(story, false).stream()
                    .filter(channel ->
                            channel.variant() == null && channel.faults().isEmpty())
                    .toList();
            for (Channel channel : empty) {
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

    /** Says nothing on a channel after all; refused when something went out there. */
    public Outcome<StoryId> remove(Actor actor, StoryId id, AccountId on) {
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

    /** Sets when a variant goes out; a moment that is left out is refused. What went out already is not moved. */
    public Outcome<StoryId> plan(Actor actor, StoryId id, AccountId on, @Nullable Instant moment) {
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

    /**
     * Approves variants by themselves: of a story that is approved or public.
     *
     * @param stamp what the approver has seen, see {@link #stamp}
     * @param only the one channel that is meant, or null for all
     */
    public Outcome<Integer> approve(Actor actor, StoryId id, long stamp, @Nullable AccountId only) {
        Commands.Input wrong = story -> {
            List<Reason> reasons = new ArrayList<>(approvals.unseen(story, stamp));
            if (approvals.ready(story, only).isEmpty()) {
                List<Reason> against = approvals.against(story, only);
                reasons.addAll(against.isEmpty() ? List.of(Reason.of("newsroom.refused.nothing-to-approve")) : against);
            }
            return reasons;
        };
        return commands.carryOut(actor, id, Command.APPROVE_VARIANTS, wrong, story -> {
            int approved = approvals.approve(story, only);
            servings.due(id, story.now());
            return Outcome.done(approved);
        });
    }
}
