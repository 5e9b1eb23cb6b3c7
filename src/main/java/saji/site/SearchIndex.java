package saji.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final String FIRST = """
            union all (
                select 'hit', f.story::text, f.tier, f.published_at
                from (select m.story, m.published_at, %s as tier from m where (select number from n) <= :counted) f
                order by f.tier desc, f.published_at desc, f.story desc limit :hits)
            """.formatted(SearchOrder.TIER);

    private final JdbcClient jdbc;
    private final SearchOrder order;
    private final JsonMapper json;

    SearchIndex(JdbcClient jdbc, SearchOrder order, JsonMapper json) {
        this.jdbc = jdbc;
        this.order = order;
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
    record Place(int tier, Instant at, UUID story) {

        private static final Pattern TEXT = Pattern.compile("([0-3])-(\\d{1,18})-([0-9a-f-]{36})");

        /** As it stands in the address of a further page. */
        @Override
        public String toString() {
            return tier + "-" + ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + story;
        }

        /** Reads it again; null when it is none. */
        static @Nullable Place of(String text) {
            Matcher parts = TEXT.matcher(text);
            if (!parts.matches()) {
                return null;
            }
            try {
                long micros = Long.parseLong(parts.group(2));
                Instant at = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
                return at.getEpochSecond() > 250_000_000_000L
                        ? null
                        : new Place(Integer.parseInt(parts.group(1)), at, UUID.fromString(parts.group(3)));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }

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
    Page first(Sought sought, State state) {
        Spread spread = spread(sought);
        List<Place> places = !sought.query().isEmpty() && spread.number() <= COUNTED
                ? spread.first()
                : order.places(sought, null, state, false);
        return new Page(hits(places, sought.language()), spread.facets());
    }

    /** The results that follow {@code after}. */
    Page further(Sought sought, Place after, State state) {
        boolean few = !sought.query().isEmpty() && count(sought) <= COUNTED;
        return new Page(hits(order.places(sought, after, state, few), sought.language()), Map.of());
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
    private int count(Sought sought) {
        return sought.bound(jdbc, """
                        select count(*) from (select from site.search_document d where %s limit :limit) m
                        """.formatted(sought.conditions()), null)
                .param("limit", COUNTED + 1)
                .query(Integer.class)
                .single();
    }

    /** How the results spread, and in the same pass the first of them where they are few enough to be sorted. */
    private Spread spread(Sought sought) {
        Map<String, Map<String, Integer>> facets = new LinkedHashMap<>();
        List<Place> first = new ArrayList<>();
        sought.bound(jdbc, """
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
                        """.formatted(sought.conditions()) + (sought.query().isEmpty() ? "" : FIRST), null)
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

    private Hit hit(ResultSet row, Place place, Language language) throws SQLException {
        Served story = json.readValue(row.getString("card"), Served.class);
        String english = row.getString("body_en");
        boolean translated = language == Language.EN && story.english() != null && english != null;
        return new Hit(place, story, translated && english != null ? english : row.getString("body"), translated);
    }
}
