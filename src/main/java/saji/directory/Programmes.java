package saji.directory;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The programmes of the city's budget. */
@Component
class Programmes {

    private final JdbcClient jdbc;

    Programmes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Programme> find(String code) {
        return jdbc.sql("select code, level, name from directory.programme where code = :code")
                .param("code", code)
                .query((row, n) -> new Programme(row.getString("code"), row.getString("level"), row.getString("name")))
                .optional();
    }

    List<Programme> search(String words, int limit) {
        return jdbc.sql("""
                select code, level, name from directory.programme
                where level in ('programme', 'activity', 'sub_activity')
                  and (starts_with(code, :words) or position(lower(:words) in lower(name)) > 0)
                order by not starts_with(code, :words), code limit :limit
                """)
                .param("words", words)
                .param("limit", limit)
                .query((row, n) -> new Programme(row.getString("code"), row.getString("level"), row.getString("name")))
                .list();
    }
}
