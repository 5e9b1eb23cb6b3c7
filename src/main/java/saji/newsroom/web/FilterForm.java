package saji.newsroom.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.PersonId;
import saji.newsroom.Flag;
import saji.newsroom.StoryFilter;
import saji.newsroom.StoryState;

/**
 * What was asked for in the address of a list; empty means any.
 */
public record FilterForm(
        @Nullable String agency,
        @Nullable String topic,
        @Nullable String state,
        @Nullable String type,
        @Nullable String person,
        @Nullable String q,
        @Nullable String flag) {

    private static final int LONGEST = 200;

    /** Whether nothing narrows the list. */
    public boolean isEmpty() {
        return values().isEmpty();
    }

    /** Whether {@code value} is chosen for {@code field}. */
    public boolean has(String field, String value) {
        return value.equals(values().get(field));
    }

    public String words() {
        return q == null ? "" : q;
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "agency", agency);
        put(values, "topic", topic);
        put(values, "state", state);
        put(values, "type", type);
        put(values, "person", person);
        put(values, "q", q);
        put(values, "flag", flag);
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank() && value.length() <= LONGEST) {
            values.put(name, value.strip());
        }
    }

    /** The same choice as the query of an address, beginning with {@code ?}; empty when nothing is chosen. */
    public String query() {
        return query(values());
    }

    private static String query(Map<String, String> values) {
        String query = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /** The same with one parameter more, or with another value for one. */
    public String queryWith(String name, String value) {
        Map<String, String> values = values();
        values.put(name, value);
        return query(values);
    }

    StoryFilter filter(Choices choices) {
        Map<String, String> values = values();
        return new StoryFilter(
                Arrays.stream(StoryState.values())
                        .filter(candidate -> candidate.name().equals(values.get("state")))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(StoryState.class))),
                agencyId(choices, values.get("agency")),
                values.get("topic"),
                Optional.ofNullable(values.get("person"))
                        .map(Turn::uuid)
                        .map(PersonId::new)
                        .orElse(null),
                values.get("type"),
                values.get("q"),
                Arrays.stream(Flag.Kind.values())
                        .filter(kind -> kind.name().equals(values.get("flag")))
                        .findFirst()
                        .orElse(null));
    }

    private static @Nullable AgencyId agencyId(Choices choices, @Nullable String code) {
        return code == null
                ? null
                : choices.agencies().stream()
                        .filter(agency -> agency.code().equalsIgnoreCase(code))
                        .map(Agency::id)
                        .findFirst()
                        .orElse(new AgencyId(new UUID(0, 0)));
    }
}
