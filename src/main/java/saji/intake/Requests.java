package saji.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.PersonId;
import saji.platform.Rows;

/** Requests for material, who was asked, and which reminders went out. */
@Component
class Requests {

    private static final String SELECT = """
            select r.id, r.title, r.wanted, r.due_at, r.event_id, r.asked_by, r.asked_at, r.closed_at,
                   t.agency_id, t.material_id, t.answered_at
            from intake.request r join intake.request_to t on t.request_id = r.id
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Requests(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Actor actor, RequestId id, Asking.NewRequest request) {
        EventId event = request.event();
        jdbc.sql("""
                insert into intake.request (id, title, wanted, due_at, event_id, asked_by, asked_at)
                values (:id, :title, :wanted, :due, :event, :actor, :now)
                """)
                .param("id", id.value())
                .param("title", request.title().strip())
                .param("wanted", request.wanted().strip())
                .param("due", Rows.at(request.dueAt()))
                .param("event", event == null ? null : event.value())
                .param("actor", actor.id().value())
                .param("now", Rows.at(clock.instant()))
                .update();
        jdbc.sql("insert into intake.request_to (request_id, agency_id) select :id, unnest(:agencies)")
                .param("id", id.value())
                .param("agencies", uuids(request.agencies()))
                .update();
    }

    Optional<Request> find(RequestId id) {
        return assemble(jdbc.sql(SELECT + " where r.id = :id order by t.agency_id")
                        .param("id", id.value())
                        .query(Requests::read)
                        .list())
                .stream()
                .findFirst();
    }

    /** The requests that are due last, after the given place; only open ones when {@code open}. */
    List<Request> page(boolean open, Instant dueBefore, UUID before, int limit) {
        return assemble(jdbc.sql(SELECT + """
                 where r.id in (select id from intake.request
                                where (due_at, id) < (:due, :id) and (not :open or (closed_at is null and exists (
                                    select from intake.request_to where request_id = id and answered_at is null)))
                                order by due_at desc, id desc limit :limit)
                 order by r.due_at desc, r.id desc, t.agency_id
                """)
                .param("open", open)
                .param("due", Rows.at(dueBefore))
                .param("id", before)
                .param("limit", limit)
                .query(Requests::read)
                .list());
    }

    /** Open requests to which one of the agencies owes an answer, the most pressing first. */
    List<Request> owedBy(Collection<AgencyId> agencies, int limit) {
        return assemble(jdbc.sql(SELECT + """
                 where r.id in (select r.id from intake.request r join intake.request_to t on t.request_id = r.id
                                where t.agency_id = any(:agencies) and t.answered_at is null and r.closed_at is null
                                order by r.due_at limit :limit)
                   and t.agency_id = any(:agencies)
                 order by r.due_at, r.id, t.agency_id
                """)
                .param("agencies", uuids(agencies))
                .param("limit", limit)
                .query(Requests::read)
                .list());
    }

    int countOverdue() {
        return jdbc.sql("""
                select count(*) from intake.request r
                where closed_at is null and due_at < :now
                  and exists (select from intake.request_to where request_id = r.id and answered_at is null)
                """)
                .param("now", Rows.at(clock.instant()))
                .query(Integer.class)
                .single();
    }

    boolean answer(RequestId id, AgencyId agency, MaterialId material) {
        return jdbc.sql("""
                update intake.request_to set material_id = :material, answered_at = :now
                where request_id = :id and agency_id = :agency and answered_at is null
                """)
                        .param("material", material.value())
                        .param("now", Rows.at(clock.instant()))
                        .param("id", id.value())
                        .param("agency", agency.value())
                        .update()
                == 1;
    }

    boolean close(Actor actor, RequestId id) {
        return jdbc.sql(
                                "update intake.request set closed_at = :now, closed_by = :by where id = :id and closed_at is null")
                        .param("now", Rows.at(clock.instant()))
                        .param("by", actor.id().value())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** What an agency still owes, for a reminder. */
    record Owed(RequestId request, AgencyId agency, String title, String wanted, Instant dueAt) {}

    /** Agencies not yet told of {@code kind} that owe an answer due before {@code dueBefore}; held until the transaction ends. */
    List<Owed> unreminded(String kind, Instant dueBefore, int limit) {
        return jdbc.sql("""
                select t.request_id, t.agency_id, r.title, r.wanted, r.due_at
                from intake.request r join intake.request_to t on t.request_id = r.id
                where r.closed_at is null and r.due_at < :before and t.answered_at is null
                  and not exists (select from intake.reminder m where m.request_id = t.request_id
                                  and m.agency_id = t.agency_id and m.kind = :kind)
                order by r.due_at limit :limit for update of t skip locked
                """)
                .param("before", Rows.at(dueBefore))
                .param("kind", kind)
                .param("limit", limit)
                .query((row, n) -> new Owed(
                        new RequestId(Rows.uuid(row, "request_id")),
                        new AgencyId(Rows.uuid(row, "agency_id")),
                        row.getString("title"),
                        row.getString("wanted"),
                        Rows.instant(row, "due_at")))
                .list();
    }

    void reminded(Owed owed, String kind) {
        jdbc.sql(
                        "insert into intake.reminder (request_id, agency_id, kind, at) values (:request, :agency, :kind, :now)")
                .param("request", owed.request().value())
                .param("agency", owed.agency().value())
                .param("kind", kind)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    private static UUID[] uuids(Collection<AgencyId> agencies) {
        return agencies.stream().map(AgencyId::value).toArray(UUID[]::new);
    }

    private record Row(Request request, Request.Asked asked) {}

    private static Row read(ResultSet row, int n) throws SQLException {
        UUID event = Rows.uuidOrNull(row, "event_id");
        UUID material = Rows.uuidOrNull(row, "material_id");
        return new Row(
                new Request(
                        new RequestId(Rows.uuid(row, "id")),
                        row.getString("title"),
                        row.getString("wanted"),
                        Rows.instant(row, "due_at"),
                        event == null ? null : new EventId(event),
                        new PersonId(Rows.uuid(row, "asked_by")),
                        Rows.instant(row, "asked_at"),
                        Rows.instantOrNull(row, "closed_at"),
                        List.of()),
                new Request.Asked(
                        new AgencyId(Rows.uuid(row, "agency_id")),
                        material == null ? null : new MaterialId(material),
                        Rows.instantOrNull(row, "answered_at")));
    }

    private static List<Request> assemble(List<Row> rows) {
        Map<Request, List<Request.Asked>> byRequest = new LinkedHashMap<>();
        rows.forEach(row -> byRequest
                .computeIfAbsent(row.request(), request -> new ArrayList<>())
                .add(row.asked()));
        return byRequest.entrySet().stream()
                .map(entry -> with(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Request with(Request r, List<Request.Asked> asked) {
        return new Request(
                r.id(),
                r.title(),
                r.wanted(),
                r.dueAt(),
                r.event(),
                r.askedBy(),
                r.askedAt(),
                r.closedAt(),
                List.copyOf(asked));
    }
}
