package saji.platform;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets who was written to: a letter that was sent or given up goes after half a year; to someone outside the staff, after a week. */
@Component
class SentLetters implements DueWork {

    private static final Duration KEPT = Duration.ofDays(180);
    private static final Duration OUTSIDE = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    SentLetters(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "platform.sent-letters";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofHours(1);
    }

    @Override
    public int run() {
        return jdbc.sql("""
                delete from platform.letter
                where (created_at < :old and (sent_at is not null or tries >= 12)) or (forget and created_at < :outside)
                """)
                .param("old", Rows.at(clock.instant().minus(KEPT)))
                .param("outside", Rows.at(clock.instant().minus(OUTSIDE)))
                .update();
    }
}
