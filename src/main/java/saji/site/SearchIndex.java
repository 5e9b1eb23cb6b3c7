package saji.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Language;
import saji.platform.Rows;
import tools.jackson.databind.json.JsonMapper;

/** The queries of search. Each ends after half a second, whatever was asked. */
@Component
class SearchIndex {

    /** Results on a page. */
    static final int LENGTH = 20;
    /** Up to this many results are counted; those of a common word take most of the time that a search takes. */
    static final int COUNTED = 1_000;

    /**
     * With a common word the newest results are looked for in ever longer stretches of time, in days back: all its results together
     * would take too long to sort.
     */
    private static final List<Integer> STRETCHES = List.of(60, 300, 1_300);

    /** All words in the title; some form of them there; all others. */
    private static final List<Integer> TIERS = List.of(3, 2, 1);

    private static final String TIER = """
            case when title @@ cast(:title as tsquery) then 3 when title @@ cast(:query as tsquery) then 2 else 1 end
            """;
    private static final String FIRST = """
            union all (
                select 'hit', f.story::text, f.tier, f.published_at
                from (select m.story, m.published_at, %s as tier from m where (select number from n) <= :counted) f
                order by f.tier desc, f.published_at desc, f.story desc limit :hits)
            """.formatted(TIER);
    private static final String IN_TITLE = " and d.title @@ (cast(:title as tsquery) || cast(:query as tsquery))";
    private static final SearchQuery NOTHING = new SearchQuery(List.of(), List.of());
    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SearchIndex(SearchConnections connections, JsonMapper json) {
        this.jdbc = connections.jdbc();
        this.json = json;
    }

    /** What to look within; null for no matter. */
    record Filter(
            @Nullable UUID agency,
            @Nullable String topic,
            @Nullable String area,
            @Nullable String type,
            @Nullable Instant from,
            @Nullable Instant until) {

        boolean isEmpty() {
            return agency == null && topic == null && area == null && type == null && from == null && until == null;
        }
    }

    /**
     * A place in the order of results: first those with all words in the title, then those with some form of them there, then all
     * others; the newest first.
     */
    record Place(int tier, Instant at, UUID story) {}

    /**
     * A page of results.
     *
     * @param facets kind of filter, value, number; kind {@code n} is the number of all as far as {@link #COUNTED}, or more than that;
     *     empty on later pages
     */
    record Page(List<Hit> hits, Map<String, Map<String, Integer>> facets) {}

    private record Spread(Map<String, Map<String, Integer>> facets, List<Place> first) {

        int number() {
            return facets.getOrDefault("n", Map.of()).getOrDefault("", 0);
        }
    }

    record Hit(Place place, Served story, String body, boolean english) {}

    /**
     * What is looked at.
     *
     * @param revision of it, or an earlier one; never a later one
     * @param newest when the newest story was published
     */
    record State(long revision, Instant newest) {}

    /** To be called first in a transaction: each query ends in time, and one for words goes by the index of words. */
    State limit(SearchQuery query) {
        String others = query.isEmpty() ? "on" : "off";
        jdbc.sql("select set_config('statement_timeout', '500', true), set_config('jit', 'off', true)")
                .query()
                .listOfRows();
        return jdbc.sql("""
                select (select revision from site.search_state) as revision,
                       (select coalesce(max(published_at), 'epoch') from site.search_document) as newest,
                       set_config('enable_seqscan', :others, true), set_config('enable_indexscan', :others, true),
                       set_config('max_parallel_workers_per_gather', '0', true)
                """)
                .param("others", others)
                .query((row, n) -> new State(row.getLong("revision"), Rows.instant(row, "newest")))
                .single();
    }

    /** The results on the first page, with how all results spread. */
    Page first(SearchQuery query, Filter filter, Language language, State state) {
        Spread spread = spread(query, filter, language);
        List<Place> places = !query.isEmpty() && spread.number() <= COUNTED
                ? spread.first()
                : places(query, filter, language, null, state, false);
        return new Page(hits(places, language), spread.facets());
    }

    /** The results that follow {@code after}. */
    Page further(SearchQuery query, Filter filter, Language language, Place after, State state) {
        boolean few = !query.isEmpty() && count(query, filter, language) <= COUNTED;
        return new Page(hits(places(query, filter, language, after, state, few), language), Map.of());
    }

    /** @param few whether there are so few results that they can be sorted */
    List<Place> places(
            SearchQuery query, Filter filter, Language language, @Nullable Place after, State state, boolean few) {
        if (query.isEmpty()) {
            return newest(query, filter, language, after);
        }
        return few
                ? sorted(conditions(query, filter, language), query, filter, after)
                : stretchByStretch(query, filter, language, after, state);
    }

    private List<Place> newest(SearchQuery query, Filter filter, Language language, @Nullable Place after) {
        String beyond = after == null ? "" : " and (d.published_at, d.story) < (:at, :story)";
        return places("""
                select 0 as tier, d.published_at, d.story from site.search_document d where %s
                order by d.published_at desc, d.story desc limit :limit
                """.formatted(conditions(query, filter, language) + beyond), query, filter, after, LENGTH + 1);
    }

    private List<Place> sorted(String conditions, SearchQuery query, Filter filter, @Nullable Place after) {
        String beyond = after == null ? "" : "where (f.tier, f.published_at, f.story) < (:tier, :at, :story)";
        return places("""
                select f.tier, f.published_at, f.story from (
                    select %s as tier, d.published_at, d.story from site.search_document d where %s) f
                %s order by f.tier desc, f.published_at desc, f.story desc limit :limit
                """.formatted(TIER, conditions, beyond), query, filter, after, LENGTH + 1);
    }

    private List<Place> stretchByStretch(
            SearchQuery query, Filter filter, Language language, @Nullable Place after, State state) {
        List<Place> found = new ArrayList<>();
        boolean fewTitles = isRareInTitles(query, filter, language);
        if (fewTitles && (after == null || after.tier() > 1)) {
            found.addAll(titles(query, filter, language, after));
        }
        for (int tier : TIERS) {
            if ((after != null && tier > after.tier()) || (fewTitles && tier > 1)) {
                continue;
            }
            Place within = after != null && tier == after.tier() ? after : null;
            Instant upper = within == null ? state.newest() : within.at();
            Instant until = null;
            for (int i = 0; i <= STRETCHES.size() && found.size() <= LENGTH; i++) {
                Instant from = i < STRETCHES.size() ? upper.minus(Duration.ofDays(STRETCHES.get(i))) : null;
                found.addAll(stretch(query, filter, language, tier, within, from, until, LENGTH + 1 - found.size()));
                until = from;
            }
        }
        return found;
    }

    private boolean isRareInTitles(SearchQuery query, Filter filter, Language language) {
        int number = bound("""
                        select count(*) from (select from site.search_document d where %s limit :limit) m
                        """.formatted(conditions(NOTHING, filter, language) + IN_TITLE), query, filter, null)
                .param("limit", COUNTED + 1)
                .query(Integer.class)
                .single();
        return number <= COUNTED;
    }

    /** Those that have the words in the title, when they are few enough to be sorted. */
    private List<Place> titles(SearchQuery query, Filter filter, Language language, @Nullable Place after) {
        return sorted(
                conditions(query.without().isEmpty() ? NOTHING : query, filter, language) + IN_TITLE,
                query,
                filter,
                after);
    }

    private List<Place> stretch(
            SearchQuery query,
            Filter filter,
            Language language,
            int tier,
            @Nullable Place after,
            @Nullable Instant from,
            @Nullable Instant until,
            int limit) {
        // what stands in the title stands in the text too, so the text need only be looked at for what it must not hold
        boolean inTitle = tier > 1 && query.without().isEmpty();
        String conditions = conditions(inTitle ? NOTHING : query, filter, language)
                + switch (tier) {
                    case 3 -> " and d.title @@ cast(:title as tsquery)";
                    case 2 -> " and d.title @@ cast(:query as tsquery) and not d.title @@ cast(:title as tsquery)";
                    default -> " and not d.title @@ cast(:query as tsquery) and not d.title @@ cast(:title as tsquery)";
                }
                + (after == null ? "" : " and (d.published_at, d.story) < (:at, :story)")
                + (from == null ? "" : " and d.published_at >= :stretchFrom")
                + (until == null ? "" : " and d.published_at < :stretchUntil");
        return bound("""
                        select %d as tier, d.published_at, d.story from site.search_document d where %s
                        order by d.published_at desc, d.story desc limit :limit
                        """.formatted(tier, conditions), query, filter, after)
                .param("stretchFrom", Rows.atOrNull(from))
                .param("stretchUntil", Rows.atOrNull(until))
                .param("limit", limit)
                .query(SearchIndex::place)
                .list();
    }

    private List<Place> places(String sql, SearchQuery query, Filter filter, @Nullable Place after, int limit) {
        return bound(sql, query, filter, after)
                .param("limit", limit)
                .query(SearchIndex::place)
                .list();
    }

    private List<Hit> hits(List<Place> places, Language language) {
        Map<UUID, Hit> hits = new HashMap<>();
        Map<UUID, Place> wanted = new LinkedHashMap<>();
        places.forEach(place -> wanted.put(place.story(), place));
        jdbc.sql("select id, card, body, body_en from site.story where id = any(:ids)")
                .param("ids", wanted.keySet().toArray(UUID[]::new))
                .query(row -> {
                    Place place = wanted.get(Rows.uuid(row, "id"));
                    if (place != null) {
                        hits.put(place.story(), hit(row, place, language));
                    }
                });
        return places.stream()
                .map(place -> hits.get(place.story()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** How many there are, counted as far as {@link #COUNTED} and one. */
    private int count(SearchQuery query, Filter filter, Language language) {
        return bound("""
                        select count(*) from (select from site.search_document d where %s limit :limit) m
                        """.formatted(conditions(query, filter, language)), query, filter, null)
                .param("limit", COUNTED + 1)
                .query(Integer.class)
                .single();
    }

    /** How the results spread, and in the same pass the first of them where they are few enough to be sorted. */
    private Spread spread(SearchQuery query, Filter filter, Language language) {
        Map<String, Map<String, Integer>> facets = new LinkedHashMap<>();
        List<Place> first = new ArrayList<>();
        bound("""
                        with m as materialized (
                            select d.agencies, d.topics, d.areas, d.type, d.title, d.published_at, d.story
                            from site.search_document d where %s limit :limit),
                        n as (select count(*) as number from m)
                        select 'n' as kind, '' as value, number, null::timestamptz as at from n
                        union all (select 'opd', a::text, count(*), null from m, unnest(agencies) a
                                   group by 2 order by 3 desc, 2 limit 6)
                        union all (select 'topik', t, count(*), null from m, unnest(topics) t group by 2 order by 3 desc, 2 limit 6)
                        union all (select 'wilayah', a, count(*), null from m, unnest(areas) a
                                   where length(a) = 8 group by 2 order by 3 desc, 2 limit 7)
                        union all (select 'jenis', type, count(*), null from m group by 2 order by 3 desc, 2 limit 7)
                        """.formatted(conditions(query, filter, language)) + (query.isEmpty() ? "" : FIRST), query, filter, null)
                .param("limit", COUNTED + 1)
                .param("counted", COUNTED)
                .param("hits", LENGTH + 1)
                .query(row -> {
                    String kind = row.getString("kind");
                    if (kind.equals("hit")) {
                        first.add(new Place(
                                row.getInt("number"),
                                Rows.instant(row, "at"),
                                UUID.fromString(row.getString("value"))));
                    } else {
                        facets.computeIfAbsent(kind, k -> new LinkedHashMap<>())
                                .put(row.getString("value"), row.getInt("number"));
                    }
                });
        return new Spread(facets, first);
    }

    private static String conditions(SearchQuery query, Filter filter, Language language) {
        List<String> conditions = new ArrayList<>(
                List.of(language == Language.EN ? "(d.language = 'en' or d.alone)" : "d.language = 'id'"));
        if (!query.isEmpty()) {
            conditions.add("d.content @@ cast(:query as tsquery)");
        }
        if (filter.agency() != null) {
            conditions.add("d.agencies @> array[cast(:agency as uuid)]");
        }
        if (filter.topic() != null) {
            conditions.add("d.topics @> array[cast(:topic as text)]");
        }
        if (filter.area() != null) {
            conditions.add("d.areas @> array[cast(:area as text)]");
        }
        if (filter.type() != null) {
            conditions.add("d.type = :type");
        }
        if (filter.from() != null) {
            conditions.add("d.published_at >= :from");
        }
        if (filter.until() != null) {
            conditions.add("d.published_at < :until");
        }
        return String.join(" and ", conditions);
    }

    private JdbcClient.StatementSpec bound(String sql, SearchQuery query, Filter filter, @Nullable Place after) {
        return jdbc.sql(sql)
                .param("query", query.any())
                .param("title", query.inTitle())
                .param("agency", filter.agency())
                .param("topic", filter.topic())
                .param("area", filter.area())
                .param("type", filter.type())
                .param("from", Rows.atOrNull(filter.from()))
                .param("until", Rows.atOrNull(filter.until()))
                .param("tier", after == null ? 0 : after.tier())
                .param("at", Rows.at(after == null ? Instant.EPOCH : after.at()))
                .param("story", after == null ? NOBODY : after.story());
    }

    private static Place place(ResultSet row, int n) throws SQLException {
        return new Place(row.getInt("tier"), Rows.instant(row, "published_at"), Rows.uuid(row, "story"));
    }

    private Hit hit(ResultSet row, Place place, Language language) throws SQLException {
        Served story = json.readValue(row.getString("card"), Served.class);
        String english = row.getString("body_en");
        boolean translated = language == Language.EN && story.english() != null && english != null;
        return new Hit(place, story, translated && english != null ? english : row.getString("body"), translated);
    }
}
