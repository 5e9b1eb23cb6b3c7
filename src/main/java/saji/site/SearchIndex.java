package saji.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
    /** Up to this many results are counted. */
    static final int COUNTED = 2_000;

    private static final int CANDIDATES = 40;
    /**
     * With a common word the newest results are looked for in ever longer stretches of time, in days back: all its results together
     * would take too long to sort.
     */
    private static final List<Integer> STRETCHES = List.of(60, 300, 1_300);

    /** All words in the title; some form of them there; all others. */
    private static final List<Integer> TIERS = List.of(3, 2, 1);

    private static final String IN_TITLE = " and d.title @@ (cast(:title as tsquery) || cast(:query as tsquery))";
    private static final SearchQuery NOTHING = new SearchQuery(List.of(), List.of());
    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SearchIndex(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
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

    record Hit(Place place, Served story, String body, boolean english) {}

    /**
     * To be called first in a transaction: each query ends in time, and one for words goes by the index of words.
     *
     * @return the revision of what is looked at, or an earlier one; never a later one
     */
    long limit(SearchQuery query) {
        String others = query.isEmpty() ? "on" : "off";
        return jdbc.sql("""
                select (select revision from site.search_state) as revision, set_config('statement_timeout', '500', true), set_config('jit', 'off', true),
                       set_config('enable_seqscan', :others, true), set_config('enable_indexscan', :others, true),
                       set_config('max_parallel_workers_per_gather', '0', true)
                """)
                .param("others", others)
                .query((row, n) -> row.getLong("revision"))
                .single();
    }

    /** @param number of results as far as {@link #COUNTED}, or more than that */
    List<Hit> find(SearchQuery query, Filter filter, Language language, @Nullable Place after, int number) {
        List<Place> places = query.isEmpty()
                ? newest(query, filter, language, after)
                : number <= COUNTED
                        ? sorted(conditions(query, filter, language), query, filter, after)
                        : stretchByStretch(query, filter, language, after);
        return hits(places, language);
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
                    select case when d.title @@ cast(:title as tsquery) then 3 when d.title @@ cast(:query as tsquery) then 2 else 1 end
                           as tier, d.published_at, d.story
                    from site.search_document d where %s) f
                %s order by f.tier desc, f.published_at desc, f.story desc limit :limit
                """.formatted(conditions, beyond), query, filter, after, LENGTH + 1);
    }

    private List<Place> stretchByStretch(SearchQuery query, Filter filter, Language language, @Nullable Place after) {
        List<Place> found = new ArrayList<>();
        Instant last = newestOfAll();
        boolean fewTitles = isRareInTitles(query, filter, language);
        if (fewTitles && (after == null || after.tier() > 1)) {
            found.addAll(titles(query, filter, language, after));
        }
        for (int tier : TIERS) {
            if ((after != null && tier > after.tier()) || (fewTitles && tier > 1)) {
                continue;
            }
            Place within = after != null && tier == after.tier() ? after : null;
            Instant upper = within == null ? last : within.at();
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

    private Instant newestOfAll() {
        return jdbc.sql("select published_at from site.search_document order by published_at desc, story desc limit 1")
                .query((row, n) -> Rows.instant(row, "published_at"))
                .optional()
                .orElse(Instant.EPOCH);
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
    int count(SearchQuery query, Filter filter, Language language) {
        return bound("""
                        select count(*) from (select from site.search_document d where %s limit :limit) m
                        """.formatted(conditions(query, filter, language)), query, filter, null)
                .param("limit", COUNTED + 1)
                .query(Integer.class)
                .single();
    }

    /** How the results spread: kind of filter, value, number; kind {@code n} is the number of all. */
    Map<String, Map<String, Integer>> spread(SearchQuery query, Filter filter, Language language) {
        Map<String, Map<String, Integer>> spread = new LinkedHashMap<>();
        bound("""
                        with m as materialized (
                            select d.agencies, d.topics, d.areas, d.type from site.search_document d where %s limit :limit)
                        select 'n' as kind, '' as value, count(*) as number from m
                        union all (select 'opd', a::text, count(*) from m, unnest(agencies) a group by 2 order by 3 desc, 2 limit 6)
                        union all (select 'topik', t, count(*) from m, unnest(topics) t group by 2 order by 3 desc, 2 limit 6)
                        union all (select 'wilayah', a, count(*) from m, unnest(areas) a
                                   where length(a) = 8 group by 2 order by 3 desc, 2 limit 7)
                        union all (select 'jenis', type, count(*) from m group by 2 order by 3 desc, 2 limit 7)
                        """.formatted(conditions(query, filter, language)), query, filter, null)
                .param("limit", COUNTED + 1)
                .query(row -> {
                    spread.computeIfAbsent(row.getString("kind"), kind -> new LinkedHashMap<>())
                            .put(row.getString("value"), row.getInt("number"));
                });
        return spread;
    }

    /** Those of these words that some story has. */
    List<String> known(Collection<String> words) {
        return jdbc.sql("select word from site.word where word = any(:words)")
                .param("words", words.toArray(String[]::new))
                .query((row, n) -> row.getString("word"))
                .list();
    }

    /** Words of the vocabulary that look like this one, the most similar first. */
    List<String> alike(String word) {
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', '0.25', true)")
                .query()
                .listOfRows();
        return jdbc.sql(
                        "select word from site.word where word % :word order by similarity(word, :word) desc, word limit :limit")
                .param("word", word)
                .param("limit", CANDIDATES)
                .query((row, n) -> row.getString("word"))
                .list();
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
