package saji.newsroom.web;

import static saji.newsroom.web.StoryMapping.orEmpty;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import saji.channels.AccountId;
import saji.directory.Actor;
import saji.directory.web.Gives;
import saji.directory.web.NeedsScope;
import saji.newsroom.Newsroom;
import saji.newsroom.Posting;
import saji.newsroom.StoryDetail;
import saji.newsroom.StoryId;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Problems;

/** What is said of a story on channels, over HTTP: read, written, planned, approved. */
@RestController
@RequestMapping("/api/v1/stories/{id}/variants")
@NeedsScope("story:read")
class VariantsApi {

    private final Newsroom newsroom;
    private final Posting posting;
    private final VariantMapping mapping;

    VariantsApi(Newsroom newsroom, Posting posting, VariantMapping mapping) {
        this.newsroom = newsroom;
        this.posting = posting;
        this.mapping = mapping;
    }

    @GetMapping
    @Gives(
            value = VariantJson.Listing.class,
            summary = "Lists the channels of a story with what is said there, or proposed, and what arrived")
    ResponseEntity<?> channels(Actor actor, Words words, @PathVariable UUID id) {
        return Problems.answer(listing(actor, words, new StoryId(id)), words, HttpStatus.OK);
    }

    @GetMapping("/{account}")
    @Gives(value = VariantJson.Channel.class, summary = "Gives what is said of a story on one channel, or proposed")
    ResponseEntity<?> channel(Actor actor, Words words, @PathVariable UUID id, @PathVariable UUID account) {
        return Problems.answer(one(actor, words, new StoryId(id), new AccountId(account)), words, HttpStatus.OK);
    }

    @PutMapping("/{account}")
    @NeedsScope("story:write")
    @Gives(value = VariantJson.Channel.class, summary = "Saves what is said of a story on one channel")
    ResponseEntity<?> save(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @PathVariable UUID account,
            @RequestBody VariantJson.Draft sent) {
        AccountId on = new AccountId(account);
        return then(actor, words, id, on, posting.save(actor, new StoryId(id), on, VariantMapping.draft(sent)));
    }

    @DeleteMapping("/{account}")
    @NeedsScope("story:write")
    @Gives(value = VariantJson.Listing.class, summary = "Says nothing on a channel after all")
    ResponseEntity<?> remove(Actor actor, Words words, @PathVariable UUID id, @PathVariable UUID account) {
        return then(actor, words, id, posting.remove(actor, new StoryId(id), new AccountId(account)));
    }

    @PutMapping("/{account}/moment")
    @NeedsScope("story:write")
    @Gives(value = VariantJson.Channel.class, summary = "Sets when a variant goes out")
    ResponseEntity<?> plan(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @PathVariable UUID account,
            @RequestBody VariantJson.Timing sent) {
        AccountId on = new AccountId(account);
        return then(actor, words, id, on, posting.plan(actor, new StoryId(id), on, sent.moment()));
    }

    @PostMapping("/proposals")
    @NeedsScope("story:write")
    @Gives(value = VariantJson.Listing.class, summary = "Saves a first proposal for each channel without a variant")
    ResponseEntity<?> propose(Actor actor, Words words, @PathVariable UUID id) {
        return then(actor, words, id, posting.propose(actor, new StoryId(id)));
    }

    @PostMapping("/approval")
    @NeedsScope("story:publish")
    @Gives(value = VariantJson.Listing.class, summary = "Approves variants as the second person")
    ResponseEntity<?> approve(
            Actor actor, Words words, @PathVariable UUID id, @RequestBody VariantJson.Approving sent) {
        long stamp = sent.stamp() == null ? -1 : sent.stamp();
        return then(actor, words, id, posting.approve(actor, new StoryId(id), stamp, only(sent.account())));
    }

    @PostMapping("/urgent-approval")
    @NeedsScope("story:publish")
    @Gives(
            value = VariantJson.Listing.class,
            summary =
                    "Sends variants of a public story without a second person, with a reason; flagged until another approves")
    ResponseEntity<?> sendUrgently(
            Actor actor, Words words, @PathVariable UUID id, @RequestBody VariantJson.Urgent sent) {
        return then(
                actor,
                words,
                id,
                posting.sendUrgently(actor, new StoryId(id), only(sent.account()), orEmpty(sent.reason())));
    }

    @PostMapping("/later-approval")
    @NeedsScope("story:publish")
    @Gives(value = VariantJson.Listing.class, summary = "Approves as the second person what one person sent alone")
    ResponseEntity<?> approveAfterwards(Actor actor, Words words, @PathVariable UUID id) {
        return then(actor, words, id, posting.approveAfterwards(actor, new StoryId(id)));
    }

    private static @Nullable AccountId only(@Nullable UUID account) {
        return account == null ? null : new AccountId(account);
    }

    private ResponseEntity<?> then(Actor actor, Words words, UUID id, Outcome<?> outcome) {
        return Problems.answer(
                outcome.map(done -> listing(actor, words, new StoryId(id)).orElseThrow()), words, HttpStatus.OK);
    }

    private ResponseEntity<?> then(Actor actor, Words words, UUID id, AccountId on, Outcome<?> outcome) {
        return Problems.answer(
                outcome.map(done -> one(actor, words, new StoryId(id), on).orElseThrow()), words, HttpStatus.OK);
    }

    /** Whoever may read the story but not look at channels is told so; whoever may not, that there is none. */
    private Outcome<StoryDetail> looked(Actor actor, StoryId id) {
        Optional<StoryDetail> story = newsroom.story(actor, id);
        if (story.isEmpty()) {
            return Outcome.notFound();
        }
        return posting.mayLook(actor)
                ? Outcome.done(story.get())
                : Outcome.refused(Outcome.Kind.FORBIDDEN, Reason.of("newsroom.refused.channels-for-office"));
    }

    private Outcome<VariantJson.Listing> listing(Actor actor, Words words, StoryId id) {
        return looked(actor, id)
                .map(story -> new VariantJson.Listing(
                        posting.stamp(id), mapping.channels(actor, words, story, posting.channels(actor, id))));
    }

    private Outcome<VariantJson.Channel> one(Actor actor, Words words, StoryId id, AccountId account) {
        Outcome<StoryDetail> story = looked(actor, id);
        Optional<Posting.Channel> channel = posting.channel(actor, id, account);
        return story.isDone() && channel.isEmpty()
                ? Outcome.notFound()
                : story.map(seen -> mapping.channels(actor, words, seen, List.of(channel.orElseThrow()))
                        .getFirst());
    }
}
