package saji.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The decrees that reorganised, or will. */
@Component
class Decrees {

    private static final TypeReference<List<Decree.Becoming>> RESULT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Decrees(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Decree decree) {
        jdbc.sql("""
                insert into directory.decree (id, number, kind, agencies, result, effect_at, prepared_by, prepared_at)
                values (:id, :number, :kind, :agencies, cast(:result as jsonb), :effect, :by, :at)
                """)
                .param("id", decree.id())
                .param("number", decree.number())
                .param("kind", decree.kind().name())
                .param(
                        "agencies",
                        decree.agencies().stream().map(AgencyId::value).toArray(UUID[]::new))
                .param("result", json.writeValueAsString(decree.result()))
                .param("effect", Rows.at(decree.effectAt()))
                .param("by", decree.preparedBy())
                .param("at", Rows.at(decree.preparedAt()))
                .update();
    }

    Optional<Decree> find(UUID id) {
        return jdbc.sql("select * from directory.decree where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** The newest, those that wait first. */
    List<Decree> newest(int limit) {
        return jdbc.sql("""
                select * from directory.decree
                order by (done_at is null and cancelled_at is null) desc, effect_at desc limit :limit
                """).param("limit", limit).query(this::read).list();
    }

    boolean waitsFor(AgencyId agency) {
        return jdbc.sql("""
                select exists (select from directory.decree
                               where agencies @> array[cast(:agency as uuid)] and done_at is null and cancelled_at is null)
                """)
                .param("agency", agency.value())
                .query(Boolean.class)
                .single();
    }

    /** Takes hold of the next decree whose time has come. */
    Optional<Decree> due(Instant now) {
        return jdbc.sql("""
                select * from directory.decree
                where effect_at <= :now and done_at is null and cancelled_at is null
                order by effect_at limit 1 for update skip locked
                """).param("now", Rows.at(now)).query(this::read).optional();
    }

    boolean cancel(UUID id, String by, Instant at) {
        return jdbc.sql("""
                update directory.decree set cancelled_by = :by, cancelled_at = :at
                where id = :id and done_at is null and cancelled_at is null
                """)
                        .param("id", id)
                        .param("by", by)
                        .param("at", Rows.at(at))
                        .update()
                == 1;
    }

    void markDone(UUID id, Instant at) {
        jdbc.sql("update directory.decree set done_at = :at where id = :id")
                .param("id", id)
                .param("at", Rows.at(at))
                .update();
    }

    private Decree read(ResultSet row, int n) throws SQLException {
        return new Decree(
                Rows.uuid(row, "id"),
                row.getString("number"),
                Decree.Kind.valueOf(row.getString("kind")),
                Rows.uuids(row, "agencies").stream().map(AgencyId::new).toList(),
                json.readValue(row.getString("result"), RESULT),
                Rows.instant(row, "effect_at"),
                row.getString("prepared_by"),
                Rows.instant(row, "prepared_at"),
                row.getString("cancelled_by"),
                Rows.instantOrNull(row, "cancelled_at"),
                Rows.instantOrNull(row, "done_at"));
    }
}
