package saji.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Language;
import saji.platform.Rows;
import tools.jackson.databind.json.JsonMapper;

/** The queries of search. Each ends after 300 ms, whatever was asked. */
@Component
class SearchIndex {

    /** Results on a page. */
    static final int LENGTH = 20;
    /** Up to this many results are counted. */
    static final int COUNTED = 2_000;

    private static final int CANDIDATES = 40;

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

    /** To be called first in a transaction. */
    void limit() {
        jdbc.sql("set local statement_timeout = 300").update();
        jdbc.sql("set local jit = off").update();
    }

    List<Hit> find(SearchQuery query, Filter filter, Language language, @Nullable Place after) {
        String tier = query.isEmpty()
                ? "0"
                : "case when d.title @@ cast(:title as tsquery) then 3 when d.title @@ cast(:query as tsquery) then 2 else 1 end";
        String beyond = after == null ? "" : "where (f.tier, f.published_at, f.story) < (:tier, :at, :story)";
        return bound("""
                        select f.tier, f.published_at, s.card, s.body, s.body_en from (
                            select * from (select %s as tier, d.published_at, d.story from site.search_document d where %s) f
                            %s order by f.tier desc, f.published_at desc, f.story desc limit :limit) f
                        join site.story s on s.id = f.story order by f.tier desc, f.published_at desc, f.story desc
                        """.formatted(tier, conditions(query, filter), beyond), query, filter, language)
                .param("title", query.inTitle())
                .param("tier", after == null ? 0 : after.tier())
                .param("at", Rows.at(after == null ? Instant.EPOCH : after.at()))
                .param("story", after == null ? new UUID(0, 0) : after.story())
                .param("limit", LENGTH + 1)
                .query((row, n) -> hit(row, language))
                .list();
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
                        """.formatted(conditions(query, filter)), query, filter, language)
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

    private static String conditions(SearchQuery query, Filter filter) {
        List<String> conditions = new ArrayList<>(List.of("d.language = :language"));
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

    private JdbcClient.StatementSpec bound(String sql, SearchQuery query, Filter filter, Language language) {
        return jdbc.sql(sql)
                .param("language", language.code())
                .param("query", query.any())
                .param("agency", filter.agency())
                .param("topic", filter.topic())
                .param("area", filter.area())
                .param("type", filter.type())
                .param("from", Rows.atOrNull(filter.from()))
                .param("until", Rows.atOrNull(filter.until()));
    }

    private Hit hit(ResultSet row, Language language) throws SQLException {
        Served story = json.readValue(row.getString("card"), Served.class);
        String english = row.getString("body_en");
        boolean translated = language == Language.EN && story.english() != null && english != null;
        return new Hit(
                new Place(row.getInt("tier"), Rows.instant(row, "published_at"), story.id()),
                story,
                translated && english != null ? english : row.getString("body"),
                translated);
    }
}
