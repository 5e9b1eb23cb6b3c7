package saji.channels.activitypub;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.directory.Actor;
import saji.directory.Role;
import saji.platform.AuditTrail;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Rows;

/** Hosts (with all below them) and actors that are not listened to; an administrator's word. */
@Component
public class Blocks {

    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final LoadingCache<String, Set<String>> names =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build(key -> Set.copyOf(list()));

    Blocks(JdbcClient jdbc, AuditTrail audit, InstantSource clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A host or an actor that is not listened to, and why. */
    record Block(String name, String reason, Instant since) {}

    private List<String> list() {
        return jdbc.sql("select name from channels.fedi_block order by name limit " + MOST)
                .query((row, n) -> row.getString("name"))
                .list();
    }

    /** What was blocked last. */
    List<Block> newest(int most) {
        return jdbc.sql("""
                        select name, reason, blocked_at from channels.fedi_block order by blocked_at desc, name limit :most
                        """)
                .param("most", most)
                .query((row, n) ->
                        new Block(row.getString("name"), row.getString("reason"), Rows.instant(row, "blocked_at")))
                .list();
    }

    /** Blocks a host ({@code spam.example}) or an actor (its address), for a reason; who follows from there follows no more. */
    @Transactional
    public Outcome<String> block(Actor actor, String written, String reason) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            return Outcome.forbidden();
        }
        Optional<String> name = name(written);
        List<Reason> faults = new ArrayList<>();
        if (name.isEmpty()) {
            faults.add(Reason.of("channels.activitypub.refused.block").at("name"));
        }
        if (reason.isBlank()) {
            faults.add(Reason.of("channels.activitypub.refused.reason").at("reason"));
        }
        if (name.isEmpty() || !faults.isEmpty()) {
            return Outcome.refused(faults);
        }
        jdbc.sql("""
                        insert into channels.fedi_block (name, reason, blocked_at, blocked_by) values (:name, :reason, :now, :by)
                        on conflict do nothing
                        """)
                .param("name", name.get())
                .param("reason", reason.strip())
                .param("now", Rows.at(clock.instant()))
                .param("by", actor.id().value())
                .update();
        jdbc.sql("""
                        delete from channels.fedi_follower
                        where actor = :name or split_part(host, ':', 1) = :name or split_part(host, ':', 1) like '%.' || :name
                        """).param("name", name.get()).update();
        return changed(actor, "channels.federation.blocked", name.get(), reason.strip());
    }

    @Transactional
    public Outcome<String> unblock(Actor actor, String name) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            return Outcome.forbidden();
        }
        int lifted = jdbc.sql("delete from channels.fedi_block where name = :name")
                .param("name", name)
                .update();
        return lifted == 0 ? Outcome.notFound() : changed(actor, "channels.federation.unblocked", name, "");
    }

    private Outcome<String> changed(Actor actor, String action, String name, String reason) {
        names.invalidateAll();
        audit.record(actor.username(), action, null, java.util.Map.of("name", name, "reason", reason));
        return Outcome.done(name);
    }

    private static Optional<String> name(String written) {
        String name = written.strip();
        if (name.startsWith("https://") || name.startsWith("http://")) {
            return Here.hostOf(name).map(host -> name);
        }
        String host = name.toLowerCase(Locale.ROOT);
        return host.matches("[a-z0-9.-]{1,253}") ? Optional.of(host) : Optional.empty();
    }

    /** Whether a host, with or without its port, or one above it is blocked. */
    boolean isHostBlocked(String host) {
        Set<String> blocked = names.get("");
        String name = host.replaceFirst(":\\d+$", "");
        while (!name.isEmpty()) {
            if (blocked.contains(name)) {
                return true;
            }
            int dot = name.indexOf('.');
            name = dot < 0 ? "" : name.substring(dot + 1);
        }
        return false;
    }

    boolean isActorBlocked(String actor) {
        return names.get("").contains(actor);
    }
}
