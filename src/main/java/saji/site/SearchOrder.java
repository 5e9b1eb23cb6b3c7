package saji.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;
import saji.site.SearchIndex.Place;
import saji.site.SearchIndex.State;

/**
 * Brings results into their order, a page at a time: first those with all words in the title, then those with some form of them
 * there, then all others; the newest first.
 */
@Component
class SearchOrder {

    /**
     * With a common word the newest results are looked for in ever longer stretches of time, in days back: all its results together
     * would take too long to sort.
     */
    private static final List<Integer> STRETCHES = List.of(60, 300, 1_300);

    /** All words in the title; some form of them there; all others. */
    private static final List<Integer> TIERS = List.of(3, 2, 1);

    /** The tier of a row, from its {@code title}. */
    static final String TIER = """
            case when title @@ cast(:title as tsquery) then 3 when title @@ cast(:query as tsquery) then 2 else 1 end
            """;

    private static final String IN_TITLE = " and d.title @@ (cast(:title as tsquery) || cast(:query as tsquery))";
    private static final int WANTED = SearchIndex.LENGTH + 1;

    private final JdbcClient jdbc;

    SearchOrder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of results and one more, in their order.
     *
     * @param few whether there are so few results that they can be sorted
     */
    List<Place> places(Sought sought, @Nullable Place after, State state, boolean few) {
        if (sought.query().isEmpty()) {
            return newest(sought, after);
        }
        return few ? sorted(sought.conditions(), sought, after) : stretchByStretch(sought, after, state);
    }

    private List<Place> newest(Sought sought, @Nullable Place after) {
        String beyond = after == null ? "" : " and (d.published_at, d.story) < (:at, :story)";
        return places("""
                select 0 as tier, d.published_at, d.story from site.search_document d where %s
                order by d.published_at desc, d.story desc limit :limit
                """.formatted(sought.conditions() + beyond), sought, after);
    }

    private List<Place> sorted(String conditions, Sought sought, @Nullable Place after) {
        String beyond = after == null ? "" : "where (f.tier, f.published_at, f.story) < (:tier, :at, :story)";
        return places("""
                select f.tier, f.published_at, f.story from (
                    select %s as tier, d.published_at, d.story from site.search_document d where %s) f
                %s order by f.tier desc, f.published_at desc, f.story desc limit :limit
                """.formatted(TIER, conditions, beyond), sought, after);
    }

    private List<Place> stretchByStretch(Sought sought, @Nullable Place after, State state) {
        List<Place> found = new ArrayList<>();
        boolean fewTitles = isRareInTitles(sought);
        if (fewTitles && (after == null || after.tier() > 1)) {
            found.addAll(titles(sought, after));
        }
        for (int tier : TIERS) {
            if ((after != null && tier > after.tier()) || (fewTitles && tier > 1)) {
                continue;
            }
            Place within = after != null && tier == after.tier() ? after : null;
            Instant upper = within == null ? state.newest() : within.at();
            Instant until = null;
            for (int i = 0; i <= STRETCHES.size() && found.size() < WANTED; i++) {
                Instant from = i < STRETCHES.size() ? upper.minus(Duration.ofDays(STRETCHES.get(i))) : null;
                found.addAll(stretch(sought, tier, within, from, until, WANTED - found.size()));
                until = from;
            }
        }
        return found;
    }

    private boolean isRareInTitles(Sought sought) {
        int number = sought.bound(jdbc, """
                        select count(*) from (select from site.search_document d where %s limit :limit) m
                        """.formatted(sought.withoutWords().conditions() + IN_TITLE), null)
                .param("limit", SearchIndex.COUNTED + 1)
                .query(Integer.class)
                .single();
        return number <= SearchIndex.COUNTED;
    }

    /** Those that have the words in the title, when they are few enough to be sorted. */
    private List<Place> titles(Sought sought, @Nullable Place after) {
        Sought others = sought.query().without().isEmpty() ? sought.withoutWords() : sought;
        return sorted(others.conditions() + IN_TITLE, sought, after);
    }

    private List<Place> stretch(
            Sought sought,
            int tier,
            @Nullable Place after,
            @Nullable Instant from,
            @Nullable Instant until,
            int limit) {
        // what stands in the title stands in the text too, so the text need only be looked at for what it must not hold
        boolean inTitle = tier > 1 && sought.query().without().isEmpty();
        String conditions = (inTitle ? sought.withoutWords() : sought).conditions()
                + switch (tier) {
                    case 3 -> " and d.title @@ cast(:title as tsquery)";
                    case 2 -> " and d.title @@ cast(:query as tsquery) and not d.title @@ cast(:title as tsquery)";
                    default -> " and not d.title @@ cast(:query as tsquery) and not d.title @@ cast(:title as tsquery)";
                }
                + (after == null ? "" : " and (d.published_at, d.story) < (:at, :story)")
                + (from == null ? "" : " and d.published_at >= :stretchFrom")
                + (until == null ? "" : " and d.published_at < :stretchUntil");
        return sought.bound(jdbc, """
                        select %d as tier, d.published_at, d.story from site.search_document d where %s
                        order by d.published_at desc, d.story desc limit :limit
                        """.formatted(tier, conditions), after)
                .param("stretchFrom", Rows.atOrNull(from))
                .param("stretchUntil", Rows.atOrNull(until))
                .param("limit", limit)
                .query(SearchOrder::place)
                .list();
    }

    private List<Place> places(String sql, Sought sought, @Nullable Place after) {
        return sought.bound(jdbc, sql, after)
                .param("limit", WANTED)
                .query(SearchOrder::place)
                .list();
    }

    private static Place place(ResultSet row, int n) throws SQLException {
        return new Place(row.getInt("tier"), Rows.instant(row, "published_at"), Rows.uuid(row, "story"));
    }
}
