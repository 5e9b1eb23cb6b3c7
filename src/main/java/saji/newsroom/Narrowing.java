package saji.newsroom;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.PersonId;

/** The condition that a filter is, with only what narrows, so that the planner sees plain conditions. */
final class Narrowing {

    private final Map<String, Object> params = new LinkedHashMap<>();
    private String sql = "true";

    static Narrowing of(Actor actor, StoryFilter filter) {
        Narrowing where = new Narrowing();
        if (!Stories.seesAll(actor)) {
            where.and(
                    "s.readers && cast(:readers as uuid[])",
                    "readers",
                    actor.officerOf().stream().map(AgencyId::value).toArray(UUID[]::new));
        }
        if (!filter.states().isEmpty()) {
            where.and(
                    "s.state = any(:states)",
                    "states",
                    filter.states().stream().map(Enum::name).toArray(String[]::new));
        }
        where.and("s.agencies @> cast(:agencies as uuid[])", "agencies", one(filter.agency()));
        where.and("s.writers @> cast(:writers as uuid[])", "writers", one(filter.person()));
        where.and(
                "s.topics @> cast(:topics as text[])",
                "topics",
                filter.topic() == null ? null : new String[] {asked(filter.topic())});
        where.and("s.type = :type", "type", filter.type() == null ? null : asked(filter.type()));
        where.and("s.words @@ to_tsquery('simple', :words)", "words", query(filter.words()));
        where.and(
                "s.flags <> '{}' and s.flags @> cast(:flags as text[])",
                "flags",
                filter.flag() == null ? null : new String[] {filter.flag().name()});
        return where;
    }

    private static UUID @Nullable [] one(@Nullable Record id) {
        return switch (id) {
            case AgencyId agency -> new UUID[] {agency.value()};
            case PersonId person -> new UUID[] {person.value()};
            case null, default -> null;
        };
    }

    /** PostgreSQL takes no zero character, so nothing has it. */
    private static String asked(String value) {
        return value.replace("\0", "\ufffd");
    }

    String sql() {
        return sql;
    }

    Map<String, Object> params() {
        return params;
    }

    void put(String name, Object value) {
        params.put(name, value);
    }

    void and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql += " and " + condition;
            params.put(name, value);
        }
    }

    /** All words, each exactly, the last one as a beginning; null when there is no word. */
    private static @Nullable String query(@Nullable String words) {
        if (words == null) {
            return null;
        }
        List<String> terms = Arrays.stream(words.split("[\\s\\p{Cntrl}'\\\\]+"))
                .filter(term -> term.codePoints().anyMatch(Character::isLetterOrDigit))
                .limit(10)
                .map(term -> "'" + term.substring(0, Math.min(term.length(), 60)) + "'")
                .toList();
        return terms.isEmpty() ? null : String.join(" & ", terms) + ":*";
    }
}
