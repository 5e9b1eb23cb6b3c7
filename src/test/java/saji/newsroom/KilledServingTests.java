package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.ObjectStatus;
import saji.channels.World;
import saji.platform.DueWork;
import saji.platform.Language;
import saji.support.SajiTest;
import saji.support.Unique;

/**
 * A second process of Saji is killed with -9 while it publishes what is due and hands it to channels: each variant went there with all
 * others of its story or is still due, and afterwards each is there once.
 */
@SajiTest
class KilledServingTests {

    private static final int STORIES = 14;

    @Autowired
    private Cast cast;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Posting posting;

    @Autowired
    private World world;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private JdbcClient jdbc;

    private final List<Account> accounts = new ArrayList<>();

    @Test
    void everyVariantIsServedWithItsStoryOrDueAndAfterwardsServedOnce() throws Exception {
        for (String site : List.of("TikTok", "Papan warga")) {
            accounts.add(world.connected("assisted", null, Map.of("site", site, "open", "https://kota.example/")));
        }
        cast.clock.run();
        cast.clock.set(cast.clock.instant());
        List<StoryId> ids = new ArrayList<>();
        for (int i = 0; i < STORIES; i++) {
            ids.add(scheduled("Pengumuman di kanal nomor " + i + " " + Unique.word()));
        }
        cast.clock.run();
        int enough = ThreadLocalRandom.current().nextInt(1, STORIES - 2);
        SecondProcess.killedWhen(() -> dispatched(ids) >= enough);

        int whole = 0;
        for (StoryId id : ids) {
            boolean isDispatched = dispatches(id) > 0;
            assertThat(dispatches(id)).isLessThanOrEqualTo(1);
            assertThat(isDispatched && newsroom.published(id).isEmpty()).isFalse();
            assertThat(served(id)).as("what stands on the variants").isEqualTo(isDispatched ? 2 : 0);
            whole += isDispatched ? 1 : 0;
        }
        assertThat(whole).as("served before it was killed").isBetween(enough, STORIES);

        while (works.stream().mapToInt(DueWork::run).sum() > 0) {
            // each look takes a part
        }
        for (StoryId id : ids) {
            assertThat(dispatches(id)).isOne();
            assertThat(served(id)).isEqualTo(2);
            ObjectStatus status = posting.status(cast.editor(), id).orElseThrow();
            assertThat(status.dispatches().getFirst().sums().person()).isEqualTo(2);
        }
    }

    private StoryId scheduled(String title) {
        StoryId id = cast.begun(title);
        for (Account account : accounts) {
            posting.save(
                            cast.editor(),
                            id,
                            account.id(),
                            new Variant.Draft(
                                    Language.ID,
                                    "",
                                    "Loket buka sore. {tautan}",
                                    List.of(),
                                    Rendition.SHARE,
                                    Variant.Plan.WITH_THE_STORY))
                    .orElseThrow();
        }
        newsroom.askReview(cast.editor(), id, "").orElseThrow();
        newsroom.approve(cast.approver(), id, 1, posting.stamp(id)).orElseThrow();
        newsroom.schedule(cast.editor(), id, cast.clock.instant().plusMillis(1)).orElseThrow();
        return id;
    }

    private long served(StoryId id) {
        return posting.said(cast.editor(), id).stream()
                .flatMap(channel -> Optional.ofNullable(channel.variant()).stream())
                .filter(Variant::isServed)
                .count();
    }

    private int dispatches(StoryId id) {
        return posting.status(cast.editor(), id)
                .map(status -> status.dispatches().size())
                .orElse(0);
    }

    private int dispatched(List<StoryId> ids) {
        return jdbc.sql("select count(distinct object_key) from channels.dispatch where object_key in (:keys)")
                .param("keys", ids.stream().map(id -> Serving.key(id).value()).toList())
                .query(Integer.class)
                .single();
    }
}
