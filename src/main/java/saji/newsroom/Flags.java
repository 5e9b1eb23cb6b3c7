package saji.newsroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.intake.FactId;
import saji.intake.FactRevised;
import saji.platform.Ids;
import saji.platform.Rows;

/** What must not be overlooked about stories. */
@Component
class Flags {

    private final JdbcClient jdbc;
    private final Ids ids;

    Flags(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Stories whose newest revision or standing edition cites the fact, in one order for all who lock them. */
    List<StoryId> citing(FactId fact) {
        return jdbc.sql("""
                select distinct s.id from newsroom.citation c
                join newsroom.story s on s.id = c.story_id
                left join newsroom.edition e on e.story_id = s.id and e.number = s.edition
                where c.fact_id = :fact and c.revision in (s.revision, e.revision) and s.state <> 'WITHDRAWN' order by s.id
                """)
                .param("fact", fact.value())
                .query((row, n) -> new StoryId(Rows.uuid(row, "id")))
                .list();
    }

    /**
     * Flags a revised fact; while an earlier flag of the same fact stands open, that one takes the new value, and when the fact went
     * back to the value of the start, the value in between is the one to be replaced.
     */
    UUID raise(StoryId story, FactRevised revised, Instant at) {
        return jdbc.sql("""
                insert into newsroom.flag (id, story_id, kind, raised_at, fact_id, fact_revision, before, after)
                values (:id, :story, 'FACT_REVISED', :at, :fact, :revision, :before, :after)
                on conflict (story_id, fact_id) where resolved_at is null and fact_id is not null
                do update set after = excluded.after, fact_revision = excluded.fact_revision, corrected_in = null,
                    before = case when flag.before = excluded.after then excluded.before else flag.before end
                returning id
                """)
                .param("id", ids.next())
                .param("story", story.value())
                .param("at", Rows.at(at))
                .param("fact", revised.fact().value())
                .param("revision", revised.revision())
                .param("before", revised.before())
                .param("after", revised.after())
                .query(UUID.class)
                .single();
    }

    void raise(StoryId story, Flag.Kind kind, int edition, String detail, Instant at) {
        jdbc.sql("""
                insert into newsroom.flag (id, story_id, kind, raised_at, edition, detail)
                values (:id, :story, :kind, :at, :edition, :detail)
                """)
                .param("id", ids.next())
                .param("story", story.value())
                .param("kind", kind.name())
                .param("at", Rows.at(at))
                .param("edition", edition)
                .param("detail", detail)
                .update();
    }

    void correctedIn(UUID flag, @Nullable Integer revision) {
        jdbc.sql("update newsroom.flag set corrected_in = :revision where id = :flag")
                .param("revision", revision)
                .param("flag", flag)
                .update();
    }

    void resolve(UUID flag, PersonId by, Instant at, String note) {
        jdbc.sql("""
                update newsroom.flag set resolved_by = :by, resolved_at = :at, note = :note where id = :flag and resolved_at is null
                """)
                .param("by", by.value())
                .param("at", Rows.at(at))
                .param("note", note)
                .param("flag", flag)
                .update();
    }

    /** Revised facts that stand open, of no more than a hundred stories. */
    Map<StoryId, List<FactChange>> changes(Collection<StoryId> stories) {
        return Editions.grouped(jdbc.sql("""
                        select story_id, before, after from newsroom.flag
                        where story_id = any(:stories) and resolved_at is null and fact_id is not null
                        order by raised_at, id limit 500
                        """)
                .param(
                        "stories",
                        stories.stream().limit(100).map(StoryId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        new StoryId(Rows.uuid(row, "story_id")),
                        new FactChange(row.getString("before"), row.getString("after"))))
                .list());
    }

    /** Open ones first, then the newest; no more than a hundred. */
    List<Flag> of(StoryId story) {
        return jdbc.sql("""
                select f.*,
                    exists (select from newsroom.citation c where c.story_id = s.id and c.revision = s.revision
                            and c.fact_id = f.fact_id) as in_text,
                    exists (select from newsroom.citation c
                            join newsroom.edition e on e.story_id = c.story_id and e.revision = c.revision
                            where e.story_id = s.id and e.number = s.edition and c.fact_id = f.fact_id) as in_edition
                from newsroom.flag f join newsroom.story s on s.id = f.story_id
                where f.story_id = :story order by f.resolved_at is not null, f.raised_at desc, f.id desc limit 100
                """).param("story", story.value()).query(Flags::flag).list();
    }

    private static Flag flag(ResultSet row, int n) throws SQLException {
        UUID fact = Rows.uuidOrNull(row, "fact_id");
        return new Flag(
                Rows.uuid(row, "id"),
                Flag.Kind.valueOf(row.getString("kind")),
                Rows.instant(row, "raised_at"),
                fact == null ? null : new FactId(fact),
                row.getInt("fact_revision"),
                row.getString("before"),
                row.getString("after"),
                row.getBoolean("in_text"),
                row.getBoolean("in_edition"),
                row.getString("detail"),
                Revisions.intOrNull(row, "corrected_in"),
                resolution(row));
    }

    private static Flag.@Nullable Resolution resolution(ResultSet row) throws SQLException {
        UUID by = Rows.uuidOrNull(row, "resolved_by");
        return by == null
                ? null
                : new Flag.Resolution(new PersonId(by), Rows.instant(row, "resolved_at"), row.getString("note"));
    }
}
