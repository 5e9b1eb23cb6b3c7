package saji.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private final Cases cases;
    private final Variants variants;
    private final StoryChannels places;
    private final VariantWriting writing;
    private final VariantApprovals approvals;
    private final PostingDays days;
    private final Advising advising;
    private final Channels channels;

    Posting(
            Cases cases,
            Variants variants,
            StoryChannels places,
            VariantWriting writing,
            VariantApprovals approvals,
            PostingDays days,
            Advising advising,
            Channels channels) {
        this.cases = cases;
        this.variants = variants;
        this.places = places;
        this.writing = writing;
        this.approvals = approvals;
        this.days = days;
        this.advising = advising;
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

    private Optional<Case> open(Actor actor, StoryId id) {
        return mayLook(actor) ? cases.open(actor, id) : Optional.empty();
    }

    /** The channels on which a story can be served: the city's, those of its agencies, and where something is said of it already. */
    public List<Channel> channels(Actor actor, StoryId id) {
        return open(actor, id).map(story -> places.of(story, false)).orElse(List.of());
    }

    /** The channels on which something is said of a story. */
    public List<Channel> said(Actor actor, StoryId id) {
        return open(actor, id).map(story -> places.of(story, true)).orElse(List.of());
    }

    public Optional<Channel> channel(Actor actor, StoryId id, AccountId account) {
        return open(actor, id).flatMap(story -> places.find(story, account, null));
    }

    /** A channel as it would be with words that are not saved; the count and the reasons are those of the real thing. */
    public Optional<Channel> tried(Actor actor, StoryId id, AccountId account, Variant.Draft draft) {
        return open(actor, id).flatMap(story -> places.find(story, account, draft));
    }

    /** Whether accounts can be named in texts on a channel. */
    public boolean canMention(Account account) {
        return channels.mention(account).isPresent();
    }

    /** How the agencies of a story are called on a channel's network, as far as that is known. */
    public List<String> mentions(Actor actor, StoryId id, Account account) {
        return open(actor, id).map(story -> places.known(story, account)).orElse(List.of());
    }

    /** When to post on a channel, from what the city saw there, for a story that is not public before {@code from}. */
    public PostingAdvice advice(StoryId story, AccountId account, Instant from) {
        return advising.on(story, account, from);
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
                .flatMap(approval -> Stream.of(approval.by(), approval.second()))
                .collect(Collectors.toSet());
    }

    /** How a story stands on its channels; empty when it was never served there. */
    public Optional<ObjectStatus> status(Actor actor, StoryId id) {
        return open(actor, id).flatMap(story -> channels.status(Serving.key(id)));
    }

    /** What goes out or went out between two moments, in order; no more than a thousand. */
    public List<PostingEntry> between(Actor actor, Instant from, Instant until) {
        return mayLook(actor) ? days.between(from, until, null) : List.of();
    }

    /** The forms in which pictures go out: 1:1, 4:5, 9:16, 1.91:1, or as they are. */
    public static List<Rendition> forms() {
        return List.of(Rendition.SHARE, Rendition.SQUARE, Rendition.PORTRAIT, Rendition.STORY, Rendition.J800);
    }

    /** Saves what is said on a channel. It may break limits; then it cannot be approved. What changes it takes its approval away. */
    public Outcome<Variant> save(Actor actor, StoryId id, AccountId on, Variant.Draft draft) {
        return writing.save(actor, id, on, draft);
    }

    /** Saves the first proposal for each channel on which nothing is said yet, as far as it keeps the limits. */
    public Outcome<Integer> propose(Actor actor, StoryId id) {
        return writing.propose(actor, id);
    }

    /** Says nothing on a channel after all; refused when something went out there. */
    public Outcome<StoryId> remove(Actor actor, StoryId id, AccountId on) {
        return writing.remove(actor, id, on);
    }

    /** Sets when a variant goes out; a moment that is left out is refused. What went out already is not moved. */
    public Outcome<StoryId> plan(Actor actor, StoryId id, AccountId on, @Nullable Instant moment) {
        return writing.plan(actor, id, on, moment);
    }

    /**
     * Approves variants by themselves: of a story that is approved or public.
     *
     * @param stamp what the approver has seen, see {@link #stamp}
     * @param only the one channel that is meant, or null for all
     */
    public Outcome<Integer> approve(Actor actor, StoryId id, long stamp, @Nullable AccountId only) {
        return approvals.approve(actor, id, stamp, only);
    }

    /**
     * One person alone lets out what waits on the channels of a public story; the story is flagged until another approves.
     *
     * @param only the one channel that is meant, or null for all
     */
    public Outcome<Integer> sendUrgently(Actor actor, StoryId id, @Nullable AccountId only, String reason) {
        return approvals.sendUrgently(actor, id, only, reason);
    }

    /** Approves what one person let out alone, and so settles its flag. */
    public Outcome<StoryId> approveAfterwards(Actor actor, StoryId id) {
        return approvals.approveAfterwards(actor, id);
    }
}
