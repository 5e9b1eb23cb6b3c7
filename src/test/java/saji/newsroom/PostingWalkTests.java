package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.World;
import saji.platform.Language;
import saji.support.SajiTest;
import saji.support.Unique;

/**
 * Whatever happens in whatever order (writing, approving, publishing, correcting, planning, withdrawing, processes that die before they
 * commit): what stands on a channel was approved by a second person, stands there once, and at the end is the newest approved.
 */
@SajiTest
class PostingWalkTests {

    private static final int STORIES = 6;
    private static final int STEPS = 36;

    @Autowired
    private Cast cast;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Posting posting;

    @Autowired
    private DueServings due;

    @Autowired
    private Serving serving;

    @Autowired
    private World world;

    @Autowired
    private PlatformTransactionManager transactions;

    private final List<Account> accounts = new ArrayList<>();
    private final Map<Account, Set<String>> approved = new HashMap<>();
    private int words;

    @BeforeEach
    void connect() {
        for (String network : List.of("memory-full", "memory-repeat", "memory-no-edit")) {
            accounts.add(world.connected(network));
        }
    }

    @Test
    void everyApprovedVariantOfAPublicStoryStandsExactlyOnce() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        int standing = 0;
        for (int i = 0; i < STORIES; i++) {
            StoryId id = cast.begun("Loket sore nomor " + i + " " + Unique.word());
            approved.clear();
            for (int step = 0; step < STEPS; step++) {
                step(id, random);
                check(id, seed);
            }
            if (i % 2 == 0) {
                finish(id);
            }
            standing += settle(id, seed);
        }
        assertThat(standing).as("seed %s reaches something", seed).isPositive();
    }

    private void step(StoryId id, Random random) {
        Account account = accounts.get(random.nextInt(accounts.size()));
        StoryDetail story = cast.story(id);
        switch (random.nextInt(13)) {
            case 0, 1 -> posting.save(cast.editor(), id, account.id(), draft(random));
            case 2 -> newsroom.askReview(cast.editor(), id, "");
            case 3 -> {
                if (newsroom.approve(cast.approver(), id, story.latest().number(), posting.stamp(id))
                        .isDone()) {
                    note(id);
                }
            }
            case 4, 5 -> {
                if (posting.approve(cast.approver(), id, posting.stamp(id), random.nextBoolean() ? account.id() : null)
                        .isDone()) {
                    note(id);
                }
            }
            case 6 -> newsroom.publish(cast.editor(), id);
            case 7 -> newsroom.correct(cast.editor(), id, "Diperbaiki");
            case 8 -> {
                if (story.can(Command.SAVE)) {
                    cast.edit(id, Cast.BODY + "\n\nTambahan " + ++words + ".");
                }
            }
            case 9 -> {
                if (random.nextInt(8) == 0) {
                    newsroom.withdraw(cast.editor(), id, "Keliru");
                }
            }
            case 10 -> dies(id);
            case 11 -> due.run();
            default -> {
                cast.clock.advance(Duration.ofSeconds(random.nextInt(90)));
                world.work();
            }
        }
    }

    /** Brings a story to its readers as far as it is not there, so that every walk reaches something. */
    private void finish(StoryId id) {
        posting.save(
                cast.editor(),
                id,
                accounts.getFirst().id(),
                new Variant.Draft(
                        Language.ID, "", "Kabar terakhir", List.of(), Rendition.SHARE, Variant.Plan.WITH_THE_STORY));
        newsroom.askReview(cast.editor(), id, "");
        newsroom.approve(cast.approver(), id, cast.story(id).latest().number(), posting.stamp(id));
        newsroom.publish(cast.editor(), id);
        newsroom.correct(cast.editor(), id, "Diperbaiki");
        posting.approve(cast.approver(), id, posting.stamp(id), null);
        note(id);
    }

    private Variant.Draft draft(Random random) {
        Variant.Plan plan = random.nextInt(4) == 0
                ? new Variant.Plan(cast.clock.instant().plusSeconds(1 + random.nextInt(300)), null)
                : Variant.Plan.WITH_THE_STORY;
        String text = "Kabar " + ++words + (random.nextInt(5) == 0 ? " panjang".repeat(80) : "");
        return new Variant.Draft(Language.ID, "", text, List.of(), Rendition.SHARE, plan);
    }

    /** A process that has looked and dispatched, and dies before it commits. */
    private void dies(StoryId id) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            serving.serve(id);
            status.setRollbackOnly();
        });
    }

    private void note(StoryId id) {
        for (Account account : accounts) {
            posting.channel(cast.editor(), id, account.id())
                    .map(Posting.Channel::variant)
                    .filter(variant -> variant != null && variant.isApproved())
                    .ifPresent(variant -> approved.computeIfAbsent(account, key -> new HashSet<>())
                            .add(variant.said().text()));
        }
    }

    private void check(StoryId id, long seed) {
        for (Account account : accounts) {
            List<String> texts = world.standing(account, Serving.key(id));
            assertThat(texts).as("seed %s, %s", seed, account.network()).hasSizeLessThan(2);
            assertThat(approved.getOrDefault(account, Set.of()))
                    .as("seed %s, %s", seed, account.network())
                    .containsAll(texts);
            if (!account.network().equals("memory-no-edit")) {
                assertThat(world.done("POST", account, Serving.key(id)))
                        .as("seed %s, %s", seed, account.network())
                        .isLessThan(2);
            }
            if (!cast.story(id).summary().isPublic()) {
                assertThat(world.done("POST", account, Serving.key(id)) == 0
                                || cast.story(id).withdrawal() != null)
                        .as("seed %s", seed)
                        .isTrue();
            }
        }
    }

    /** Lets everything end, then holds what stands against what was approved last. */
    private int settle(StoryId id, long seed) {
        cast.clock.advance(Duration.ofMinutes(10));
        while (due.run() > 0) {
            Thread.onSpinWait();
        }
        world.work();
        check(id, seed);
        StoryDetail story = cast.story(id);
        int standing = 0;
        for (Account account : accounts) {
            List<String> texts = world.standing(account, Serving.key(id));
            Optional<Variant> variant = posting.said(cast.editor(), id).stream()
                    .filter(channel -> channel.account().id().equals(account.id()))
                    .flatMap(channel -> Optional.ofNullable(channel.variant()).stream())
                    .findFirst();
            boolean isOut = variant.isPresent()
                    && variant.get().isApproved()
                    && !story.editions().isEmpty()
                    && variant.get().storyRevision()
                            <= story.editions().getFirst().revision();
            if (story.withdrawal() != null) {
                assertThat(texts).as("seed %s", seed).isEmpty();
            } else if (isOut) {
                assertThat(texts)
                        .as("seed %s, %s", seed, account.network())
                        .containsExactly(variant.orElseThrow().said().text());
                assertThat(variant.orElseThrow().isServed()).isTrue();
                standing++;
            }
        }
        return standing;
    }
}
