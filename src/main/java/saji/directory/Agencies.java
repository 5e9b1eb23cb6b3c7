package saji.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;

/** The agencies and the names and codes that they bear and bore. */
@Component
class Agencies {

    private static final String SELECT = """
            select a.id, a.code, a.kind, a.parent_id, a.ended_at, n.name, n.name_en, n.short_name,
                   exists (select from directory.role_held r join directory.person p on p.id = r.person_id
                           where r.agency_id = a.id and r.role = 'PR_OFFICER' and p.ended_at is null) as has_officer
            from directory.agency a
            cross join lateral (select name, name_en, short_name from directory.agency_name
                                where agency_id = a.id and from_at <= :now order by from_at desc limit 1) n
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Agencies(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Agency> standing() {
        return jdbc.sql(SELECT + " where a.ended_at is null order by n.name")
                .param("now", Rows.at(clock.instant()))
                .query(Agencies::read)
                .list();
    }

    Optional<Agency> find(AgencyId id) {
        return jdbc.sql(SELECT + " where a.id = :id")
                .param("now", Rows.at(clock.instant()))
                .param("id", id.value())
                .query(Agencies::read)
                .optional();
    }

    Optional<Agency> findByCode(String code) {
        return jdbc.sql(SELECT + """
                 where a.id = coalesce((select id from directory.agency where code = upper(:code)),
                                       (select agency_id from directory.agency_code where code = upper(:code)))
                """)
                .param("now", Rows.at(clock.instant()))
                .param("code", code)
                .query(Agencies::read)
                .optional();
    }

    String nameAt(AgencyId id, Instant at) {
        return jdbc.sql("""
                select name from directory.agency_name where agency_id = :id
                order by from_at <= :at desc, abs(extract(epoch from from_at - :at)) limit 1
                """)
                .param("id", id.value())
                .param("at", Rows.at(at))
                .query(String.class)
                .single();
    }

    List<String> formerCodes(AgencyId id) {
        return jdbc.sql("""
                select code from directory.agency_code f where agency_id = :id
                    and not exists (select from directory.agency a where a.code = f.code) order by code
                """)
                .param("id", id.value())
                .query((row, n) -> row.getString("code"))
                .list();
    }

    private static Agency read(ResultSet row, int n) throws SQLException {
        UUID parent = Rows.uuidOrNull(row, "parent_id");
        return new Agency(
                new AgencyId(Rows.uuid(row, "id")),
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("short_name"),
                row.getString("kind"),
                parent == null ? null : new AgencyId(parent),
                Rows.instantOrNull(row, "ended_at"),
                row.getBoolean("has_officer"));
    }
}
