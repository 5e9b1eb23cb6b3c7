package saji.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;

/**
 * What is known of the hosts that are called. After five failures one after another a host is left alone for a minute, then longer, and
 * tried with one call; after failures on seven days without a success it is dead. Any answer makes it alive again.
 */
@Component
class Hosts {

    static final int BREAKS_AT = 5;
    static final int DEAD_AFTER_DAYS = 7;

    /** A dead host is tried with a new delivery once in so long. */
    static final Duration PROBE = Duration.ofDays(1);

    private final JdbcClient jdbc;

    Hosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void know(Collection<String> names) {
        jdbc.sql("""
                insert into channels.host (name)
                select n.name from unnest(cast(:names as text[])) with ordinality as n (name, place)
                where not exists (select 1 from channels.host h where h.name = n.name) order by n.place on conflict do nothing
                """)
                .param("names", new TreeSet<>(names).toArray(String[]::new))
                .update();
    }

    /** Of {@code names} those that are dead and were tried within the last day. */
    Set<String> dead(Collection<String> names, Instant now) {
        return new HashSet<>(jdbc.sql("""
                select name from channels.host where name = any(:names) and dead_at is not null and failed_at > :probe
                """)
                .param("names", names.toArray(String[]::new))
                .param("probe", Rows.at(now.minus(PROBE)))
                .query((row, n) -> row.getString("name"))
                .list());
    }

    /** Hosts that are left alone now. */
    List<String> open(Instant now) {
        return jdbc.sql("select name from channels.host where open_until > :now")
                .param("now", Rows.at(now))
                .query((row, n) -> row.getString("name"))
                .list();
    }

    /** Locks those of {@code names} that no other process is counting just now, and says how often each has failed. */
    Map<String, Integer> lockFree(Collection<String> names, Instant now) {
        Map<String, Integer> free = new HashMap<>();
        jdbc.sql("""
                select name, failures from channels.host
                where name = any(:names) and (open_until is null or open_until <= :now)
                order by name for update skip locked
                """)
                .param("names", names.toArray(String[]::new))
                .param("now", Rows.at(now))
                .query((row, n) -> free.put(row.getString("name"), row.getInt("failures")))
                .list();
        return free;
    }

    /** Takes note of hosts that gave an answer, whatever it was; the caller has locked them. */
    void answered(Collection<String> names, Instant now) {
        if (!names.isEmpty()) {
            jdbc.sql("""
                    update channels.host
                    set failures = 0, open_until = null, failed_days = 0, failed_on = null, dead_at = null, answered_at = :now
                    where name = any(:names) and (answered_at is null or failures > 0 or failed_days > 0 or dead_at is not null
                          or answered_at < :now - interval '1 minute')
                    """)
                    .param("names", names.toArray(String[]::new))
                    .param("now", Rows.at(now))
                    .update();
        }
    }

    /** Locks hosts in the order of their names, all that a transaction will change at once. */
    void lock(Collection<String> names) {
        jdbc.sql("select name from channels.host where name = any(:names) order by name for update")
                .param("names", names.toArray(String[]::new))
                .query((row, n) -> row.getString("name"))
                .list();
    }

    /** Takes note of so many failures of each; says which hosts are dead now; the caller has locked them. */
    Set<String> failed(Map<String, Integer> failures, Instant now) {
        Set<String> dead = new HashSet<>();
        if (failures.isEmpty()) {
            return dead;
        }
        for (String name : new TreeSet<>(failures.keySet())) {
            int count = jdbc.sql("""
                    update channels.host
                    set failures = failures + :more, failed_at = :now,
                        failed_days = failed_days + case when failed_on is distinct from :today then 1 else 0 end, failed_on = :today
                    where name = :name returning failures
                    """)
                    .param("more", failures.get(name))
                    .param("now", Rows.at(now))
                    .param("today", now.atZone(ZoneOffset.UTC).toLocalDate())
                    .param("name", name)
                    .query(Integer.class)
                    .optional()
                    .orElse(0);
            Duration open = Backoff.open(count);
            boolean died = jdbc.sql("""
                    update channels.host
                    set open_until = case when :open then cast(:until as timestamptz) else open_until end,
                        dead_at = case when failed_days >= :days then coalesce(dead_at, :now) else dead_at end
                    where name = :name returning dead_at is not null
                    """)
                    .param("open", !open.isZero())
                    .param("until", Rows.at(now.plus(open)))
                    .param("days", DEAD_AFTER_DAYS)
                    .param("now", Rows.at(now))
                    .param("name", name)
                    .query(Boolean.class)
                    .optional()
                    .orElse(false);
            if (died) {
                dead.add(name);
            }
        }
        return dead;
    }
}
