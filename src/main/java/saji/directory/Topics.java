package saji.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The topics, in the order of the city pack. */
@Component
class Topics {

    private final JdbcClient jdbc;

    Topics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Topic> all() {
        return jdbc.sql("select * from directory.topic order by position")
                .query(Topics::read)
                .list();
    }

    Optional<Topic> find(String slug) {
        return jdbc.sql("select * from directory.topic where slug = :slug")
                .param("slug", slug)
                .query(Topics::read)
                .optional();
    }

    private static Topic read(ResultSet row, int n) throws SQLException {
        return new Topic(
                row.getString("slug"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("description"),
                row.getString("description_en"));
    }
}
