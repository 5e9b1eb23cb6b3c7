package saji.channels.activitypub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;

/** Activities that were taken in. They are remembered for longer than any signature is good. */
@Component
class Seen {

    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Seen(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes an activity in the caller's transaction; false when it was seen before. */
    boolean isFirst(String activity) {
        return jdbc.sql("""
                                insert into channels.fedi_seen (digest, seen_at) values (:digest, :now) on conflict do nothing
                                """)
                        .param("digest", digest(activity))
                        .param("now", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    int forget(int most) {
        return jdbc.sql("""
                        delete from channels.fedi_seen where ctid = any(array(
                          select ctid from channels.fedi_seen where seen_at < :before order by seen_at limit :most))
                        """)
                .param("before", Rows.at(clock.instant().minus(REMEMBERED)))
                .param("most", most)
                .update();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
