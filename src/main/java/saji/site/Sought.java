package saji.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.platform.Language;
import saji.platform.Rows;

/** What is looked for, within what and for readers of which language, as conditions on {@code site.search_document d}. */
record Sought(SearchQuery query, SearchIndex.Filter filter, Language language) {

    private static final SearchQuery NOTHING = new SearchQuery(List.of(), List.of());
    private static final UUID NOBODY = new UUID(0, 0);

    /** The same without the words: for those that look for them in titles alone. */
    Sought withoutWords() {
        return new Sought(NOTHING, filter, language);
    }

    String conditions() {
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

    /** A statement with all that conditions name, and {@code after}, bound to it. */
    JdbcClient.StatementSpec bound(JdbcClient jdbc, String sql, SearchIndex.@Nullable Place after) {
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
}
