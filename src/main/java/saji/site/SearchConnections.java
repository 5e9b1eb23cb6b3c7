package saji.site;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Connections for search alone: few, kept long, and warm before a reader has one. A process of the database pays dearly for the first
 * touch of each page of memory, and search touches the rows of many stories; a connection of the large pool would be cold again and
 * again.
 */
@Component
class SearchConnections implements AutoCloseable {

    /** So many searches run at once. */
    static final int NUMBER = 4;

    private static final String TOUCH = "select sum(length(title)) from site.search_document";

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    SearchConnections(DataSource main) throws SQLException {
        HikariConfig config = new HikariConfig();
        main.unwrap(HikariDataSource.class).copyStateTo(config);
        config.setPoolName("search");
        config.setMaximumPoolSize(NUMBER);
        config.setMinimumIdle(NUMBER);
        config.setMaxLifetime(Duration.ofHours(12).toMillis());
        config.setKeepaliveTime(Duration.ofMinutes(10).toMillis());
        config.setConnectionInitSql(TOUCH);
        pool = new HikariDataSource();
        config.copyStateTo(pool);
        jdbc = JdbcClient.create(pool);
        reading = new TransactionTemplate(new JdbcTransactionManager(pool));
        reading.setReadOnly(true);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** A transaction that reads, over {@link #jdbc()}. */
    TransactionTemplate reading() {
        return reading;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warm() {
        Thread.ofVirtual()
                .name("search-connections")
                .start(() -> jdbc.sql("select 1").query().listOfRows());
    }

    @Override
    public void close() {
        pool.close();
    }
}
