package saji.platform;

import java.time.Instant;
import java.time.InstantSource;
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
                  and (cast(:actor as text) is null or actor = :actor)
                  and (cast(:action as text) is null or action like :action || '%')
                  and (cast(:subject as text) is null or subject = :subject)
                  and (cast(:from as timestamptz) is null or at >= :from)
                  and (cast(:until as timestamptz) is null or at < :until)
                order by number desc limit :limit
                """)
                .param("before", before)
                .param("actor", filter.actor())
                .param("action", filter.action())
                .param("subject", filter.subject())
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

    /** What to look for; null means any. {@code action} matches as a beginning. */
    public record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant until) {
        public static final Filter ALL = new Filter(null, null, null, null, null);
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }
}
