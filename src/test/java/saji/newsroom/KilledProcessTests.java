package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.platform.DueWork;
import saji.support.SajiTest;
import saji.support.Unique;
import saji.support.Visitor;
import saji.support.Visitors;

/** A second process of Saji on the same database is killed with -9 while it publishes what is due; this one goes on. */
@SajiTest
class KilledProcessTests {

    private static final int STORIES = 14;
    /** No other test publishes for it: its newest are these. */
    private static final String AGENCY = "BAG-EKO";

    @Autowired
    private Cast cast;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Visitors visitors;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyStoryIsPublishedWhollyOrDueAndAfterwardsPublishedEverywhere() throws Exception {
        cast.clock.run();
        cast.clock.set(cast.clock.instant());
        List<StoryId> ids = new ArrayList<>();
        for (int i = 0; i < STORIES; i++) {
            StoryId id = cast.approved(cast.begun(due("Pengumuman jatuh tempo nomor " + i + " " + Unique.word())));
            newsroom.schedule(cast.editor(), id, cast.clock.instant().plusMillis(1))
                    .orElseThrow();
            ids.add(id);
        }
        cast.clock.run();
        int enough = ThreadLocalRandom.current().nextInt(1, STORIES - 2);
        SecondProcess.killedWhen(() -> published(ids) >= enough);

        int whole = 0;
        for (StoryId id : ids) {
            StoryDetail story = cast.story(id);
            boolean isPublished = story.state() == StoryState.PUBLISHED;
            assertThat(story.state()).isIn(StoryState.PUBLISHED, StoryState.SCHEDULED);
            assertThat(story.editions()).hasSize(isPublished ? 1 : 0);
            assertThat(newsroom.published(id).isPresent()).isEqualTo(isPublished);
            assertThat(changes(id)).isEqualTo(isPublished ? 1 : 0);
            whole += isPublished ? 1 : 0;
        }
        assertThat(whole).as("published before it was killed").isBetween(enough, STORIES);

        workUntilNothingIsLeft();

        Visitor citizen = visitors.anonymous();
        String feed = citizen.get("/opd/" + AGENCY + "/feed.json").body();
        String map = citizen.get("/sitemap.xml").page().select("loc").eachText().stream()
                .map(address -> citizen.get(URI.create(address).getPath()).body())
                .collect(Collectors.joining());
        String list = citizen.get("/opd/" + AGENCY).body();
        for (StoryId id : ids) {
            PublishedStory story = newsroom.published(id).orElseThrow();
            assertThat(cast.story(id).editions()).hasSize(1);
            assertThat(citizen.get("/berita/" + story.slug()).body())
                    .contains(story.text().title());
            assertThat(list).contains(story.slug());
            assertThat(feed).contains(story.slug());
            assertThat(map).contains(story.slug());
        }
        assertThat(newsroom.due().isKept()).isTrue();
    }

    private Text due(String title) {
        Text text = cast.text(title);
        return new Text(
                text.type(),
                text.title(),
                text.lead(),
                text.body(),
                null,
                List.of(cast.agency(AGENCY)),
                text.areas(),
                text.topics(),
                List.of(),
                List.of());
    }

    private int published(List<StoryId> ids) {
        return jdbc.sql("select count(*) from newsroom.edition where story_id in (:ids)")
                .param("ids", ids.stream().map(StoryId::value).collect(Collectors.toList()))
                .query(Integer.class)
                .single();
    }

    private int changes(StoryId id) {
        return jdbc.sql("select count(*) from site.change where subject = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    private void workUntilNothingIsLeft() {
        while (works.stream().mapToInt(DueWork::run).sum() > 0) {
            // each look takes a part
        }
    }
}
