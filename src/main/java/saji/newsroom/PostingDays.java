package saji.newsroom;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.channels.AccountId;
import saji.platform.Rows;

/** What goes out when, on all channels: what was sent, what has a moment of its own, what goes with its scheduled story. */
@Component
class PostingDays {

    private final JdbcClient jdbc;

    PostingDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code only} is the one channel that is meant, or null for all. */
    List<PostingEntry> between(Instant from, Instant until, @Nullable AccountId only) {
        return jdbc.sql("""
                with entry as (
                    select story_id, account_id, number, served_at as at, true as sent from newsroom.variant
                    where served_at >= :from and served_at < :until
                    union all
                    select story_id, account_id, number, moment, false from newsroom.variant
                    where served_at is null and moment >= :from and moment < :until
                    union all
                    select v.story_id, v.account_id, v.number, s.publish_at, false
                    from newsroom.story s join newsroom.variant v on v.story_id = s.id
                    where s.publish_at >= :from and s.publish_at < :until and v.served_at is null and v.moment is null)
                select e.*, s.title, r.approved_at is not null as approved
                from entry e
                join newsroom.story s on s.id = e.story_id
                join newsroom.variant_revision r
                  on r.story_id = e.story_id and r.account_id = e.account_id and r.number = e.number
                where (s.state <> 'WITHDRAWN' or e.sent) and (:only::uuid is null or e.account_id = :only)
                order by e.at, e.story_id, e.account_id limit 1000
                """)
                .param("from", Rows.at(from))
                .param("until", Rows.at(until))
                .param("only", only == null ? null : only.value())
                .query((row, n) -> new PostingEntry(
                        new StoryId(Rows.uuid(row, "story_id")),
                        row.getString("title"),
                        new AccountId(Rows.uuid(row, "account_id")),
                        Rows.instant(row, "at"),
                        row.getBoolean("approved"),
                        row.getBoolean("sent")))
                .list();
    }
}
