package saji.directory.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.directory.Actor;
import saji.directory.PersonEnded;
import saji.directory.PersonId;
import saji.directory.Scope;
import saji.platform.AuditTrail;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Rows;

/** Personal access tokens: how a person's scripts use the API. */
@Component
public class Tokens {

    private static final String PREFIX = "saji_";
    private static final int MOST = 20;
    private static final Duration LONGEST = Duration.ofDays(366);

    /** A token just made; {@code secret} is shown this once and never again. */
    public record Fresh(AccessToken token, String secret) {}

    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;
    private final AuditTrail audit;

    Tokens(JdbcClient jdbc, Ids ids, InstantSource clock, AuditTrail audit) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Makes a token for the actor.
     *
     * @param name what it is for, at most 80 characters
     * @param lifetime how long it works, at most a year; null for a year
     */
    @Transactional
    public Outcome<Fresh> make(Actor actor, String name, Set<Scope> scopes, @Nullable Duration lifetime) {
        List<Reason> reasons = new java.util.ArrayList<>();
        if (name.isBlank() || name.length() > 80 || name.chars().anyMatch(Character::isISOControl)) {
            reasons.add(Reason.of("directory.token.name.shape").at("name"));
        }
        if (scopes.isEmpty()) {
            reasons.add(Reason.of("directory.token.scopes.none").at("scopes"));
        }
        Duration lasting = lifetime == null ? LONGEST : lifetime;
        if (lasting.isNegative() || lasting.isZero() || lasting.compareTo(LONGEST) > 0) {
            reasons.add(Reason.of("directory.token.lifetime").at("days"));
        }
        if (of(actor.id()).stream()
                        .filter(token -> token.works(clock.instant()))
                        .count()
                >= MOST) {
            reasons.add(Reason.of("directory.token.too-many", MOST));
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        String secret = PREFIX + ids.secret();
        UUID id = ids.next();
        jdbc.sql("""
                insert into directory.token (id, person_id, name, hash, scopes, created_at, expires_at)
                values (:id, :person, :name, :hash, :scopes, :now, :expires)
                """)
                .param("id", id)
                .param("person", actor.id().value())
                .param("name", name.strip())
                .param("hash", Secrets.sha256(secret))
                .param("scopes", scopes.stream().map(Scope::code).toArray(String[]::new))
                .param("now", Rows.at(clock.instant()))
                .param("expires", Rows.at(clock.instant().plus(lasting)))
                .update();
        audit.record(
                actor.username(),
                "directory.token.made",
                "token:" + id,
                Map.of("scopes", scopes.stream().map(Scope::code).sorted().collect(Collectors.joining(" "))));
        return Outcome.done(new Fresh(find(id).orElseThrow(), secret));
    }

    /** The tokens of a person, newest first. */
    public List<AccessToken> of(PersonId person) {
        return jdbc.sql("select * from directory.token where person_id = :person order by created_at desc limit 200")
                .param("person", person.value())
                .query(Tokens::read)
                .list();
    }

    /** Takes back one of the actor's own tokens. */
    @Transactional
    public Outcome<AccessToken> revoke(Actor actor, UUID id) {
        Optional<AccessToken> token = find(id).filter(found -> found.person().equals(actor.id()));
        if (token.isEmpty()) {
            return Outcome.notFound();
        }
        jdbc.sql("update directory.token set revoked_at = :now where id = :id and revoked_at is null")
                .param("id", id)
                .param("now", Rows.at(clock.instant()))
                .update();
        audit.record(actor.username(), "directory.token.revoked", "token:" + id, Map.of());
        return Outcome.done(find(id).orElseThrow());
    }

    /** The token that {@code secret} is, if it works now; notes that it was used. */
    public Optional<AccessToken> use(String secret) {
        if (!secret.startsWith(PREFIX) || secret.length() > 100) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<AccessToken> token = jdbc.sql("""
                select t.* from directory.token t join directory.person p on p.id = t.person_id
                where t.hash = :hash and p.ended_at is null
                """)
                .param("hash", Secrets.sha256(secret))
                .query(Tokens::read)
                .optional()
                .filter(found -> found.works(now));
        token.filter(found -> found.usedAt() == null || found.usedAt().isBefore(now.minusSeconds(60)))
                .ifPresent(found -> jdbc.sql("update directory.token set used_at = :now where id = :id")
                        .param("id", found.id())
                        .param("now", Rows.at(now))
                        .update());
        return token;
    }

    @EventListener
    void on(PersonEnded ended) {
        jdbc.sql("update directory.token set revoked_at = :now where person_id = :person and revoked_at is null")
                .param("person", ended.person().value())
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    private Optional<AccessToken> find(UUID id) {
        return jdbc.sql("select * from directory.token where id = :id")
                .param("id", id)
                .query(Tokens::read)
                .optional();
    }

    private static AccessToken read(ResultSet row, int n) throws SQLException {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Rows.texts(row, "scopes").forEach(code -> Scope.of(code).ifPresent(scopes::add));
        return new AccessToken(
                Rows.uuid(row, "id"),
                new PersonId(Rows.uuid(row, "person_id")),
                row.getString("name"),
                scopes,
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "expires_at"),
                Rows.instantOrNull(row, "used_at"),
                Rows.instantOrNull(row, "revoked_at"));
    }
}
