package saji.newsroom;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;

/** When the channels of each story are to be looked at next. */
@Component
class Servings {

    private final JdbcClient jdbc;

    Servings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins to keep watch over a story that has its first variant. */
    void watch(StoryId story) {
        jdbc.sql("insert into newsroom.serving (story_id) values (:story) on conflict do nothing")
                .param("story", story.value())
                .update();
    }

    /** Has a story's channels looked at from {@code at} on, if it has any. */
    void due(StoryId story, Instant at) {
        jdbc.sql("update newsroom.serving set due_at = least(due_at, :at) where story_id = :story")
                .param("at", Rows.at(at))
                .param("story", story.value())
                .update();
    }

    /** A look is done; the next one is at {@code at}, or when something happens. */
    void next(StoryId story, @Nullable Instant at) {
        jdbc.sql("update newsroom.serving set due_at = :at where story_id = :story")
                .param("at", Rows.atOrNull(at))
                .param("story", story.value())
                .update();
    }

    /** The next story to look at, held by nobody else; {@code without} failed just now. */
    Optional<StoryId> take(Instant now, Set<StoryId> without) {
        return jdbc.sql("""
                select s.id from newsroom.serving v join newsroom.story s on s.id = v.story_id
                where v.due_at <= :now and v.story_id <> all(:without)
                order by v.due_at limit 1 for update skip locked
                """)
                .param("now", Rows.at(now))
                .param("without", without.stream().map(StoryId::value).toArray(UUID[]::new))
                .query((row, n) -> new StoryId(Rows.uuid(row, "id")))
                .optional();
    }
}
