package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.platform.Outcome;
import saji.support.SajiTest;

/** Several people and several processes at once, and the moment at which everything stops. */
@SajiTest
class ConcurrencyTests {

    @Autowired
    private Cast cast;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private DuePublications due;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private InTheMiddle inTheMiddle;

    @AfterEach
    void quiet() {
        inTheMiddle.act = id -> {};
        cast.clock.run();
        due.run();
    }

    @Test
    void ofManySavesInTheSameMillisecondOneIsStoredAndEveryOtherGetsAllTexts() throws Exception {
        cast.clock.set(cast.clock.instant());
        StoryId id = cast.begun("Disunting banyak orang sekaligus");
        Text base = cast.story(id).latest().text();

        List<Saving> savings = atOnce(
                8,
                n -> newsroom.save(
                                cast.actor(n % 2 == 0 ? "editor" : "editor2"),
                                id,
                                1,
                                Cast.with(base, base.title(), "Naskah dari orang ke-" + n),
                                n % 3 == 0)
                        .orElseThrow());

        List<Saving.Saved> saved = savings.stream()
                .filter(Saving.Saved.class::isInstance)
                .map(Saving.Saved.class::cast)
                .toList();
        assertThat(saved).hasSize(1);
        assertThat(cast.story(id).latest()).isEqualTo(saved.getFirst().revision());
        for (int n = 0; n < savings.size(); n++) {
            if (savings.get(n) instanceof Saving.Conflict(Revision theirs, Text yours, Revision from)) {
                assertThat(theirs).isEqualTo(saved.getFirst().revision());
                assertThat(yours.body()).isEqualTo("Naskah dari orang ke-" + n);
                assertThat(from.text()).isEqualTo(base);
            }
        }
    }

    @Test
    void whatLiesOnAnothersScreenIsKeptAsTheBaseOfTheMerge() {
        StoryId id = cast.begun("Disunting dua orang bergantian");
        Text base = cast.story(id).latest().text();
        newsroom.save(cast.editor(), id, 1, Cast.with(base, base.title(), "Kalimat satu."), true)
                .orElseThrow();
        newsroom.present(cast.actor("editor2"), id);

        newsroom.save(cast.editor(), id, 2, Cast.with(base, base.title(), "Kalimat dua."), true)
                .orElseThrow();
        Saving late = newsroom.save(
                        cast.actor("editor2"), id, 2, Cast.with(base, base.title(), "Kalimat satu, lagi."), false)
                .orElseThrow();

        assertThat(late)
                .isInstanceOfSatisfying(
                        Saving.Conflict.class,
                        conflict -> assertThat(conflict.base().text().body()).isEqualTo("Kalimat satu."));
    }

    @Test
    void manySchedulersPublishEachDueStoryOnce() throws Exception {
        List<StoryId> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            StoryId id = cast.approved("Terbit terjadwal nomor " + i + " dari sepuluh");
            newsroom.schedule(cast.editor(), id, cast.clock.instant().plusSeconds(60))
                    .orElseThrow();
            ids.add(id);
        }
        cast.clock.advance(Duration.ofSeconds(61));

        atOnce(4, n -> due.run());

        for (StoryId id : ids) {
            assertThat(cast.story(id).editions()).hasSize(1);
            assertThat(cast.story(id).state()).isEqualTo(StoryState.PUBLISHED);
        }
        assertThat(newsroom.due().isKept()).isTrue();
    }

    @Test
    void aConnectionKilledInTheMiddleOfPublishingLeavesTheStoryDueAndThenItIsPublished() {
        StoryId id = cast.approved("Terputus di tengah penerbitan");
        newsroom.schedule(cast.editor(), id, cast.clock.instant().plusSeconds(60))
                .orElseThrow();
        cast.clock.advance(Duration.ofSeconds(70));
        AtomicBoolean killed = new AtomicBoolean();
        inTheMiddle.act = story -> {
            if (story.equals(id) && killed.compareAndSet(false, true)) {
                jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                        .query()
                        .singleValue();
            }
        };

        Throwable ended = catchThrowable(due::run);

        assertThat(killed).as("ended with %s", ended).isTrue();
        assertThat(newsroom.published(id)).isEmpty();
        assertThat(cast.story(id).state()).isEqualTo(StoryState.SCHEDULED);
        assertThat(cast.story(id).editions()).isEmpty();
        assertThat(newsroom.due().isKept()).isFalse();
        assertThat(newsroom.due().oldest()).isNotNull();
        due.run();
        assertThat(cast.story(id).editions()).hasSize(1);
        assertThat(newsroom.due().isKept()).isTrue();
    }

    @Test
    void aStoryThatCannotBePublishedStopsNoOther() {
        StoryId broken = cast.approved("Yang ini gagal terbit");
        StoryId sound = cast.approved("Yang ini terbit");
        newsroom.schedule(cast.editor(), broken, cast.clock.instant().plusSeconds(60))
                .orElseThrow();
        newsroom.schedule(cast.editor(), sound, cast.clock.instant().plusSeconds(61))
                .orElseThrow();
        cast.clock.advance(Duration.ofSeconds(70));
        inTheMiddle.act = story -> {
            if (story.equals(broken)) {
                throw new IllegalStateException("the test says so");
            }
        };

        due.run();

        assertThat(cast.story(sound).state()).isEqualTo(StoryState.PUBLISHED);
        assertThat(cast.story(broken).state()).isEqualTo(StoryState.SCHEDULED);
    }

    @Test
    void publishingTwiceAtOncePublishesOnce() throws Exception {
        StoryId id = cast.approved("Dua orang menekan terbit bersamaan");

        List<Outcome<Edition>> outcomes =
                atOnce(2, n -> newsroom.publish(n == 0 ? cast.editor() : cast.approver(), id));

        assertThat(outcomes.stream().filter(Outcome::isDone)).hasSize(1);
        assertThat(cast.story(id).editions()).hasSize(1);
    }

    @Test
    void storiesWithTheSameTitlePublishedAtOnceGetDifferentAddresses() throws Exception {
        List<StoryId> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(cast.approved("Judul yang persis sama untuk empat konten"));
        }

        atOnce(4, n -> newsroom.publish(cast.editor(), ids.get(n)).orElseThrow());

        assertThat(ids.stream().map(id -> newsroom.published(id).orElseThrow().slug()))
                .doesNotHaveDuplicates();
    }

    private interface Numbered<T> {
        T run(int number);
    }

    private static <T> List<T> atOnce(int times, Numbered<T> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                Callable<T> waiting = () -> {
                    start.await();
                    return work.run(number);
                };
                futures.add(threads.submit(waiting));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
