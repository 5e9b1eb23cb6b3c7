package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.Heard;
import saji.channels.World;
import saji.channels.network.Voice;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.support.SajiTest;
import saji.support.Unique;

/** Posts that could not wait for a second person, whom they name, and when they are best sent. */
@SajiTest
class LonePostingTests {

    @Autowired
    private Cast cast;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Posting posting;

    @Autowired
    private DueServings due;

    @Autowired
    private World world;

    @Autowired
    private ApplicationEventPublisher events;

    private Account account;

    @BeforeEach
    void connect() {
        account = world.connected("memory-full");
    }

    @Test
    void onePersonAloneSendsWithAReasonAndItStaysFlaggedUntilAnotherApproves() {
        StoryId id = cast.published(title());
        say(id, "Air naik di bantaran kali.", List.of());
        assertRefused(posting.sendUrgently(cast.editor(), id, account.id(), " "), "reason-missing");
        assertThat(posting.sendUrgently(cast.editor(), id, account.id(), "Air naik cepat.")
                        .orElseThrow())
                .isOne();
        work();
        assertThat(standing(id)).containsExactly("Air naik di bantaran kali.");
        assertThat(variant(id).approval()).satisfies(approval -> {
            assertThat(approval.isAlone()).isTrue();
            assertThat(approval.urgentReason()).isEqualTo("Air naik cepat.");
        });
        Flag flag = open(id).getFirst();
        assertThat(flag.kind()).isEqualTo(Flag.Kind.VARIANTS_SENT_URGENTLY);
        assertThat(flag.detail()).contains(account.name(), "Air naik cepat.");
        assertThat(newsroom.find(cast.editor(), flagged(), null, 100).stories())
                .extracting(StorySummary::id)
                .contains(id);
        assertRefused(newsroom.resolveFlag(cast.editor(), id, flag.id(), "Sudah."), "no-flag");
        assertRefused(posting.approveAfterwards(cast.editor(), id), "own-variant");
        posting.approveAfterwards(cast.approver(), id).orElseThrow();
        assertThat(open(id)).isEmpty();
        assertThat(variant(id).approval()).satisfies(approval -> {
            assertThat(approval.isAlone()).isFalse();
            assertThat(approval.second()).isEqualTo(cast.approver().id());
        });
        assertRefused(posting.approveAfterwards(cast.approver(), id), "nothing-sent-alone");
        assertThat(newsroom.timeline(cast.editor(), id))
                .extracting(TimelineEntry::kind)
                .contains(TimelineEntry.Kind.VARIANTS_SENT_URGENTLY, TimelineEntry.Kind.VARIANTS_APPROVED_AFTERWARDS);
    }

    @Test
    void whoLetItOutAloneIsNotTheSecondPersonEvenWithoutAWordInIt() {
        StoryId id = cast.published(title());
        say(id, "Air naik.", List.of());
        posting.sendUrgently(cast.approver(), id, null, "Penyunting sudah pulang.")
                .orElseThrow();
        assertRefused(posting.approveAfterwards(cast.approver(), id), "own-variant");
    }

    @Test
    void whatBreaksALimitOrIsNotPublicCannotBeSentAlone() {
        StoryId draft = cast.begun(title());
        say(draft, "Belum terbit.", List.of());
        assertRefused(posting.sendUrgently(cast.editor(), draft, null, "Cepat."), "not-public");
        StoryId id = cast.published(title());
        say(id, "kata ".repeat(120), List.of());
        Outcome<Integer> outcome = posting.sendUrgently(cast.editor(), id, null, "Cepat.");
        assertThat(outcome.toString()).contains("channels.post.long");
        assertThat(open(id)).isEmpty();
    }

    @Test
    void thoseWhomItNamesFollowTheTextAndAreCounted() {
        StoryId id = cast.published(title());
        say(id, "Loket buka sore, kata @dinkes", List.of("dinkes", "@kota"));
        Posting.Channel channel =
                posting.channel(cast.editor(), id, account.id()).orElseThrow();
        assertThat(channel.said().mentions()).containsExactly("@dinkes", "@kota");
        assertThat(channel.post().text()).isEqualTo("Loket buka sore, kata @dinkes\n\n@kota");
        assertThat(channel.length()).isEqualTo(channel.post().text().length());
        assertRefused(posting.save(cast.editor(), id, account.id(), draft("Halo", List.of("@Bukan-nama"))), "mention");
        Account agency =
                world.connected("memory-full", cast.agency("DINKES"), Map.of("token", "good-" + UUID.randomUUID()));
        assertThat(posting.mentions(cast.editor(), id, account)).containsExactly(agency.handle());
        Account letters = world.connected("webpush", null, Map.of("contact", "kabar@kota.example"));
        assertThat(posting.canMention(letters)).isFalse();
        assertRefused(posting.save(cast.editor(), id, letters.id(), draft("Halo", List.of("@dinkes"))), "no-mentions");
    }

    @Test
    void theHourThatPeopleAnswerMostIsSuggestedWhenItIsFree() {
        toNextHour();
        Instant first = cast.clock.instant();
        for (int i = 0; i < 6; i++) {
            post(0);
            cast.clock.advance(Duration.ofMinutes(5));
        }
        assertThat(advice().moments()).as("too little to tell").isEmpty();
        cast.clock.set(first.plus(Duration.ofHours(3)));
        for (int i = 0; i < 6; i++) {
            post(3);
            cast.clock.advance(Duration.ofMinutes(5));
        }
        PostingAdvice advice = advice();
        assertThat(advice.posts()).isEqualTo(12);
        assertThat(advice.spacing()).isEqualTo(Duration.ofHours(1));
        assertThat(advice.moments()).singleElement().satisfies(moment -> {
            assertThat(moment.posts()).isEqualTo(6);
            assertThat(moment.answers()).isEqualTo(3);
            assertThat(Duration.between(first.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(3)), moment.at())
                                    .toHours()
                            % 24)
                    .isZero();
        });
        Instant best = advice.moments().getFirst().at();
        StoryId taken = cast.published(title());
        posting.save(
                        cast.editor(),
                        taken,
                        account.id(),
                        new Variant.Draft(
                                Language.ID,
                                "",
                                "Sudah ada.",
                                List.of(),
                                Rendition.SHARE,
                                new Variant.Plan(best.plusSeconds(1200), null)))
                .orElseThrow();
        assertThat(advice().moments())
                .extracting(PostingAdvice.Moment::at)
                .doesNotContain(best)
                .hasSize(1);
    }

    @Test
    void postsThatFollowTooCloselyAreSeenToHaveFewerAnswers() {
        toNextHour();
        for (int i = 0; i < 6; i++) {
            post(0);
            cast.clock.advance(Duration.ofMinutes(5));
        }
        for (int i = 0; i < 6; i++) {
            cast.clock.advance(Duration.ofHours(3));
            post(4);
        }
        assertThat(advice().spacing()).isEqualTo(Duration.ofHours(3));
        assertThat(advice().lost()).isEqualTo(100);
    }

    private PostingAdvice advice() {
        return posting.advice(cast.newId(), account.id(), cast.clock.instant());
    }

    private void toNextHour() {
        cast.clock.set(cast.clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(65)));
    }

    /** Something that goes out now and is answered so often. */
    private void post(int answers) {
        StoryId id = cast.published(title());
        say(id, "Kabar singkat.", List.of());
        posting.approve(cast.approver(), id, posting.stamp(id), null).orElseThrow();
        while (due.run() > 0) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < answers; i++) {
            Voice.Author author = new Voice.Author("warga", "@warga", "Warga", "");
            events.publishEvent(new Heard(
                    account.id(),
                    account.network(),
                    Serving.key(id),
                    new Voice(
                            Voice.Kind.REPLY,
                            UUID.randomUUID().toString(),
                            "",
                            "",
                            author,
                            "Terima kasih",
                            "id",
                            "",
                            cast.clock.instant(),
                            List.of())));
        }
    }

    private static String title() {
        return "Air naik di bantaran kali " + Unique.word();
    }

    private void say(StoryId id, String text, List<String> mentions) {
        posting.save(cast.editor(), id, account.id(), draft(text, mentions)).orElseThrow();
    }

    private static Variant.Draft draft(String text, List<String> mentions) {
        return new Variant.Draft(
                Language.ID, "", text, List.of(), Rendition.SHARE, mentions, Variant.Plan.WITH_THE_STORY);
    }

    private Variant variant(StoryId id) {
        return java.util.Objects.requireNonNull(
                posting.channel(cast.editor(), id, account.id()).orElseThrow().variant());
    }

    private List<Flag> open(StoryId id) {
        return cast.story(id).flags().stream().filter(Flag::isOpen).toList();
    }

    private static StoryFilter flagged() {
        return new StoryFilter(java.util.Set.of(), null, null, null, null, null, Flag.Kind.VARIANTS_SENT_URGENTLY);
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

    private static void assertRefused(Outcome<?> outcome, String key) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reasons().toString()).contains("newsroom.refused." + key));
    }
}
