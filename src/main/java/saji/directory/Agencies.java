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
        if (code.indexOf('\0') >= 0) {
            return Optional.empty();
        }
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

    void rename(AgencyId id, Decree.Becoming names, Decree decree) {
        jdbc.sql("""
                insert into directory.agency_name (agency_id, from_at, name, name_en, short_name, decree_id)
                values (:id, :from, :name, :nameEn, :shortName, :decree)
                on conflict (agency_id, from_at) do update set name = excluded.name, name_en = excluded.name_en,
                    short_name = excluded.short_name, decree_id = excluded.decree_id
                """)
                .param("id", id.value())
                .param("from", Rows.at(decree.effectAt()))
                .param("name", names.name().strip())
                .param("nameEn", names.nameEn().strip())
                .param("shortName", names.shortName().strip())
                .param("decree", decree.id())
                .update();
    }

    void recode(AgencyId id, String code) {
        jdbc.sql(
                        "insert into directory.agency_code (code, agency_id) select code, id from directory.agency where id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("update directory.agency set code = :code where id = :id")
                .param("id", id.value())
                .param("code", code)
                .update();
    }

    /** Founds an agency of the same kind and place as {@code like}. */
    void found(AgencyId id, Agency like, Decree.Becoming names, Decree decree) {
        AgencyId parent = like.parent();
        jdbc.sql("""
                insert into directory.agency (id, code, kind, parent_id, basis, created_at)
                values (:id, :code, :kind, :parent, 'decree', :now)
                """)
                .param("id", id.value())
                .param("code", names.code())
                .param("kind", like.kind())
                .param("parent", parent == null ? null : parent.value())
                .param("now", Rows.at(clock.instant()))
                .update();
        rename(id, names, decree);
    }

    void succeed(AgencyId id, AgencyId successor, Decree decree) {
        jdbc.sql(
                        "insert into directory.agency_successor (agency_id, successor_id, decree_id) values (:id, :successor, :decree)")
                .param("id", id.value())
                .param("successor", successor.value())
                .param("decree", decree.id())
                .update();
    }

    void moveRoles(AgencyId from, AgencyId into) {
        jdbc.sql("""
                insert into directory.role_held (person_id, role, agency_id, since)
                select person_id, role, :into, :now from directory.role_held where agency_id = :from on conflict do nothing
                """)
                .param("from", from.value())
                .param("into", into.value())
                .param("now", Rows.at(clock.instant()))
                .update();
        jdbc.sql("delete from directory.role_held where agency_id = :from")
                .param("from", from.value())
                .update();
    }

    void end(AgencyId id, Instant at) {
        jdbc.sql("update directory.agency set ended_at = :at where id = :id and ended_at is null")
                .param("id", id.value())
                .param("at", Rows.at(at))
                .update();
    }

    List<Agency> successors(AgencyId id) {
        return jdbc.sql(SELECT + """
                 where a.id in (select successor_id from directory.agency_successor where agency_id = :id) order by n.name
                """)
                .param("now", Rows.at(clock.instant()))
                .param("id", id.value())
                .query(Agencies::read)
                .list();
    }

    List<Agency> predecessors(AgencyId id) {
        return jdbc.sql(SELECT + """
                 where a.id in (select agency_id from directory.agency_successor where successor_id = :id) order by n.name
                """)
                .param("now", Rows.at(clock.instant()))
                .param("id", id.value())
                .query(Agencies::read)
                .list();
    }

    boolean isHeirOf(AgencyId heir, AgencyId id) {
        return jdbc.sql("select exists (select from directory.agency_heir where agency_id = :id and heir_id = :heir)")
                .param("id", id.value())
                .param("heir", heir.value())
                .query(Boolean.class)
                .single();
    }

    List<PastName> names(AgencyId id) {
        return jdbc.sql("""
                select n.from_at, n.name, n.name_en, n.short_name, d.number from directory.agency_name n
                left join directory.decree d on d.id = n.decree_id
                where n.agency_id = :id order by n.from_at desc limit 100
                """)
                .param("id", id.value())
                .query((row, n) -> new PastName(
                        Rows.instant(row, "from_at"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("short_name"),
                        row.getString("number")))
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
