package saji.directory.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.DueWork;
import saji.platform.Rows;

/** Throws away what is of no use any more: old tries, spent links. */
@Component
class Clearing implements DueWork {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Clearing(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "directory.clearing";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofHours(1);
    }

    @Override
    public int run() {
        Instant now = clock.instant();
        jdbc.sql("delete from directory.sign_in_try where last_at < :old")
                .param("old", Rows.at(now.minus(Duration.ofDays(2))))
                .update();
        jdbc.sql("delete from directory.sign_in_link where expires_at < :old")
                .param("old", Rows.at(now.minus(Duration.ofDays(30))))
                .update();
        return 0;
    }
}
