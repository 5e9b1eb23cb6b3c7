package saji.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.platform.Rows;

/** The events of the agenda. */
@Component
class Events {

    private static final String SELECT = """
            select e.id, e.version, e.agency_id, e.title, e.description, e.place, e.area, e.begins, e.ends, e.all_day, e.uid,
                   e.cancelled_at,
                   (select count(*) from intake.material m where m.event_id = e.id and m.state <> 'DRAFT') as materials
            from intake.event e
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Events(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Actor actor, EventId id, Agenda.NewEvent event, @Nullable String uid, @Nullable String occurrence) {
        Map<String, @Nullable Object> params = params(event);
        params.put("id", id.value());
        params.put("uid", uid);
        params.put("occurrence", occurrence);
        params.put("actor", actor.id().value());
        params.put("now", Rows.at(clock.instant()));
        jdbc.sql("""
                insert into intake.event (id, version, agency_id, title, description, place, area, begins, ends, all_day, uid,
                    occurrence, made_by, made_at, changed_at)
                values (:id, 1, :agency, :title, :description, :place, :area, :begins, :ends, :allDay, :uid, :occurrence,
                    :actor, :now, :now)
                """).params(params).update();
    }

    boolean write(EventId id, int version, Agenda.NewEvent event) {
        Map<String, @Nullable Object> params = params(event);
        params.put("id", id.value());
        params.put("version", version);
        params.put("now", Rows.at(clock.instant()));
        return jdbc.sql("""
                update intake.event set version = version + 1, title = :title, description = :description, place = :place,
                    area = :area, begins = :begins, ends = :ends, all_day = :allDay, changed_at = :now
                where id = :id and version = :version and agency_id = :agency
                """).params(params).update() == 1;
    }

    boolean cancel(Actor actor, EventId id) {
        return jdbc.sql("""
                update intake.event set cancelled_at = :now, cancelled_by = :actor, version = version + 1
                where id = :id and cancelled_at is null
                """)
                        .param("now", Rows.at(clock.instant()))
                        .param("actor", actor.id().value())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    Optional<Event> find(EventId id) {
        return jdbc.sql(SELECT + " where e.id = :id")
                .param("id", id.value())
                .query(Events::read)
                .optional();
    }

    /** An event of the same agency with the same title at the same time. */
    Optional<Event> same(Agenda.NewEvent event) {
        return jdbc.sql(SELECT + """
                 where e.agency_id = :agency and e.begins = :begins and e.ends = :ends and e.title = :title
                   and e.cancelled_at is null
                 order by e.id limit 1
                """)
                .param("agency", event.agency().value())
                .param("begins", Rows.at(event.begins()))
                .param("ends", Rows.at(event.ends()))
                .param("title", event.title())
                .query(Events::read)
                .optional();
    }

    /** Imported events of an agency by {@code uid occurrence}. */
    Map<String, Event> imported(AgencyId agency, Collection<String> uids) {
        Map<String, Event> found = new HashMap<>();
        jdbc.sql("""
                select e.id, e.version, e.agency_id, e.title, e.description, e.place, e.area, e.begins, e.ends, e.all_day,
                       e.uid, e.cancelled_at, 0 as materials, e.occurrence
                from intake.event e where e.agency_id = :agency and e.uid = any(:uids)
                """)
                .param("agency", agency.value())
                .param("uids", uids.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("uid") + " " + row.getString("occurrence"), read(row, n)))
                .list()
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /** Events that touch a stretch of time, by their beginning; those called off as well when {@code all}. */
    List<Event> between(Instant from, Instant until, @Nullable AgencyId agency, int limit) {
        return jdbc.sql(SELECT + """
                 where e.cancelled_at is null and e.begins < :until and e.begins >= :earliest and e.ends >= :from
                   and (cast(:agency as uuid) is null or e.agency_id = :agency)
                 order by e.begins, e.id limit :limit
                """)
                .param("from", Rows.at(from))
                .param("until", Rows.at(until))
                .param("earliest", Rows.at(from.minus(Agenda.LONGEST)))
                .param("agency", agency == null ? null : agency.value())
                .param("limit", limit)
                .query(Events::read)
                .list();
    }

    /** Events that ended in a stretch of time and of which nothing was handed in, the latest first. */
    List<Event> withoutMaterial(Instant from, Instant until, @Nullable Collection<AgencyId> agencies, int limit) {
        return jdbc.sql(SELECT + """
                 where e.cancelled_at is null and e.begins >= :from and e.begins < :until and e.ends < :until
                   and (cast(:agencies as uuid[]) is null or e.agency_id = any(:agencies))
                   and not exists (select from intake.material m where m.event_id = e.id and m.state <> 'DRAFT')
                 order by e.begins desc, e.id desc limit :limit
                """)
                .param("from", Rows.at(from))
                .param("until", Rows.at(until))
                .param(
                        "agencies",
                        agencies == null
                                ? null
                                : agencies.stream().map(AgencyId::value).toArray(UUID[]::new))
                .param("limit", limit)
                .query(Events::read)
                .list();
    }

    private static Map<String, @Nullable Object> params(Agenda.NewEvent event) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("agency", event.agency().value());
        params.put("title", event.title());
        params.put("description", event.description());
        params.put("place", event.place());
        params.put("area", event.area() == null ? null : event.area().value());
        params.put("begins", Rows.at(event.begins()));
        params.put("ends", Rows.at(event.ends()));
        params.put("allDay", event.allDay());
        return params;
    }

    private static Event read(ResultSet row, int n) throws SQLException {
        String area = row.getString("area");
        return new Event(
                new EventId(Rows.uuid(row, "id")),
                row.getInt("version"),
                new AgencyId(Rows.uuid(row, "agency_id")),
                row.getString("title"),
                row.getString("description"),
                row.getString("place"),
                area == null ? null : new AreaCode(area),
                Rows.instant(row, "begins"),
                Rows.instant(row, "ends"),
                row.getBoolean("all_day"),
                row.getString("uid") != null,
                Rows.instantOrNull(row, "cancelled_at"),
                row.getInt("materials"));
    }
}
