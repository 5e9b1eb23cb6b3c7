package saji.channels.activitypub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The kind of signature that each host has accepted. */
@Component
class Accepted {

    private final JdbcClient jdbc;
    private final Cache<String, Optional<Claim.Kind>> known = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    Accepted(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Claim.Kind> by(String host) {
        return Objects.requireNonNull(known.get(
                host,
                name -> jdbc.sql("select kind from channels.fedi_host where host = :host")
                        .param("host", name)
                        .query(String.class)
                        .optional()
                        .map(Claim.Kind::valueOf)));
    }

    void note(String host, Claim.Kind kind) {
        if (by(host).filter(kind::equals).isPresent()) {
            return;
        }
        jdbc.sql("""
                        insert into channels.fedi_host (host, kind) values (:host, :kind)
                        on conflict (host) do update set kind = :kind
                        """).param("host", host).param("kind", kind.name()).update();
        known.put(host, Optional.of(kind));
    }
}
