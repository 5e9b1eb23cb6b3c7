package saji.newsroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.AgencyId;
import saji.directory.PersonId;
import saji.platform.Rows;

/** What agencies were asked to confirm, and what they said. */
@Component
class FactChecks {

    private final JdbcClient jdbc;

    FactChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ask(StoryId story, FactCheck check) {
        jdbc.sql("""
                insert into newsroom.fact_check (id, story_id, agency_id, revision, asked_by, asked_at, message)
                values (:id, :story, :agency, :revision, :by, :at, :message)
                """)
                .param("id", check.id())
                .param("story", story.value())
                .param("agency", check.agency().value())
                .param("revision", check.revision())
                .param("by", check.askedBy().value())
                .param("at", Rows.at(check.askedAt()))
                .param("message", check.message())
                .update();
        check.passages()
                .forEach(passage -> jdbc.sql("""
                insert into newsroom.fact_check_passage (fact_check_id, number, passage) values (:check, :number, :passage)
                """)
                        .param("check", check.id())
                        .param("number", passage.number())
                        .param("passage", passage.text())
                        .update());
    }

    void answer(UUID check, int passage, FactCheck.Answer answer) {
        jdbc.sql("""
                update newsroom.fact_check_passage
                set confirmed = :confirmed, correction = :correction, answered_by = :by, answered_at = :at
                where fact_check_id = :check and number = :passage and answered_at is null
                """)
                .param("confirmed", answer.confirmed())
                .param("correction", answer.correction())
                .param("by", answer.by().value())
                .param("at", Rows.at(answer.at()))
                .param("check", check)
                .param("passage", passage)
                .update();
        jdbc.sql("""
                update newsroom.fact_check set closed_at = :at where id = :check and closed_at is null and not exists
                    (select from newsroom.fact_check_passage where fact_check_id = :check and answered_at is null)
                """).param("at", Rows.at(answer.at())).param("check", check).update();
    }

    void cancel(UUID check, PersonId by, Instant at) {
        jdbc.sql("""
                update newsroom.fact_check set cancelled_by = :by, cancelled_at = :at, closed_at = :at
                where id = :check and closed_at is null
                """)
                .param("by", by.value())
                .param("at", Rows.at(at))
                .param("check", check)
                .update();
    }

    /** The newest first; no more than fifty. */
    List<FactCheck> of(StoryId story) {
        List<FactCheck> checks = jdbc.sql("""
                select * from newsroom.fact_check where story_id = :story order by number desc limit 50
                """)
                .param("story", story.value())
                .query((row, n) -> check(row, "id", "revision"))
                .list();
        return complete(checks);
    }

    /** Those that wait, the oldest first, with their story; null agencies means any. */
    List<OpenFactCheck> open(@Nullable Set<AgencyId> agencies, int limit) {
        record Row(StorySummary story, FactCheck check) {}
        List<Row> rows = jdbc.sql(
                        "select c.id as check_id, c.agency_id, c.revision as check_revision, c.asked_by, c.asked_at, "
                                + "c.message, c.cancelled_at, " + Stories.COLUMNS + """
                 from newsroom.fact_check c join newsroom.story s on s.id = c.story_id
                where c.closed_at is null and s.state <> 'WITHDRAWN'
                  and (cast(:agencies as uuid[]) is null or c.agency_id = any(:agencies))
                order by c.asked_at, c.id limit :limit
                """)
                .param(
                        "agencies",
                        agencies == null
                                ? null
                                : agencies.stream().map(AgencyId::value).toArray(UUID[]::new))
                .param("limit", limit)
                .query((row, n) -> new Row(Stories.summary(row, n), check(row, "check_id", "check_revision")))
                .list();
        List<FactCheck> checks = complete(rows.stream().map(Row::check).toList());
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new OpenFactCheck(rows.get(i).story(), checks.get(i)))
                .toList();
    }

    private List<FactCheck> complete(List<FactCheck> checks) {
        Map<UUID, List<FactCheck.Passage>> passages = passages(checks);
        return checks.stream()
                .map(check -> new FactCheck(
                        check.id(),
                        check.agency(),
                        check.revision(),
                        check.askedBy(),
                        check.askedAt(),
                        check.message(),
                        passages.getOrDefault(check.id(), List.of()),
                        check.cancelledAt()))
                .toList();
    }

    private Map<UUID, List<FactCheck.Passage>> passages(List<FactCheck> checks) {
        return Editions.grouped(jdbc.sql("""
                        select * from newsroom.fact_check_passage where fact_check_id = any(:checks) order by number
                        """)
                .param("checks", checks.stream().map(FactCheck::id).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(Rows.uuid(row, "fact_check_id"), passage(row)))
                .list());
    }

    private static FactCheck check(ResultSet row, String id, String revision) throws SQLException {
        return new FactCheck(
                Rows.uuid(row, id),
                new AgencyId(Rows.uuid(row, "agency_id")),
                row.getInt(revision),
                new PersonId(Rows.uuid(row, "asked_by")),
                Rows.instant(row, "asked_at"),
                row.getString("message"),
                List.of(),
                Rows.instantOrNull(row, "cancelled_at"));
    }

    private static FactCheck.Passage passage(ResultSet row) throws SQLException {
        UUID by = Rows.uuidOrNull(row, "answered_by");
        return new FactCheck.Passage(
                row.getInt("number"),
                row.getString("passage"),
                by == null
                        ? null
                        : new FactCheck.Answer(
                                row.getBoolean("confirmed"),
                                row.getString("correction"),
                                new PersonId(by),
                                Rows.instant(row, "answered_at")));
    }
}
