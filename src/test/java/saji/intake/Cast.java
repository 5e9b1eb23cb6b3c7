package saji.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.directory.PersonId;
import saji.directory.Role;
import saji.platform.Ids;
import saji.platform.Rows;

/** Two agencies with an officer each, an editor, and a leader: made anew for each test class, so that nothing else has them. */
final class Cast {

    final AgencyId health;
    final AgencyId roads;
    final Actor nurse;
    final Actor engineer;
    final Actor editor;
    final Actor leader;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;
    private final Directory directory;

    Cast(JdbcClient jdbc, Ids ids, InstantSource clock, Directory directory) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.directory = directory;
        health = agency("Dinas Kesehatan Uji");
        roads = agency("Dinas Jalan Uji");
        nurse = person(Role.PR_OFFICER, health);
        engineer = person(Role.PR_OFFICER, roads);
        editor = person(Role.EDITOR, health);
        leader = person(Role.LEADER, health);
    }

    AgencyId agency(String name) {
        UUID id = ids.next();
        Instant now = clock.instant();
        jdbc.sql("insert into directory.agency (id, code, kind, created_at) values (:id, :code, 'dinas', :now)")
                .param("id", id)
                .param("code", "UJI-" + id.toString().substring(24).toUpperCase(java.util.Locale.ROOT))
                .param("now", Rows.at(now))
                .update();
        jdbc.sql("""
                insert into directory.agency_name (agency_id, from_at, name, name_en, short_name)
                values (:id, :from, :name, :name, :name)
                """)
                .param("id", id)
                .param("from", Rows.at(Instant.EPOCH))
                .param("name", name)
                .update();
        return new AgencyId(id);
    }

    Actor person(Role role, AgencyId agency) {
        UUID id = ids.next();
        String username = "uji-" + id.toString().substring(24);
        jdbc.sql("""
                insert into directory.person (id, username, name, title, title_en, email, created_at)
                values (:id, :username, :username, :username, :username, :email, :now)
                """)
                .param("id", id)
                .param("username", username)
                .param("email", username + "@example.org")
                .param("now", Rows.at(clock.instant()))
                .update();
        jdbc.sql(
                        "insert into directory.role_held (person_id, role, agency_id, since) values (:id, :role, :agency, :now)")
                .param("id", id)
                .param("role", role.name())
                .param("agency", agency.value())
                .param("now", Rows.at(clock.instant()))
                .update();
        return directory.actor(new PersonId(id));
    }
}
