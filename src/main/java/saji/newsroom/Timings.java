package saji.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.platform.Ids;
import saji.platform.Rows;

/** Embargoes and schedules: two rules, each with rows of its own. */
@Component
class Timings {

    static final Duration GRACE = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Ids ids;

    Timings(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    void setEmbargo(StoryId story, Embargo embargo) {
        jdbc.sql("""
                insert into newsroom.embargo (id, story_id, until, reason, set_by, set_at)
                values (:id, :story, :until, :reason, :by, :at)
                """)
                .param("id", ids.next())
                .param("story", story.value())
                .param("until", Rows.at(embargo.until()))
                .param("reason", embargo.reason())
                .param("by", embargo.by().value())
                .param("at", Rows.at(embargo.at()))
                .update();
    }

    void liftEmbargo(StoryId story, PersonId by, Instant at) {
        jdbc.sql("""
                update newsroom.embargo set lifted_by = :by, lifted_at = :at where story_id = :story and lifted_at is null
                """)
                .param("by", by.value())
                .param("at", Rows.at(at))
                .param("story", story.value())
                .update();
    }

    Optional<Embargo> embargo(StoryId story) {
        return jdbc.sql("select * from newsroom.embargo where story_id = :story and lifted_at is null")
                .param("story", story.value())
                .query((row, n) -> new Embargo(
                        Rows.instant(row, "until"),
                        row.getString("reason"),
                        new PersonId(Rows.uuid(row, "set_by")),
                        Rows.instant(row, "set_at")))
                .optional();
    }

    void schedule(StoryId story, Schedule schedule) {
        jdbc.sql("""
                insert into newsroom.schedule (id, story_id, revision, due_at, set_by, set_at)
                values (:id, :story, :revision, :due, :by, :at)
                """)
                .param("id", ids.next())
                .param("story", story.value())
                .param("revision", schedule.revision())
                .param("due", Rows.at(schedule.due()))
                .param("by", schedule.by().value())
                .param("at", Rows.at(schedule.at()))
                .update();
    }

    void unschedule(StoryId story, PersonId by, Instant at) {
        jdbc.sql("""
                update newsroom.schedule set cancelled_by = :by, cancelled_at = :at
                where story_id = :story and cancelled_at is null and done_at is null
                """)
                .param("by", by.value())
                .param("at", Rows.at(at))
                .param("story", story.value())
                .update();
    }

    Optional<Schedule> standing(StoryId story) {
        return jdbc.sql("""
                select * from newsroom.schedule where story_id = :story and cancelled_at is null and done_at is null
                """)
                .param("story", story.value())
                .query((row, n) -> new Schedule(
                        Rows.instant(row, "due_at"),
                        row.getInt("revision"),
                        new PersonId(Rows.uuid(row, "set_by")),
                        Rows.instant(row, "set_at")))
                .optional();
    }

    /** Marks the standing schedule as kept. */
    UUID done(StoryId story, Instant at) {
        return jdbc.sql("""
                update newsroom.schedule set done_at = :at
                where story_id = :story and cancelled_at is null and done_at is null returning id
                """)
                .param("at", Rows.at(at))
                .param("story", story.value())
                .query(UUID.class)
                .single();
    }

    /** Compares what fell due within the last day, or still waits, with the editions that came of it. */
    DueState due(Instant now) {
        return jdbc.sql("""
                with fallen as (
                    select greatest(c.due_at, m.until) as moment, e.number is not null as published
                    from newsroom.schedule c
                    left join newsroom.embargo m on m.story_id = c.story_id and m.lifted_at is null
                    left join newsroom.edition e on e.schedule_id = c.id
                    where c.cancelled_at is null and c.due_at <= :late and (c.done_at is null or c.due_at > :yesterday)
                      and greatest(c.due_at, m.until) <= :late)
                select count(*) as due, count(*) filter (where published) as published,
                       min(moment) filter (where not published) as oldest
                from fallen
                """)
                .param("late", Rows.at(now.minus(GRACE)))
                .param("yesterday", Rows.at(now.minus(Duration.ofDays(1))))
                .query((row, n) ->
                        new DueState(row.getInt("due"), row.getInt("published"), Rows.instantOrNull(row, "oldest")))
                .single();
    }
}
