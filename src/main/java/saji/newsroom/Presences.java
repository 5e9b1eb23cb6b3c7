package saji.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.platform.Rows;

/** Who has which story open now. */
@Component
class Presences {

    /** Three missed calls and a person counts as gone. */
    static final Duration LASTS = Duration.ofSeconds(45);

    private final JdbcClient jdbc;

    Presences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void seen(StoryId story, PersonId person, Instant at) {
        jdbc.sql("delete from newsroom.presence where seen_at < :gone")
                .param("gone", Rows.at(at.minus(LASTS)))
                .update();
        jdbc.sql("""
                insert into newsroom.presence (story_id, person_id, seen_at) values (:story, :person, :at)
                on conflict (story_id, person_id) do update set seen_at = excluded.seen_at
                """)
                .param("story", story.value())
                .param("person", person.value())
                .param("at", Rows.at(at))
                .update();
    }

    void gone(StoryId story, PersonId person) {
        jdbc.sql("delete from newsroom.presence where story_id = :story and person_id = :person")
                .param("story", story.value())
                .param("person", person.value())
                .update();
    }

    List<Presence> others(StoryId story, PersonId person, Instant now) {
        return jdbc.sql("""
                select p.person_id, n.name, p.seen_at from newsroom.presence p join directory.person n on n.id = p.person_id
                where p.story_id = :story and p.person_id <> :person and p.seen_at >= :gone order by n.name
                """)
                .param("story", story.value())
                .param("person", person.value())
                .param("gone", Rows.at(now.minus(LASTS)))
                .query((row, n) -> new Presence(
                        new PersonId(Rows.uuid(row, "person_id")), row.getString("name"), Rows.instant(row, "seen_at")))
                .list();
    }
}
