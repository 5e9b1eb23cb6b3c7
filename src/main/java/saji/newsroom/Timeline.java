package saji.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.platform.Rows;

/** What happened to stories; only ever added to. */
@Component
class Timeline {

    /** One happening before it has its number. */
    record Happening(
            TimelineEntry.Kind kind,
            Instant at,
            @Nullable PersonId by,
            String name,
            @Nullable Integer revision,
            @Nullable Integer edition,
            @Nullable Instant moment,
            String detail) {

        static Happening of(TimelineEntry.Kind kind, Instant at, @Nullable PersonId by) {
            return new Happening(kind, at, by, "", null, null, null, "");
        }

        Happening revision(int number) {
            return new Happening(kind, at, by, name, number, edition, moment, detail);
        }

        Happening edition(int number) {
            return new Happening(kind, at, by, name, revision, number, moment, detail);
        }

        Happening moment(Instant when) {
            return new Happening(kind, at, by, name, revision, edition, when, detail);
        }

        Happening name(String guest) {
            return new Happening(kind, at, by, guest, revision, edition, moment, detail);
        }

        Happening detail(String words) {
            return new Happening(kind, at, by, name, revision, edition, moment, words);
        }
    }

    private final JdbcClient jdbc;

    Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(StoryId story, Happening happening) {
        PersonId by = happening.by();
        jdbc.sql("""
                insert into newsroom.timeline (story_id, at, person, name, kind, revision, edition, moment, detail)
                values (:story, :at, :person, :name, :kind, :revision, :edition, :moment, :detail)
                """)
                .param("story", story.value())
                .param("at", Rows.at(happening.at()))
                .param("person", by == null ? null : by.value())
                .param("name", happening.name())
                .param("kind", happening.kind().name())
                .param("revision", happening.revision())
                .param("edition", happening.edition())
                .param("moment", Rows.atOrNull(happening.moment()))
                .param("detail", happening.detail())
                .update();
    }

    /** The newest first; no more than three hundred. */
    List<TimelineEntry> of(StoryId story) {
        return jdbc.sql("select * from newsroom.timeline where story_id = :story order by number desc limit 300")
                .param("story", story.value())
                .query((row, n) -> {
                    UUID by = Rows.uuidOrNull(row, "person");
                    return new TimelineEntry(
                            row.getLong("number"),
                            Rows.instant(row, "at"),
                            by == null ? null : new PersonId(by),
                            row.getString("name"),
                            TimelineEntry.Kind.valueOf(row.getString("kind")),
                            Revisions.intOrNull(row, "revision"),
                            Revisions.intOrNull(row, "edition"),
                            Rows.instantOrNull(row, "moment"),
                            row.getString("detail"));
                })
                .list();
    }
}
