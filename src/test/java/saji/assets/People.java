package saji.assets;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.PersonId;
import saji.directory.Role;
import saji.platform.Language;

/** People and agencies of these tests. */
final class People {

    private People() {}

    static AgencyId agency(JdbcClient jdbc) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into directory.agency (id, code, kind, created_at) values (:id, :code, 'test', now())")
                .param("id", id)
                .param("code", "T" + id.toString().substring(0, 8))
                .update();
        return new AgencyId(id);
    }

    static Actor officerOf(AgencyId agency) {
        return person("petugas", new Actor.Grant(Role.PR_OFFICER, agency));
    }

    static Actor editor() {
        return person("penyunting", new Actor.Grant(Role.EDITOR, new AgencyId(UUID.randomUUID())));
    }

    private static Actor person(String name, Actor.Grant grant) {
        return new Actor(new PersonId(UUID.randomUUID()), name, name, Set.of(grant), Language.ID);
    }
}
