package saji.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import saji.platform.Language;

/**
 * One material or story of the demo city: YAML front matter and a Markdown body, with dates counted from today. {@code {-45d}} in a
 * text stands for a date, {@code {-45d:day}} for its weekday.
 */
record DemoFile(Map<String, Object> head, String body, LocalDate today, ZoneId zone) {

    private static final Pattern MOMENT = Pattern.compile("([+-]\\d+)d(?: (\\d\\d:\\d\\d))?");
    private static final Pattern TOKEN = Pattern.compile("\\{([+-]?\\d+)d(:day)?}");

    /** All files of a folder, by name. */
    static List<DemoFile> all(Path folder, LocalDate today, ZoneId zone) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(file -> read(file, today, zone))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DemoFile read(Path file, LocalDate today, ZoneId zone) {
        try {
            String text = Files.readString(file);
            int end = text.indexOf("\n---\n", 4);
            Map<String, Object> head = new Yaml(new SafeConstructor(new LoaderOptions())).load(text.substring(4, end));
            return new DemoFile(head, text.substring(end + 5).strip(), today, zone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String field) {
        return head.get(field) != null;
    }

    /** The text of a field with its dates in Indonesian; empty when absent. */
    String text(String field) {
        return dated(Objects.toString(head.get(field), "").strip(), Language.ID);
    }

    String bodyText() {
        return dated(body, Language.ID);
    }

    List<String> texts(String field) {
        return head.get(field) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    /** A mapping within the head, or nothing. */
    Optional<DemoFile> part(String field) {
        return head.get(field) instanceof Map<?, ?> part ? Optional.of(with(part)) : Optional.empty();
    }

    List<DemoFile> parts(String field) {
        return head.get(field) instanceof List<?> list
                ? list.stream().map(part -> with((Map<?, ?>) part)).toList()
                : List.of();
    }

    Map<String, Object> values() {
        return head;
    }

    Instant at(String field) {
        return moment(Objects.toString(head.get(field)));
    }

    Optional<Instant> atIfGiven(String field) {
        return has(field) ? Optional.of(at(field)) : Optional.empty();
    }

    private Instant moment(String text) {
        Matcher parts = MOMENT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No moment: " + text);
        }
        String time = parts.group(2);
        return today.plusDays(Long.parseLong(parts.group(1)))
                .atTime(LocalTime.parse(time == null ? "00:00" : time))
                .atZone(zone)
                .toInstant();
    }

    /** {@code text} with its dates written out in {@code language}. */
    String dated(String text, Language language) {
        return TOKEN.matcher(text).replaceAll(found -> {
            LocalDate date = today.plusDays(Long.parseLong(found.group(1)));
            String pattern = found.group(2) == null ? "d MMMM yyyy" : "EEEE";
            return DateTimeFormatter.ofPattern(pattern, language.locale()).format(date);
        });
    }

    private DemoFile with(Map<?, ?> part) {
        @SuppressWarnings("unchecked")
        Map<String, Object> typed = (Map<String, Object>) part;
        return new DemoFile(typed, "", today, zone);
    }
}
