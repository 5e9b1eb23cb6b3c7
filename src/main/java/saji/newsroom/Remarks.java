package saji.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.platform.Rows;

/** The words in the margin. */
@Component
class Remarks {

    private final JdbcClient jdbc;

    Remarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Remark add(StoryId story, Remark remark, @Nullable UUID link) {
        PersonId by = remark.by();
        jdbc.sql("""
                insert into newsroom.remark (id, story_id, revision, said_by, link_id, name, said_at, text, passage)
                values (:id, :story, :revision, :by, :link, :name, :at, :text, :passage)
                """)
                .param("id", remark.id())
                .param("story", story.value())
                .param("revision", remark.revision())
                .param("by", by == null ? null : by.value())
                .param("link", link)
                .param("name", remark.name())
                .param("at", Rows.at(remark.at()))
                .param("text", remark.text())
                .param("passage", remark.passage())
                .update();
        return remark;
    }

    boolean resolve(StoryId story, UUID remark, PersonId by, Instant at) {
        return jdbc.sql("""
                        update newsroom.remark set resolved_by = :by, resolved_at = :at
                        where id = :remark and story_id = :story and resolved_at is null
                        """)
                        .param("by", by.value())
                        .param("at", Rows.at(at))
                        .param("remark", remark)
                        .param("story", story.value())
                        .update()
                == 1;
    }

    /** In the order in which they were said; the last two hundred. With {@code link}, those that came through it only. */
    List<Remark> of(StoryId story, @Nullable UUID link) {
        return jdbc.sql("""
                select * from (
                    select * from newsroom.remark
                    where story_id = :story and (cast(:link as uuid) is null or link_id = :link)
                    order by said_at desc, id desc limit 200) last
                order by said_at, id
                """)
                .param("story", story.value())
                .param("link", link)
                .query((row, n) -> {
                    UUID by = Rows.uuidOrNull(row, "said_by");
                    return new Remark(
                            Rows.uuid(row, "id"),
                            row.getInt("revision"),
                            by == null ? null : new PersonId(by),
                            row.getString("name"),
                            Rows.instant(row, "said_at"),
                            row.getString("text"),
                            row.getString("passage"),
                            Rows.instantOrNull(row, "resolved_at"));
                })
                .list();
    }

    /** How many came through a link since a moment. */
    int saidThrough(UUID link, Instant since) {
        return jdbc.sql("select count(*) from newsroom.remark where link_id = :link and said_at > :since")
                .param("link", link)
                .param("since", Rows.at(since))
                .query(Integer.class)
                .single();
    }
}
