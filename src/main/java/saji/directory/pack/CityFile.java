package saji.directory.pack;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import saji.directory.AreaCode;
import saji.directory.City;

/** Reads {@code city.yaml}. */
final class CityFile {

    static final String NAME = "city.yaml";

    private final Mistakes mistakes;

    CityFile(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Optional<City> read(String text) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new java.io.StringReader(text));
            return root instanceof MappingNode top ? Optional.ofNullable(city(top)) : wrong();
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            mistakes.add(NAME, mark.getLine() + 1, mark.getColumn() + 1, "yaml");
            return Optional.empty();
        }
    }

    private Optional<City> wrong() {
        mistakes.add(NAME, 1, 1, "yaml");
        return Optional.empty();
    }

    private @Nullable City city(MappingNode top) {
        MappingNode site = mapping(top, "site");
        MappingNode id = mapping(site, "id");
        MappingNode en = mapping(site, "en");
        MappingNode brand = mapping(top, "brand");
        City city = new City(
                text(top, "name"),
                text(top, "name_en"),
                text(top, "short_name"),
                new AreaCode(text(top, "area")),
                zone(top),
                text(top, "office"),
                text(top, "emergency_phone"),
                text(id, "title"),
                text(en, "title"),
                text(id, "tagline"),
                text(en, "tagline"),
                colour(brand, "primary"),
                colour(brand, "accent"),
                week(mapping(top, "working_hours")));
        return mistakes.none() ? city : null;
    }

    private ZoneId zone(MappingNode top) {
        try {
            return ZoneId.of(text(top, "time_zone"));
        } catch (DateTimeException e) {
            at(children(top).getOrDefault("time_zone", top), "time-zone");
            return ZoneId.of("UTC");
        }
    }

    private String colour(MappingNode brand, String key) {
        String colour = text(brand, key);
        if (!colour.matches("#[0-9A-Fa-f]{6}")) {
            at(children(brand).getOrDefault(key, brand), "colour");
        }
        return colour;
    }

    private Map<DayOfWeek, City.Hours> week(MappingNode node) {
        Map<DayOfWeek, City.Hours> week = new EnumMap<>(DayOfWeek.class);
        Map<String, Node> days = children(node);
        for (DayOfWeek day : DayOfWeek.values()) {
            Node hours = days.get(day.name().toLowerCase(Locale.ROOT));
            if (hours instanceof MappingNode given) {
                List<City.Span> breaks = new ArrayList<>();
                if (children(given).get("breaks") instanceof SequenceNode list) {
                    for (Node item : list.getValue()) {
                        if (item instanceof MappingNode pause) {
                            breaks.add(span(pause));
                        }
                    }
                }
                City.Span open = span(given);
                week.put(day, new City.Hours(open.from(), open.to(), breaks));
            }
        }
        if (week.isEmpty()) {
            at(node, "no-working-day");
        }
        return Map.copyOf(week);
    }

    private City.Span span(MappingNode node) {
        City.Span span = new City.Span(clock(node, "from"), clock(node, "to"));
        if (!span.from().isBefore(span.to())) {
            at(node, "hours");
        }
        return span;
    }

    private LocalTime clock(MappingNode node, String key) {
        try {
            return LocalTime.parse(text(node, key));
        } catch (DateTimeException e) {
            at(children(node).getOrDefault(key, node), "time");
            return LocalTime.MIDNIGHT;
        }
    }

    private MappingNode mapping(MappingNode in, String key) {
        if (children(in).get(key) instanceof MappingNode node) {
            return node;
        }
        at(in, "missing-key", key);
        return new MappingNode(Tag.MAP, List.of(), in.getFlowStyle());
    }

    private String text(MappingNode in, String key) {
        if (children(in).get(key) instanceof ScalarNode node && !node.getValue().isBlank()) {
            return node.getValue().strip();
        }
        at(in, "missing-key", key);
        return "";
    }

    private static Map<String, Node> children(MappingNode node) {
        Map<String, Node> children = new HashMap<>();
        node.getValue().forEach(pair -> {
            if (pair.getKeyNode() instanceof ScalarNode key) {
                children.put(key.getValue(), pair.getValueNode());
            }
        });
        return children;
    }

    private void at(Node node, String key, Object... args) {
        Mark mark = node.getStartMark();
        mistakes.add(NAME, mark == null ? 1 : mark.getLine() + 1, mark == null ? 1 : mark.getColumn() + 1, key, args);
    }
}
