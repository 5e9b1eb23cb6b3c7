package saji.newsroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.platform.Rows;

/** What is scheduled, embargoed and published, day by day: of a busy day the first entries and how many there are. */
@Component
class Calendar {

    private final JdbcClient jdbc;

    Calendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CalendarDay> days(Actor actor, StoryFilter filter, List<Instant> bounds, int perDay) {
        Narrowing where = Narrowing.of(actor, filter);
        Map<Integer, List<CalendarEntry>> entries = new HashMap<>();
        jdbc.sql("select d.n, x.* from " + days(bounds) + " cross join lateral (select * from ("
                        + moments(where, Stories.COLUMNS, "order by moment limit :most")
                        + ") y order by moment, id limit :most) x order by d.n, x.moment, x.id")
                .params(where.params())
                .param("most", perDay)
                .query((row, n) -> entries.computeIfAbsent(row.getInt("n"), day -> new ArrayList<>())
                        .add(new CalendarEntry(
                                CalendarEntry.Kind.valueOf(row.getString("moment_kind")),
                                Rows.instant(row, "moment"),
                                Stories.summary(row, n))))
                .list();
        Map<Integer, Integer> counts = counts(where, bounds);
        return IntStream.range(0, bounds.size() - 1)
                .mapToObj(day -> new CalendarDay(entries.getOrDefault(day, List.of()), counts.getOrDefault(day, 0)))
                .toList();
    }

    private Map<Integer, Integer> counts(Narrowing where, List<Instant> bounds) {
        Map<Integer, Integer> counts = new HashMap<>();
        jdbc.sql("select d.n, x.entries from " + days(bounds) + " cross join lateral (select count(*) as entries from ("
                        + moments(where, "s.id", "") + ") y) x")
                .params(where.params())
                .query((row, n) -> counts.put(row.getInt("n"), row.getInt("entries")))
                .list();
        return counts;
    }

    private static String days(List<Instant> bounds) {
        return IntStream.range(0, bounds.size() - 1)
                .mapToObj(n ->
                        "(" + n + ", timestamptz '" + bounds.get(n) + "', timestamptz '" + bounds.get(n + 1) + "')")
                .collect(Collectors.joining(", ", "(values ", ") as d (n, begins, ends)"));
    }

    private static String moments(Narrowing where, String columns, String each) {
        String select = "(select %s as moment_kind, %s as moment, " + columns
                + " from newsroom.story s %s where %s and " + where.sql() + " " + each + ")";
        return String.join(
                " union all ",
                select.formatted("'SCHEDULED'", "s.due_at", "", "s.due_at >= d.begins and s.due_at < d.ends"),
                select.formatted(
                        "'EMBARGO_ENDS'",
                        "s.embargo_until",
                        "",
                        "s.embargo_until >= d.begins and s.embargo_until < d.ends and s.edition is null"),
                select.formatted(
                        "case when e.number = 1 then 'PUBLISHED' else 'CORRECTED' end",
                        "e.published_at",
                        "join newsroom.edition e on e.story_id = s.id",
                        "e.published_at >= d.begins and e.published_at < d.ends"));
    }
}
