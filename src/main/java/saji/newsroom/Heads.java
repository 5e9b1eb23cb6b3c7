package saji.newsroom;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;

/** Derives the head of a story from the rows that say who did what and when: the one place that knows what a state is. */
@Component
class Heads {

    private final JdbcClient jdbc;

    Heads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Derives it anew; the story counts as changed at {@code at}. */
    void refresh(StoryId id, Instant at) {
        jdbc.sql("""
                update newsroom.story s set
                    changed_at = :at,
                    revision = r.number, editor = r.saved_by, type = r.type, title = r.title, lead = r.lead,
                    agencies = r.agencies, topics = r.topics, picture = r.assets[1],
                    writers = (select array_agg(distinct w) from unnest(s.writers || r.saved_by) w),
                    readers = coalesce((select array_agg(distinct a) from (
                        select unnest(r.agencies) as a
                        union all select unnest(er.agencies)
                        union all select agency_id from newsroom.fact_check where story_id = s.id) named), '{}'),
                    edition = e.number, slug = g.slug, published_at = first.published_at,
                    due_at = c.due_at, embargo_until = m.until,
                    publish_at = case when c.id is not null then greatest(c.due_at, m.until) end,
                    flags = coalesce((select array_agg(distinct kind) from newsroom.flag
                                      where story_id = s.id and resolved_at is null), '{}'),
                    state = case
                        when exists (select from newsroom.withdrawal where story_id = s.id) then 'WITHDRAWN'
                        when e.revision = r.number then 'PUBLISHED'
                        when c.id is not null then 'SCHEDULED'
                        when exists (select from newsroom.approval
                                     where story_id = s.id and revision = r.number and revoked_at is null) then 'APPROVED'
                        when exists (select from newsroom.fact_check where story_id = s.id and closed_at is null) then 'FACT_CHECK'
                        when v.id is not null and v.result is null then 'IN_REVIEW'
                        when v.result = 'RETURNED' and v.revision > coalesce(e.revision, 0) then 'RETURNED'
                        else 'DRAFT' end
                from newsroom.story o
                cross join lateral (select * from newsroom.revision where story_id = o.id order by number desc limit 1) r
                left join lateral (select * from newsroom.edition where story_id = o.id order by number desc limit 1) e on true
                left join newsroom.revision er on er.story_id = o.id and er.number = e.revision
                left join newsroom.edition first on first.story_id = o.id and first.number = 1
                left join newsroom.slug g on g.story_id = o.id and g.until is null
                left join newsroom.schedule c on c.story_id = o.id and c.cancelled_at is null and c.done_at is null
                left join newsroom.embargo m on m.story_id = o.id and m.lifted_at is null
                left join lateral (select * from newsroom.review where story_id = o.id order by number desc limit 1) v on true
                where s.id = o.id and o.id = :id
                """).param("at", Rows.at(at)).param("id", id.value()).update();
    }

    /** Indexes the words of the newest revision; needed after a save only. */
    void index(StoryId id) {
        jdbc.sql("""
                update newsroom.story s set words = to_tsvector('simple', concat_ws(' ', r.title, r.lead, r.body, r.en_title))
                from newsroom.revision r where r.story_id = s.id and r.number = s.revision and s.id = :id
                """).param("id", id.value()).update();
    }
}
