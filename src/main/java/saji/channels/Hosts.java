package saji.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        if (failures.isEmpty()) {
            return Set.of();
        }
        List<String> names = List.copyOf(failures.keySet());
        Map<String, Integer> counts = count(names, failures, now);
        return new HashSet<>(jdbc
                .sql("""
                update channels.host h
                set open_until = case when t.seconds > 0 then :now + t.seconds * interval '1 second' else h.open_until end,
                    dead_at = case when h.failed_days >= :days then coalesce(h.dead_at, :now) else h.dead_at end
                from unnest(cast(:names as text[]), cast(:seconds as int[])) as t (name, seconds)
                where h.name = t.name returning case when h.dead_at is not null then h.name end
                """)
                .param("names", names.toArray(String[]::new))
                .param(
                        "seconds",
                        names.stream()
                                .map(name -> (int) Backoff.open(counts.getOrDefault(name, 0))
                                        .toSeconds())
                                .toArray(Integer[]::new))
                .param("days", DEAD_AFTER_DAYS)
                .param("now", Rows.at(now))
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .stream()
                .flatMap(Optional::stream)
                .toList());
    }

    private Map<String, Integer> count(List<String> names, Map<String, Integer> failures, Instant now) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("""
                update channels.host h
                set failures = h.failures + t.more, failed_at = :now,
                    failed_days = h.failed_days + case when h.failed_on is distinct from :today then 1 else 0 end, failed_on = :today
                from unnest(cast(:names as text[]), cast(:more as int[])) as t (name, more)
                where h.name = t.name returning h.name, h.failures
                """)
                .param("names", names.toArray(String[]::new))
                .param("more", names.stream().map(failures::get).toArray(Integer[]::new))
                .param("now", Rows.at(now))
                .param("today", now.atZone(ZoneOffset.UTC).toLocalDate())
                .query((row, n) -> counts.put(row.getString("name"), row.getInt("failures")))
                .list();
        return counts;
    }
}
