package saji.channels;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.channels.network.Voice;
import saji.platform.Rows;

/** Announces what people said on a network, each thing once; for connectors that are told, and for {@link Listening}, which asks. */
@Component
public class Hearing {

    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final JdbcClient jdbc;
    private final Networks networks;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Hearing(JdbcClient jdbc, Networks networks, ApplicationEventPublisher events, InstantSource clock) {
        this.jdbc = jdbc;
        this.networks = networks;
        this.events = events;
        this.clock = clock;
    }

    /** Announces those that were not announced before, as {@link Heard}, and says how many. */
    @Transactional
    public int heard(AccountId account, String network, List<Voice> voices) {
        Instant now = clock.instant();
        int fresh = 0;
        for (Voice voice : voices) {
            int added = jdbc.sql("""
                            insert into channels.heard (account_id, digest, heard_at) values (:account, :digest, :now)
                            on conflict do nothing
                            """)
                    .param("account", account.value())
                    .param("digest", digest(voice))
                    .param("now", Rows.at(now))
                    .update();
            if (added == 1) {
                events.publishEvent(new Heard(
                        account, network, about(account, network, voice).orElse(null), voice));
                fresh++;
            }
        }
        return fresh;
    }

    /** The object of which {@code remote}, as the network names it, is or was a copy on the account. */
    public Optional<ObjectKey> about(AccountId account, String remote) {
        return jdbc.sql("""
                        select object_key from channels.delivery where account_id = :account and remote_id = :remote
                        order by number desc limit 1
                        """)
                .param("account", account.value())
                .param("remote", remote)
                .query((row, n) -> new ObjectKey(row.getString("object_key")))
                .optional();
    }

    private Optional<ObjectKey> about(AccountId account, String network, Voice voice) {
        return Stream.of(voice.answers(), voice.root())
                .filter(remote -> !remote.isEmpty())
                .flatMap(remote -> networks.of(network).names(remote).stream())
                .flatMap(remote -> about(account, remote).stream())
                .findFirst();
    }

    /** Forgets what nobody will tell again. */
    int forget(int most) {
        return jdbc.sql("""
                        delete from channels.heard where ctid = any(array(
                          select ctid from channels.heard where heard_at < :before order by heard_at limit :most))
                        """)
                .param("before", Rows.at(clock.instant().minus(REMEMBERED)))
                .param("most", most)
                .update();
    }

    private static byte[] digest(Voice voice) {
        String name = voice.kind() + " " + voice.id()
                + (voice.kind() == Voice.Kind.CHANGED ? " " + voice.saidAt() : "")
                + (voice.kind() == Voice.Kind.LIKE || voice.kind() == Voice.Kind.BOOST
                        ? " " + voice.author().id()
                        : "");
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
