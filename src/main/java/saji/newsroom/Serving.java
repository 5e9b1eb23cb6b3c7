package saji.newsroom;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import saji.channels.Account;
import saji.channels.AccountId;
import saji.channels.Channels;
import saji.channels.DispatchId;
import saji.channels.Dispatching;
import saji.channels.Lane;
import saji.channels.ObjectKey;
import saji.channels.network.Limits;
import saji.channels.network.Post;
import saji.directory.Actor;
import saji.platform.AuditTrail;
import saji.platform.Ids;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;

/**
 * Hands approved variants of public stories to the channels. It looks at what stands and sends what has not gone out; what it sends and
 * that it was sent are one transaction, so that nothing is lost and nothing is sent twice wherever a process dies.
 */
@Component
class Serving {

    private final Variants variants;
    private final Servings servings;
    private final Editions editions;
    private final Composing composing;
    private final Channels channels;
    private final AuditTrail audit;
    private final Ids ids;
    private final InstantSource clock;

    Serving(
            Variants variants,
            Servings servings,
            Editions editions,
            Composing composing,
            Channels channels,
            AuditTrail audit,
            Ids ids,
            InstantSource clock) {
        this.variants = variants;
        this.servings = servings;
        this.editions = editions;
        this.composing = composing;
        this.channels = channels;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a story is called in the channels. */
    static ObjectKey key(StoryId story) {
        return new ObjectKey("story:" + story);
    }

    /** The story that is called so; empty for what is none. */
    static Optional<StoryId> story(ObjectKey key) {
        String[] parts = key.value().split(":", 2);
        return parts.length == 2 && parts[0].equals("story") && parts[1].matches("[0-9a-f-]{36}")
                ? Optional.of(new StoryId(UUID.fromString(parts[1])))
                : Optional.empty();
    }

    @EventListener
    void published(StoryPublished event) {
        servings.due(event.story(), clock.instant());
    }

    @EventListener
    void corrected(StoryCorrected event) {
        servings.due(event.story(), clock.instant());
    }

    @EventListener
    void withdrawn(StoryWithdrawn event) {
        servings.due(event.story(), clock.instant());
    }

    /** Sends what is due of a story that the caller's transaction holds. */
    void serve(StoryId id) {
        Optional<PublishedStory> story = editions.published(id);
        if (story.isEmpty()) {
            servings.next(id, null);
            return;
        }
        PublishedStory.Withdrawal withdrawal = story.get().withdrawal();
        if (withdrawal != null) {
            channels.withdraw(Actor.system(), new DispatchId(ids.next()), key(id), withdrawal.reason());
            servings.next(id, null);
            return;
        }
        Instant next = null;
        Instant now = clock.instant();
        int revision = editions.of(id).getFirst().revision();
        Map<@Nullable Instant, Map<Variant, Post>> leaving = new LinkedHashMap<>();
        for (Variant variant : variants.of(id)) {
            if (!isOpen(variant, story.get(), revision)) {
                continue;
            }
            Instant moment = variant.plan().moment();
            if (!variant.isServed() && moment != null && moment.isAfter(now)) {
                next = next == null || moment.isBefore(next) ? moment : next;
                continue;
            }
            post(variant, story.get(), now)
                    .ifPresent(post -> leaving.computeIfAbsent(
                                    variant.plan().expiresAt(), expires -> new LinkedHashMap<>())
                            .put(variant, post));
        }
        leaving.forEach((expires, posts) -> dispatch(story.get(), posts, expires, now));
        servings.next(id, next);
    }

    /** Whether an approved variant has something to say that has not gone out, and belongs to a text that is public. */
    private boolean isOpen(Variant variant, PublishedStory story, int revision) {
        if (!variant.isApproved() || variant.storyRevision() > revision) {
            return false;
        }
        Variant.Served served = variant.served();
        return !variant.isServed()
                || (served != null && served.edition() != story.edition() && tellsTheStory(variant.account()));
    }

    /** Whether what stands on a channel shows more of the story than the variant's own words: its text, or a card of it. */
    private boolean tellsTheStory(AccountId id) {
        Optional<Limits> limits = channels.account(id).filter(Account::isOpen).map(channels::limits);
        return limits.isPresent() && (limits.get().text() == 0 || !limits.get().linkInText());
    }

    private Optional<Post> post(Variant variant, PublishedStory story, Instant now) {
        Instant expires = variant.plan().expiresAt();
        if (expires != null && !expires.isAfter(now)) {
            refuse(variant, List.of(Reason.of("newsroom.posting.expired")));
            return Optional.empty();
        }
        Optional<Account> account = channels.account(variant.account()).filter(Account::isOpen);
        if (account.isEmpty()) {
            refuse(variant, List.of(Reason.of("newsroom.refused.no-channel")));
            return Optional.empty();
        }
        Post post = composing.post(new Composing.Source(story.text(), story.slug()), variant.said(), account.get());
        List<Reason> faults = channels.faults(account.get(), post);
        if (!faults.isEmpty()) {
            refuse(variant, faults);
            return Optional.empty();
        }
        return Optional.of(post);
    }

    private void dispatch(PublishedStory story, Map<Variant, Post> leaving, @Nullable Instant expires, Instant now) {
        Map<AccountId, Post> posts = new HashMap<>();
        leaving.forEach((variant, post) -> posts.put(variant.account(), post));
        Outcome<DispatchId> outcome = channels.dispatch(
                Actor.system(),
                new Dispatching(
                        new DispatchId(ids.next()),
                        key(story.id()),
                        story.text().title(),
                        story.edition(),
                        Lane.NEWS,
                        posts,
                        now,
                        expires));
        switch (outcome) {
            case Outcome.Done<DispatchId> done -> {
                leaving.keySet().forEach(variant -> variants.served(variant, story.edition(), now));
                audit.record(
                        AuditTrail.SYSTEM,
                        "newsroom.story.served",
                        "story:" + story.id(),
                        Map.of("channels", String.valueOf(posts.size()), "edition", String.valueOf(story.edition())));
            }
            case Outcome.Refused<DispatchId>(Outcome.Kind kind, List<Reason> reasons) ->
                leaving.keySet().forEach(variant -> refuse(variant, reasons));
        }
    }

    /** Says on the variant why it does not go; a person decides what becomes of it. */
    private void refuse(Variant variant, List<Reason> reasons) {
        Words words = Words.in(Language.ID);
        List<String> said = new ArrayList<>(reasons.stream().map(words::say).toList());
        variants.problem(variant, String.join(" ", said));
    }
}
