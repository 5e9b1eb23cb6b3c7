package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.intake.FactId;
import saji.platform.Ids;
import saji.support.SajiTest;

/** A schedule is kept to the second, after a restart, and also when the text became invalid. */
@SajiTest
class ScheduleTests {

    @Autowired
    private Cast cast;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private DuePublications due;

    @Autowired
    private DueHealth health;

    @Autowired
    private Ids ids;

    @AfterEach
    void letTheClockRun() {
        cast.clock.run();
        due.run();
    }

    @Test
    void aStoryIsPublishedWithinTwoSecondsOfItsTime() {
        assertThat(due.rhythm()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        StoryId id = cast.approved("Terbit tepat waktu");
        Instant at = cast.clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(30);
        newsroom.schedule(cast.editor(), id, at).orElseThrow();

        cast.clock.set(at.minusMillis(1));
        due.run();
        assertThat(cast.story(id).state()).isEqualTo(StoryState.SCHEDULED);
        cast.clock.set(at);
        assertThat(due.run()).isPositive();

        assertThat(newsroom.published(id).orElseThrow().publishedAt()).isEqualTo(at);
    }

    @Test
    void aStoryThatFellDueWhileNothingRanIsPublishedAtTheFirstLook() {
        StoryId id = cast.approved("Terlewat selama mati");
        newsroom.schedule(cast.editor(), id, cast.clock.instant().plusSeconds(30))
                .orElseThrow();

        cast.clock.advance(Duration.ofDays(3));
        assertThat(newsroom.due().isKept()).isFalse();
        assertThat(health.health().getStatus().getCode()).isEqualTo("DOWN");
        due.run();

        assertThat(cast.story(id).state()).isEqualTo(StoryState.PUBLISHED);
        assertThat(newsroom.due().isKept()).isTrue();
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void aStoryThatBecameInvalidIsPublishedWithAFlag() {
        FactId fact = new FactId(ids.next());
        var material = cast.material(fact, "loket yang buka", "7 loket");
        Text plain =
                cast.text("Sebanyak 7 loket buka sampai malam", Cast.BODY + "\n\n[7 loket](fakta:" + fact + ") buka.");
        StoryId id = cast.approved(cast.begun(Cast.of(plain, plain.type(), List.of(material.id()))));
        newsroom.schedule(cast.editor(), id, cast.clock.instant().plusSeconds(30))
                .orElseThrow();
        cast.intake
                .reviseFact(cast.actor("dinkes"), fact, "8 loket", "Surat terbaru")
                .orElseThrow();

        cast.clock.advance(Duration.ofSeconds(31));
        due.run();

        assertThat(cast.story(id).state()).isEqualTo(StoryState.PUBLISHED);
        assertThat(cast.story(id).summary().flags())
                .containsExactlyInAnyOrder(Flag.Kind.FACT_REVISED, Flag.Kind.PUBLISHED_INVALID);
    }

    @Test
    void aScheduleIsMovedAndCancelled() {
        StoryId id = cast.approved("Jadwal yang digeser");
        Instant first = cast.clock.instant().plusSeconds(30);
        newsroom.schedule(cast.editor(), id, first).orElseThrow();
        newsroom.schedule(cast.approver(), id, first.plusSeconds(3600)).orElseThrow();
        cast.clock.advance(Duration.ofSeconds(60));
        due.run();
        assertThat(cast.story(id).state()).isEqualTo(StoryState.SCHEDULED);

        newsroom.unschedule(cast.editor(), id).orElseThrow();

        assertThat(cast.story(id).state()).isEqualTo(StoryState.APPROVED);
        cast.clock.advance(Duration.ofHours(2));
        due.run();
        assertThat(newsroom.published(id)).isEmpty();
        assertThat(newsroom.due().isKept()).isTrue();
    }

    @Test
    void aScheduledStoryPublishedByHandIsNotPublishedAgain() {
        StoryId id = cast.approved("Diterbitkan lebih awal");
        newsroom.schedule(cast.editor(), id, cast.clock.instant().plusSeconds(30))
                .orElseThrow();
        newsroom.publish(cast.editor(), id).orElseThrow();

        cast.clock.advance(Duration.ofSeconds(60));
        due.run();

        assertThat(cast.story(id).editions()).hasSize(1);
        assertThat(newsroom.due().isKept()).isTrue();
    }
}
