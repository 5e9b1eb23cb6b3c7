package saji.directory;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.directory.pack.CityPack;
import saji.platform.AuditTrail;
import saji.platform.Ids;
import saji.platform.Rows;

/**
 * Takes a pack into the tables. Taking the same pack twice changes nothing. What stories and material may point at (agencies,
 * areas, topics, programmes) is added and amended but never removed; an agency that a decree has changed is left as the decree
 * made it. Holidays become exactly those of the pack.
 */
@Component
class PackImport {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;
    private final AuditTrail audit;

    PackImport(JdbcClient jdbc, Ids ids, InstantSource clock, AuditTrail audit) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    /** How many rows became other than they were. */
    @Transactional
    int take(CityPack pack, String actor) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.pack'))")
                .query((row, n) -> 0)
                .list();
        int changes = areas(pack) + agencies(pack) + topics(pack) + holidays(pack) + programmes(pack);
        if (changes > 0) {
            audit.record(
                    actor,
                    "directory.pack.taken",
                    "city:" + pack.city().area(),
                    Map.of("changes", String.valueOf(changes)));
        }
        return changes;
    }

    private int agencies(CityPack pack) {
        int changes = 0;
        for (CityPack.AgencyRow row : pack.agencies()) {
            changes += jdbc.sql("""
                    insert into directory.agency (id, code, kind, duties, basis, created_at)
                    select :id, :code, :kind, :duties, :basis, :now
                    where not exists (select from directory.agency_code where code = :code)
                    on conflict (code) do update set kind = excluded.kind, duties = excluded.duties, basis = excluded.basis
                    where (agency.kind, agency.duties, agency.basis) is distinct from (excluded.kind, excluded.duties, excluded.basis)
                    """)
                    .param("id", ids.next())
                    .param("code", row.code())
                    .param("kind", row.kind())
                    .param("duties", row.duties())
                    .param("basis", row.basis())
                    .param("now", Rows.at(clock.instant()))
                    .update();
            changes += jdbc.sql("""
                    insert into directory.agency_name (agency_id, from_at, name, name_en, short_name)
                    select id, timestamptz 'epoch', :name, :nameEn, :shortName from directory.agency where code = :code
                    on conflict (agency_id, from_at) do update
                    set name = excluded.name, name_en = excluded.name_en, short_name = excluded.short_name
                    where (agency_name.name, agency_name.name_en, agency_name.short_name)
                          is distinct from (excluded.name, excluded.name_en, excluded.short_name)
                      and not exists (select from directory.agency_name later
                                      where later.agency_id = agency_name.agency_id and later.from_at > agency_name.from_at)
                    """)
                    .param("code", row.code())
                    .param("name", row.name())
                    .param("nameEn", row.nameEn())
                    .param("shortName", row.shortName())
                    .update();
        }
        for (CityPack.AgencyRow row : pack.agencies()) {
            changes += jdbc.sql("""
                    update directory.agency set parent_id = (select id from directory.agency where code = :parent)
                    where code = :code
                      and parent_id is distinct from (select id from directory.agency where code = :parent)
                    """)
                    .param("code", row.code())
                    .param("parent", row.parent())
                    .update();
        }
        return changes;
    }

    private int areas(CityPack pack) {
        int changes = 0;
        for (Area area : pack.areas()) {
            AreaCode parent = area.parent();
            changes += jdbc.sql("""
                    insert into directory.area (code, level, name, parent, latitude, longitude)
                    values (:code, :level, :name, :parent, :latitude, :longitude)
                    on conflict (code) do update set level = excluded.level, name = excluded.name, parent = excluded.parent,
                        latitude = excluded.latitude, longitude = excluded.longitude
                    where (area.level, area.name, area.parent, area.latitude, area.longitude) is distinct from
                          (excluded.level, excluded.name, excluded.parent, excluded.latitude, excluded.longitude)
                    """)
                    .param("code", area.code().value())
                    .param("level", area.level().name())
                    .param("name", area.name())
                    .param("parent", parent == null ? null : parent.value())
                    .param("latitude", area.latitude())
                    .param("longitude", area.longitude())
                    .update();
        }
        return changes;
    }

    private int topics(CityPack pack) {
        int changes = 0;
        List<Topic> topics = pack.topics();
        for (int i = 0; i < topics.size(); i++) {
            Topic topic = topics.get(i);
            changes += jdbc.sql("""
                    insert into directory.topic (slug, name, name_en, description, description_en, position)
                    values (:slug, :name, :nameEn, :description, :descriptionEn, :position)
                    on conflict (slug) do update set name = excluded.name, name_en = excluded.name_en,
                        description = excluded.description, description_en = excluded.description_en, position = excluded.position
                    where (topic.name, topic.name_en, topic.description, topic.description_en, topic.position) is distinct from
                          (excluded.name, excluded.name_en, excluded.description, excluded.description_en, excluded.position)
                    """)
                    .param("slug", topic.slug())
                    .param("name", topic.name())
                    .param("nameEn", topic.nameEn())
                    .param("description", topic.description())
                    .param("descriptionEn", topic.descriptionEn())
                    .param("position", i)
                    .update();
        }
        return changes;
    }

    private int holidays(CityPack pack) {
        int changes = 0;
        for (CityPack.Holiday day : pack.holidays().values()) {
            changes += jdbc.sql("""
                    insert into directory.holiday (date, name, kind, basis) values (:date, :name, :kind, :basis)
                    on conflict (date) do update set name = excluded.name, kind = excluded.kind, basis = excluded.basis
                    where (holiday.name, holiday.kind, holiday.basis) is distinct from (excluded.name, excluded.kind, excluded.basis)
                    """)
                    .param("date", day.date())
                    .param("name", day.name())
                    .param("kind", day.kind())
                    .param("basis", day.basis())
                    .update();
        }
        return changes
                + jdbc.sql("delete from directory.holiday where not date::text = any(:dates)")
                        .param(
                                "dates",
                                pack.holidays().keySet().stream()
                                        .map(java.time.LocalDate::toString)
                                        .toArray(String[]::new))
                        .update();
    }

    private int programmes(CityPack pack) {
        int changes = 0;
        for (CityPack.ProgrammeRow programme : pack.programmes()) {
            changes += jdbc.sql("""
                    insert into directory.programme (code, level, name) values (:code, :level, :name)
                    on conflict (code) do update set level = excluded.level, name = excluded.name
                    where (programme.level, programme.name) is distinct from (excluded.level, excluded.name)
                    """)
                    .param("code", programme.code())
                    .param("level", programme.level())
                    .param("name", programme.name())
                    .update();
        }
        return changes;
    }
}
