package saji.newsroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.platform.Ids;
import saji.platform.Rows;

/** Reviews and approvals. */
@Component
class Reviews {

    private final JdbcClient jdbc;
    private final Ids ids;

    Reviews(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    void ask(StoryId story, int revision, PersonId by, Instant at, String message) {
        jdbc.sql("""
                insert into newsroom.review (id, story_id, revision, asked_by, asked_at, message)
                values (:id, :story, :revision, :by, :at, :message)
                """)
                .param("id", ids.next())
                .param("story", story.value())
                .param("revision", revision)
                .param("by", by.value())
                .param("at", Rows.at(at))
                .param("message", message)
                .update();
    }

    /** Ends the open review, if there is one. */
    void answer(StoryId story, Review.Answer answer) {
        jdbc.sql("""
                update newsroom.review set result = :result, answered_by = :by, answered_at = :at, reason = :reason
                where story_id = :story and result is null
                """)
                .param("result", answer.result().name())
                .param("by", answer.by().value())
                .param("at", Rows.at(answer.at()))
                .param("reason", answer.reason())
                .param("story", story.value())
                .update();
    }

    /** Adds a returned review for an approved story, whose own review has ended. */
    void returned(StoryId story, int revision, PersonId by, Instant at, String reason) {
        ask(story, revision, by, at, "");
        answer(story, new Review.Answer(Review.Result.RETURNED, by, at, reason));
    }

    Optional<Review> newest(StoryId story) {
        return jdbc.sql("select * from newsroom.review where story_id = :story order by number desc limit 1")
                .param("story", story.value())
                .query(Reviews::review)
                .optional();
    }

    Approval approve(StoryId story, Approval approval) {
        jdbc.sql("""
                insert into newsroom.approval (id, story_id, revision, approved_by, approved_at, afterwards)
                values (:id, :story, :revision, :by, :at, :afterwards)
                """)
                .param("id", ids.next())
                .param("story", story.value())
                .param("revision", approval.revision())
                .param("by", approval.by().value())
                .param("at", Rows.at(approval.at()))
                .param("afterwards", approval.afterwards())
                .update();
        return approval;
    }

    void revoke(StoryId story, int revision, PersonId by, Instant at) {
        jdbc.sql("""
                update newsroom.approval set revoked_by = :by, revoked_at = :at
                where story_id = :story and revision = :revision and revoked_at is null
                """)
                .param("by", by.value())
                .param("at", Rows.at(at))
                .param("story", story.value())
                .param("revision", revision)
                .update();
    }

    Optional<Approval> approval(StoryId story, int revision) {
        return jdbc.sql("""
                select * from newsroom.approval where story_id = :story and revision = :revision and revoked_at is null
                """)
                .param("story", story.value())
                .param("revision", revision)
                .query((row, n) -> new Approval(
                        row.getInt("revision"),
                        new PersonId(Rows.uuid(row, "approved_by")),
                        Rows.instant(row, "approved_at"),
                        row.getBoolean("afterwards")))
                .optional();
    }

    private static Review review(ResultSet row, int n) throws SQLException {
        String result = row.getString("result");
        return new Review(
                Rows.uuid(row, "id"),
                row.getInt("revision"),
                new PersonId(Rows.uuid(row, "asked_by")),
                Rows.instant(row, "asked_at"),
                row.getString("message"),
                result == null
                        ? null
                        : new Review.Answer(
                                Review.Result.valueOf(result),
                                new PersonId(Rows.uuid(row, "answered_by")),
                                Rows.instant(row, "answered_at"),
                                row.getString("reason")));
    }
}
