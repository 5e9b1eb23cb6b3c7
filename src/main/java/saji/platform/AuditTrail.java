package saji.platform;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The append-only record of every sign-in, refusal and change; the table itself refuses update and delete. */
@Component
public class AuditTrail {

    /** Who acts when nobody asked: the system itself. */
    public static final String SYSTEM = "system";

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    AuditTrail(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Adds a line, in the transaction of the caller. See {@link AuditEntry} for the words. */
    public void record(String actor, String action, @Nullable String subject, Map<String, String> details) {
        jdbc.sql("""
                insert into platform.audit (at, actor, action, subject, details, address)
                values (:at, :actor, :action, :subject, cast(:details as jsonb), :address)
                """)
                .param("at", Rows.at(clock.instant()))
                .param("actor", actor)
                .param("action", action)
                .param("subject", subject)
                .param("details", json.writeValueAsString(details))
                .param("address", address())
                .update();
    }

    /**
     * The newest lines that match, newest first.
     *
     * @param before only lines with a lower number, for paging
     * @param limit at most this many, no more than 500
     */
    public List<AuditEntry> find(Filter filter, long before, int limit) {
        return jdbc.sql("""
                select number, at, actor, action, subject, details, address from platform.audit
                where number < :before
                  and (cast(:actors as text[]) is null or actor = any(cast(:actors as text[])))
                  and (cast(:actions as text[]) is null or action = any(cast(:actions as text[])))
                  and (cast(:subjects as text[]) is null or subject = any(cast(:subjects as text[])))
                  and (cast(:from as timestamptz) is null or at >= :from)
                  and (cast(:until as timestamptz) is null or at < :until)
                order by number desc limit :limit
                """)
                .param("before", before)
                .param("actors", array(filter.actors()))
                .param("actions", array(filter.actions()))
                .param("subjects", array(filter.subjects()))
                .param("from", Rows.atOrNull(filter.from()))
                .param("until", Rows.atOrNull(filter.until()))
                .param("limit", Math.min(limit, 500))
                .query((row, n) -> new AuditEntry(
                        row.getLong("number"),
                        Rows.instant(row, "at"),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        json.readValue(row.getString("details"), DETAILS),
                        row.getString("address")))
                .list();
    }

    /** Every action that stands in the trail, in the order of the alphabet; one step through an index for each. */
    public List<String> actions() {
        return jdbc.sql("""
                with recursive known as (
                    (select action from platform.audit order by action using ~<~ limit 1)
                    union all
                    select (select action from platform.audit
                            where action ~>~ known.action order by action using ~<~ limit 1)
                    from known where known.action is not null)
                select action from known where action is not null
                """).query((row, n) -> row.getString("action")).list();
    }

    private static String @Nullable [] array(@Nullable Collection<String> some) {
        return some == null ? null : some.toArray(String[]::new);
    }

    /** What to look for, any of each; null means all. */
    public record Filter(
            @Nullable Collection<String> actors,
            @Nullable Collection<String> actions,
            @Nullable Collection<String> subjects,
            @Nullable Instant from,
            @Nullable Instant until) {
        public static final Filter ALL = new Filter(null, null, null, null, null);

        public Filter by(String actor) {
            return new Filter(List.of(actor), actions, subjects, from, until);
        }

        public Filter doing(String action) {
            return new Filter(actors, List.of(action), subjects, from, until);
        }

        public Filter to(String subject) {
            return new Filter(actors, actions, List.of(subject), from, until);
        }
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }
}
