package saji.directory.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.platform.Ids;
import saji.platform.Rows;

/** One-time sign-in links; only their fingerprints are kept. */
@Component
class Links {

    private static final int MOST_AT_ONCE = 3;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;

    Links(JdbcClient jdbc, Ids ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** The secret of a new link. */
    String make(PersonId person, Duration lifetime) {
        String secret = ids.secret();
        Instant now = clock.instant();
        jdbc.sql("""
                insert into directory.sign_in_link (hash, person_id, created_at, expires_at)
                values (:hash, :person, :now, :expires)
                """)
                .param("hash", Secrets.sha256(secret))
                .param("person", person.value())
                .param("now", Rows.at(now))
                .param("expires", Rows.at(now.plus(lifetime)))
                .update();
        return secret;
    }

    /** Whether the person was sent as many links in the last quarter of an hour as one may need. */
    boolean enough(PersonId person) {
        return jdbc.sql("select count(*) from directory.sign_in_link where person_id = :person and created_at > :since")
                        .param("person", person.value())
                        .param("since", Rows.at(clock.instant().minus(Duration.ofMinutes(15))))
                        .query(Integer.class)
                        .single()
                >= MOST_AT_ONCE;
    }

    /** Whose link this is, if it would open now. */
    Optional<PersonId> look(String secret) {
        return jdbc.sql("""
                select person_id from directory.sign_in_link where hash = :hash and used_at is null and expires_at > :now
                """)
                .param("hash", Secrets.sha256(secret))
                .param("now", Rows.at(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** Spends the link; of two at the same moment one gets in. */
    Optional<PersonId> spend(String secret) {
        return jdbc.sql("""
                update directory.sign_in_link set used_at = :now
                where hash = :hash and used_at is null and expires_at > :now returning person_id
                """)
                .param("hash", Secrets.sha256(secret))
                .param("now", Rows.at(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    void forget(PersonId person) {
        jdbc.sql("update directory.sign_in_link set used_at = :now where person_id = :person and used_at is null")
                .param("person", person.value())
                .param("now", Rows.at(clock.instant()))
                .update();
    }
}
