package saji.channels.activitypub;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;

/** Actors elsewhere: what their documents said when they were last read. */
@Component
class Remotes {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Remotes(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An actor elsewhere.
     *
     * @param deliverTo the inbox that it shares with others of its server, or its own
     * @param handle as people write it, {@code @name@host}
     * @param alsoKnownAs other actors that it says are the same person
     */
    record Remote(
            String actor,
            String keyId,
            String publicKey,
            String inbox,
            String deliverTo,
            String handle,
            String name,
            String url,
            List<String> alsoKnownAs,
            Instant readAt) {

        /** The same, to be read anew when it is next needed. */
        Remote unread() {
            return new Remote(actor, keyId, publicKey, inbox, deliverTo, handle, name, url, alsoKnownAs, Instant.EPOCH);
        }
    }

    Optional<Remote> find(String actor) {
        return jdbc.sql("select * from channels.fedi_remote where actor = :actor")
                .param("actor", actor)
                .query((row, n) -> new Remote(
                        row.getString("actor"),
                        row.getString("key_id"),
                        row.getString("public_key"),
                        row.getString("inbox"),
                        row.getString("deliver_to"),
                        row.getString("handle"),
                        row.getString("name"),
                        row.getString("url"),
                        Rows.texts(row, "also_known_as"),
                        Rows.instant(row, "read_at")))
                .optional();
    }

    void keep(Remote remote) {
        jdbc.sql("""
                        insert into channels.fedi_remote (actor, key_id, public_key, inbox, deliver_to, handle, name, url,
                          also_known_as, read_at)
                        values (:actor, :keyId, :publicKey, :inbox, :deliverTo, :handle, :name, :url, :known, :readAt)
                        on conflict (actor) do update set key_id = :keyId, public_key = :publicKey, inbox = :inbox,
                          deliver_to = :deliverTo, handle = :handle, name = :name, url = :url, also_known_as = :known, read_at = :readAt
                        """)
                .param("actor", remote.actor())
                .param("keyId", remote.keyId())
                .param("publicKey", remote.publicKey())
                .param("inbox", remote.inbox())
                .param("deliverTo", remote.deliverTo())
                .param("handle", remote.handle())
                .param("name", remote.name())
                .param("url", remote.url())
                .param("known", remote.alsoKnownAs().toArray(String[]::new))
                .param("readAt", Rows.at(remote.readAt()))
                .update();
    }

    void remove(String actor) {
        jdbc.sql("delete from channels.fedi_remote where actor = :actor")
                .param("actor", actor)
                .update();
    }

    /** Forgets actors that were not read for a month and do not follow anybody here. */
    int forget(int most) {
        return jdbc.sql("""
                        delete from channels.fedi_remote where actor = any(array(
                          select r.actor from channels.fedi_remote r where r.read_at < :before
                            and not exists (select 1 from channels.fedi_follower f where f.actor = r.actor)
                          order by r.read_at limit :most))
                        """)
                .param("before", Rows.at(clock.instant().minus(java.time.Duration.ofDays(30))))
                .param("most", most)
                .update();
    }
}
