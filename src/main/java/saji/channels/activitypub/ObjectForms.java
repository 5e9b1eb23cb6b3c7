package saji.channels.activitypub;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Elsewhere;
import saji.platform.Rows;

/** Objects of the open social web as the other form of what they are about; those of an agency before those of the city. */
@Component
class ObjectForms implements Elsewhere {

    private static final int MOST = 5;

    private final JdbcClient jdbc;
    private final Here here;

    ObjectForms(JdbcClient jdbc, Here here) {
        this.jdbc = jdbc;
        this.here = here;
    }

    @Override
    public List<Form> of(String thing) {
        return jdbc.sql("""
                        select f.id, a.language, n.username from channels.fedi_object f
                        join channels.object o on o.key = f.object_key and o.withdrawn_at is null
                        join channels.account a on a.id = f.account_id and a.closed_at is null
                        join channels.fedi_actor n on n.account_id = a.id
                        where f.object_key = :thing order by a.agency_id is null, f.made_at, f.id limit :most
                        """)
                .param("thing", thing)
                .param("most", MOST)
                .query((row, n) -> new Form(
                        row.getString("language"),
                        Wire.TYPE,
                        here.object(Rows.uuid(row, "id")),
                        "@" + row.getString("username") + "@" + here.host()))
                .list();
    }
}
