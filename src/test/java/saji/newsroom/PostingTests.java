package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.assets.AssetId;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.AccountId;
import saji.channels.ObjectStatus;
import saji.channels.Sums;
import saji.channels.World;
import saji.channels.network.Post;
import saji.directory.Actor;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.support.SajiTest;
import saji.support.Unique;
import saji.support.Visitors;

/** What is said of a story on channels: written, limited, approved by a second person, sent, put right, taken back. */
@SajiTest
class PostingTests {

    @Autowired
    private Cast cast;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Posting posting;

    @Autowired
    private DueServings due;

    @Autowired
    private DuePublications duePublications;

    @Autowired
    private World world;

    @Autowired
    private Visitors visitors;

    private Account account;

    @BeforeEach
    void connect() {
        account = world.connected("memory-full");
    }

    @Test
    void theFirstProposalIsTitleLeadAndAddressWithoutACutWord() {
        StoryId id = cast.begun(title());
        Posting.Channel channel =
                posting.channel(cast.editor(), id, account.id()).orElseThrow();
        assertThat(channel.variant()).isNull();
        assertThat(channel.said().text())
                .startsWith(cast.story(id).latest().text().title())
                .contains(cast.story(id).latest().text().lead())
                .contains(Variant.LINK)
                .contains("#");
        assertThat(channel.post().text()).contains("/berita/").doesNotContain(Variant.LINK);
        assertThat(channel.post().hashtags()).isNotEmpty();
        assertThat(channel.length()).isEqualTo(channel.post().text().length());
        assertThat(channel.faults()).isEmpty();
        assertThat(posting.propose(cast.editor(), id).orElseThrow()).isPositive();
        assertThat(posting.said(cast.editor(), id))
                .extracting(one -> one.account().id())
                .contains(account.id());
    }

    @Test
    void aNetworkOfFilmsGetsTheStorysFilmOrSaysThatThereIsNone() {
        Account films = world.connected(
                "youtube",
                null,
                Map.of(
                        "client",
                        "c",
                        "client-secret",
                        "s",
                        "refresh-token",
                        "r",
                        "privacy",
                        "public",
                        "units",
                        "10000",
                        "base",
                        "http://127.0.0.1:9",
                        "token-base",
                        "http://127.0.0.1:9"));
        StoryId without = cast.begun(title());
        assertThat(posting.channel(cast.editor(), without, films.id())
                        .orElseThrow()
                        .faults())
                .extracting(Reason::key)
                .containsExactly("channels.post.film-needed");
        AssetId film = world.film(321).asset();
        Text text = cast.text(title());
        StoryId with = cast.begun(Cast.with(text, List.of(film)));
        Posting.Channel channel =
                posting.channel(cast.editor(), with, films.id()).orElseThrow();
        assertThat(channel.faults()).isEmpty();
        assertThat(channel.said().title()).isEqualTo(text.title());
        assertThat(channel.said().pictures()).extracting(Post.Picture::asset).containsExactly(film);
        assertThat(visitors.as("editor")
                        .get("/desk/newsroom/stories/" + with + "/channels/" + films.id())
                        .body())
                .contains("<video src=\"/desk/assets/" + film + "/original\"", "film.mp4");
    }

    @Test
    void approvedTogetherWithTheStoryItGoesOutOnceWhenThatIsPublished() {
        StoryId id = cast.begun(title());
        say(id, "Loket buka sore. {tautan}");
        newsroom.askReview(cast.editor(), id, "").orElseThrow();
        work();
        assertThat(standing(id)).isEmpty();
        newsroom.approve(cast.approver(), id, 1, posting.stamp(id)).orElseThrow();
        assertThat(variant(id).isApproved()).isTrue();
        work();
        assertThat(standing(id)).isEmpty();
        newsroom.publish(cast.editor(), id).orElseThrow();
        work();
        work();
        String slug = newsroom.published(id).orElseThrow().slug();
        assertThat(standing(id))
                .singleElement()
                .asString()
                .startsWith("Loket buka sore. http")
                .endsWith("/" + slug);
        assertThat(world.done("POST", account, Serving.key(id))).isOne();
        ObjectStatus status = posting.status(cast.editor(), id).orElseThrow();
        Sums sums = status.dispatches().getFirst().sums();
        assertThat(sums).isEqualTo(new Sums(1, 0, 0, 0, 0));
        assertThat(status.copies())
                .singleElement()
                .satisfies(copy -> assertThat(copy.address()).startsWith("https://memory-full.example/"));
        assertThat(newsroom.timeline(cast.editor(), id))
                .extracting(TimelineEntry::kind)
                .contains(TimelineEntry.Kind.VARIANTS_APPROVED);
    }

    @Test
    void approvingTheStoryAloneApprovesNoVariant() {
        StoryId id = cast.begun(title());
        say(id, "Loket buka sore.");
        cast.approved(id);
        newsroom.publish(cast.editor(), id).orElseThrow();
        work();
        assertThat(variant(id).isApproved()).isFalse();
        assertThat(standing(id)).isEmpty();
    }

    @Test
    void whatTheApproverHasNotSeenIsNotApproved() {
        StoryId id = cast.begun(title());
        say(id, "Loket buka sore.");
        newsroom.askReview(cast.editor(), id, "").orElseThrow();
        long seen = posting.stamp(id);
        say(id, "Loket buka malam.");
        assertRefused(newsroom.approve(cast.approver(), id, 1, seen), Outcome.Kind.CONFLICT, "variants-changed");
        assertThat(cast.story(id).approval()).isNull();
        newsroom.approve(cast.approver(), id, 1, posting.stamp(id)).orElseThrow();
    }

    @Test
    void oneThatBreaksALimitIsNotApprovedAndSaysEveryReason() {
        StoryId id = cast.published(title());
        say(id, "kata ".repeat(120));
        Posting.Channel channel =
                posting.channel(cast.editor(), id, account.id()).orElseThrow();
        assertThat(channel.length()).isEqualTo(599);
        assertThat(channel.faults()).extracting(Reason::key).containsExactly("channels.post.long");
        Outcome<Integer> outcome = posting.approve(cast.approver(), id, posting.stamp(id), null);
        assertRefused(outcome, Outcome.Kind.INVALID, "variant");
        assertThat(outcome.toString()).contains("channels.post.long");
        work();
        assertThat(standing(id)).isEmpty();
        // together with a story: the story is approved, the faulty one is left
        cast.edit(id, Cast.BODY + "\n\nTambahan.");
        newsroom.askReview(cast.editor(), id, "").orElseThrow();
        newsroom.approve(cast.approver(), id, 2, posting.stamp(id)).orElseThrow();
        assertThat(variant(id).isApproved()).isFalse();
    }

    @Test
    void fourEyesOnVariantsToo() {
        StoryId id = cast.published(title());
        Actor both = cast.actor("approver");
        say(id, "Loket buka sore.");
        assertRefused(
                posting.approve(cast.editor(), id, posting.stamp(id), null),
                Outcome.Kind.FORBIDDEN,
                "role.approve_variants");
        assertRefused(
                posting.save(both, id, account.id(), draft("Dari penyetuju", Variant.Plan.WITH_THE_STORY)),
                Outcome.Kind.FORBIDDEN,
                "role.write_variant");
        assertThat(posting.approve(both, id, posting.stamp(id), account.id()).orElseThrow())
                .isOne();
        assertRefused(posting.approve(both, id, posting.stamp(id), null), Outcome.Kind.INVALID, "nothing-to-approve");
        work();
        assertThat(standing(id)).containsExactly("Loket buka sore.");
    }

    @Test
    void aChangedOneNeedsApprovalAgainAndThenReplacesWhatStands() {
        StoryId id = served("Loket buka sore.");
        say(id, "Loket buka sampai pukul 20.00.");
        work();
        assertThat(standing(id)).containsExactly("Loket buka sore.");
        approve(id);
        work();
        assertThat(standing(id)).containsExactly("Loket buka sampai pukul 20.00.");
        assertThat(world.done("POST", account, Serving.key(id))).isOne();
        assertThat(world.done("EDIT", account, Serving.key(id))).isOne();
        say(id, "Loket buka sampai pukul 20.00.");
        assertThat(variant(id).isApproved()).as("the same words again").isTrue();
    }

    @Test
    void whatIsWrittenForACorrectionGoesOutWithIt() {
        StoryId id = served("Loket buka sore.");
        cast.edit(id, Cast.BODY + "\n\nLoket tutup pada hari libur.");
        say(id, "Ralat: loket tutup pada hari libur.");
        newsroom.askReview(cast.editor(), id, "").orElseThrow();
        newsroom.approve(cast.approver(), id, 2, posting.stamp(id)).orElseThrow();
        work();
        assertThat(standing(id)).containsExactly("Loket buka sore.");
        newsroom.correct(cast.editor(), id, "Hari libur ditambahkan.").orElseThrow();
        work();
        assertThat(standing(id)).containsExactly("Ralat: loket tutup pada hari libur.");
        assertThat(world.done("POST", account, Serving.key(id))).isOne();
    }

    @Test
    void aWithdrawnStoryIsTakenBackEverywhereAndNothingFollows() {
        StoryId id = served("Loket buka sore.");
        Account later = world.connected("memory-repeat");
        posting.save(cast.editor(), id, later.id(), draft("Nanti.", new Variant.Plan(in(Duration.ofHours(2)), null)))
                .orElseThrow();
        approve(id);
        newsroom.withdraw(cast.editor(), id, "Keliru").orElseThrow();
        work();
        cast.clock.advance(Duration.ofHours(3));
        work();
        assertThat(standing(id)).isEmpty();
        assertThat(world.standing(later, Serving.key(id))).isEmpty();
        assertThat(world.done("POST", later, Serving.key(id))).isZero();
        assertRefused(
                posting.save(cast.editor(), id, account.id(), draft("Lagi", Variant.Plan.WITH_THE_STORY)),
                Outcome.Kind.INVALID,
                "state");
    }

    @Test
    void withdrawnBeforeSendingIsNotSent() {
        StoryId id = cast.published(title());
        say(id, "Loket buka sore.");
        approve(id);
        newsroom.withdraw(cast.editor(), id, "Keliru").orElseThrow();
        work();
        assertThat(world.done("POST", account, Serving.key(id))).isZero();
        assertThat(posting.status(cast.editor(), id)).isEmpty();
    }

    @Test
    void oneWithAMomentOfItsOwnWaitsForItAndCanBeMoved() {
        StoryId id = cast.published(title());
        posting.save(
                        cast.editor(),
                        id,
                        account.id(),
                        draft("Nanti sore.", new Variant.Plan(in(Duration.ofHours(3)), null)))
                .orElseThrow();
        approve(id);
        work();
        assertThat(standing(id)).isEmpty();
        Instant sooner = in(Duration.ofHours(1));
        posting.plan(cast.approver(), id, account.id(), sooner).orElseThrow();
        assertThat(variant(id).isApproved()).as("a moment is no text").isTrue();
        assertThat(posting.between(cast.editor(), sooner, sooner.plusMillis(1)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.story()).isEqualTo(id);
                    assertThat(entry.approved()).isTrue();
                    assertThat(entry.sent()).isFalse();
                });
        assertRefused(
                posting.plan(
                        cast.editor(), id, account.id(), cast.clock.instant().minusSeconds(1)),
                Outcome.Kind.INVALID,
                "in-the-past");
        assertRefused(posting.plan(cast.editor(), id, account.id(), null), Outcome.Kind.INVALID, "moment-missing");
        cast.clock.advance(Duration.ofMinutes(61));
        work();
        assertThat(standing(id)).containsExactly("Nanti sore.");
        assertRefused(
                posting.plan(cast.editor(), id, account.id(), in(Duration.ofHours(1))),
                Outcome.Kind.INVALID,
                "variant-served");
    }

    @Test
    void itGoesWithTheScheduleAndNotBefore() {
        StoryId id = cast.begun(title());
        say(id, "Besok.");
        newsroom.askReview(cast.editor(), id, "").orElseThrow();
        newsroom.approve(cast.approver(), id, 1, posting.stamp(id)).orElseThrow();
        Instant tomorrow = in(Duration.ofDays(1));
        newsroom.schedule(cast.editor(), id, tomorrow).orElseThrow();
        assertThat(posting.between(cast.editor(), tomorrow, tomorrow.plusMillis(1)))
                .extracting(PostingEntry::story)
                .contains(id);
        assertRefused(
                posting.plan(cast.editor(), id, account.id(), in(Duration.ofHours(2))),
                Outcome.Kind.INVALID,
                "before-publication");
        work();
        assertThat(standing(id)).isEmpty();
        cast.clock.advance(Duration.ofDays(1).plusSeconds(1));
        duePublications.run();
        work();
        assertThat(standing(id)).containsExactly("Besok.");
    }

    @Test
    void expiredBeforeSendingIsNotSentAndSaysSo() {
        StoryId id = cast.published(title());
        posting.save(
                        cast.editor(),
                        id,
                        account.id(),
                        draft("Hari ini saja.", new Variant.Plan(null, in(Duration.ofHours(1)))))
                .orElseThrow();
        approve(id);
        cast.clock.advance(Duration.ofHours(2));
        work();
        assertThat(world.done("POST", account, Serving.key(id))).isZero();
        assertThat(variant(id).problem()).isNotEmpty();
    }

    @Test
    void aClosedChannelKeepsTheOthersFromNothing() {
        StoryId id = cast.published(title());
        Account closed = world.connected("memory-repeat");
        say(id, "Loket buka sore.");
        posting.save(cast.editor(), id, closed.id(), draft("Juga di sini.", Variant.Plan.WITH_THE_STORY))
                .orElseThrow();
        approve(id);
        world.connecting().close(world.admin(), closed.id()).orElseThrow();
        work();
        assertThat(standing(id)).containsExactly("Loket buka sore.");
        assertThat(world.done("POST", closed, Serving.key(id))).isZero();
    }

    @Test
    void picturesKeepTheirFormAndWhatTheyShow() {
        Post.Picture picture = world.picture(Rendition.SQUARE, "", 1311, 811);
        StoryId id = cast.begun(Cast.with(cast.text(title()), List.of(picture.asset())));
        Variant.Draft draft = new Variant.Draft(
                Language.ID,
                "",
                "Dengan gambar",
                List.of(picture.asset()),
                Rendition.PORTRAIT,
                Variant.Plan.WITH_THE_STORY);
        posting.save(cast.editor(), id, account.id(), draft).orElseThrow();
        Posting.Channel channel =
                posting.channel(cast.editor(), id, account.id()).orElseThrow();
        assertThat(channel.post().pictures())
                .containsExactly(new Post.Picture(picture.asset(), Rendition.PORTRAIT, ""));
        assertThat(channel.faults()).extracting(Reason::key).containsExactly("channels.post.alt-needed");
        Variant.Draft strange = new Variant.Draft(
                Language.ID,
                "",
                "Dengan gambar lain",
                List.of(new saji.assets.AssetId(UUID.randomUUID())),
                Rendition.CARD,
                Variant.Plan.WITH_THE_STORY);
        Outcome<Variant> outcome = posting.save(cast.editor(), id, account.id(), strange);
        assertRefused(outcome, Outcome.Kind.INVALID, "variant-picture");
        assertRefused(outcome, Outcome.Kind.INVALID, "variant-form");
    }

    @Test
    void onlyTheOfficeAndLeadersLookAndWhatWasServedIsNotRemoved() {
        StoryId id = served("Loket buka sore.");
        assertThat(posting.channels(cast.actor("dinkes"), id)).isEmpty();
        assertThat(posting.channels(cast.actor("leader"), id)).isNotEmpty();
        assertRefused(posting.remove(cast.editor(), id, account.id()), Outcome.Kind.INVALID, "variant-served");
        StoryId other = cast.begun(title());
        say(other, "Tidak jadi.");
        posting.remove(cast.editor(), other, account.id()).orElseThrow();
        assertThat(posting.said(cast.editor(), other)).isEmpty();
        assertRefused(
                posting.save(
                        cast.editor(),
                        other,
                        new AccountId(UUID.randomUUID()),
                        draft("Ke mana?", Variant.Plan.WITH_THE_STORY)),
                Outcome.Kind.INVALID,
                "no-channel");
    }

    private static String title() {
        return "Loket sore dibuka di kantor kecamatan " + Unique.word();
    }

    private StoryId served(String text) {
        StoryId id = cast.published(title());
        say(id, text);
        approve(id);
        work();
        assertThat(standing(id)).containsExactly(text);
        return id;
    }

    private void say(StoryId id, String text) {
        posting.save(cast.editor(), id, account.id(), draft(text, Variant.Plan.WITH_THE_STORY))
                .orElseThrow();
    }

    private static Variant.Draft draft(String text, Variant.Plan plan) {
        return new Variant.Draft(Language.ID, "", text, List.of(), Rendition.SHARE, plan);
    }

    private void approve(StoryId id) {
        posting.approve(cast.approver(), id, posting.stamp(id), null).orElseThrow();
    }

    private Variant variant(StoryId id) {
        return java.util.Objects.requireNonNull(
                posting.channel(cast.editor(), id, account.id()).orElseThrow().variant());
    }

    private Instant in(Duration time) {
        return cast.clock.instant().plus(time).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    private void work() {
        while (due.run() > 0) {
            Thread.onSpinWait();
        }
        world.work();
    }

    private List<String> standing(StoryId id) {
        return world.standing(account, Serving.key(id));
    }

    private static void assertRefused(Outcome<?> outcome, Outcome.Kind expected, @Nullable String key) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(expected);
            assertThat(refused.reasons().toString()).contains("newsroom.refused." + key);
        });
    }
}
