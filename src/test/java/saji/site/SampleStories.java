package saji.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import saji.directory.Agency;
import saji.directory.Directory;

/** The published stories of the demo city as the site would have copied them, read from the files of the pack. */
final class SampleStories {

    private static final Path DEMO = Path.of("city/tangsel/demo");
    private static final Pattern DAY = Pattern.compile("\\{([+-]\\d+)d(?: [^}]*)?}");
    private static final Pattern FACT = Pattern.compile("\\(fakta:([a-z0-9-]+)\\)");

    private final Directory directory;
    private final Instant now;
    private final ZoneId zone;
    private final Map<String, Map<String, Object>> materials = new HashMap<>();
    private final Map<String, Map<String, Object>> facts = new HashMap<>();
    private final Map<String, Map<String, Object>> photos = new HashMap<>();

    SampleStories(Directory directory, Instant now) {
        this.directory = directory;
        this.now = now;
        this.zone = directory.city().zone();
        files("materials").forEach(this::readMaterial);
    }

    /** A story with its text. */
    record Sample(Served story, Served.Body body) {}

    List<Sample> all() {
        return files("stories").flatMap(file -> read(file).stream()).toList();
    }

    /** The id that stands for a key of the demo files. */
    static UUID id(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void readMaterial(Path file) {
        Map<String, Object> head = parts(file).head();
        materials.put(String.valueOf(head.get("key")), head);
        maps(head.get("facts")).forEach(fact -> facts.put(String.valueOf(fact.get("key")), fact));
        maps(head.get("photos")).forEach(photo -> photos.put(head.get("key") + "/" + photo.get("key"), photo));
    }

    private Optional<Sample> read(Path file) {
        Parts parts = parts(file);
        Map<String, Object> head = parts.head();
        String state = String.valueOf(head.get("state"));
        if (!List.of("published", "corrected", "withdrawn").contains(state)) {
            return Optional.empty();
        }
        Instant published = moment(String.valueOf(head.get("published")));
        Map<String, Object> english = map(head.get("en"));
        String body = dates(parts.body(), Locale.of("id", "ID"));
        String englishBody = english.isEmpty() ? null : dates(String.valueOf(english.get("body")), Locale.ENGLISH);
        List<Served.Amendment> amendments = amendments(head, published);
        Served story = new Served(
                id(String.valueOf(head.get("key"))),
                String.valueOf(head.get("key")),
                List.of(),
                String.valueOf(head.get("type")),
                stage(head),
                published,
                amendments.stream().anyMatch(amendment -> !amendment.withdrawal()) ? 2 : 1,
                amendments.isEmpty() ? published : amendments.getFirst().at(),
                heading(head, Locale.of("id", "ID")),
                english.isEmpty() ? null : heading(english, Locale.ENGLISH),
                issuers(head),
                texts(head.get("areas")),
                texts(head.get("topics")),
                pictures(head),
                List.of(),
                sources(body),
                amendments);
        return Optional.of(
                new Sample(story, new Served.Body(ids(body), englishBody == null ? null : ids(englishBody))));
    }

    private Served.Heading heading(Map<String, Object> head, Locale locale) {
        return new Served.Heading(
                dates(String.valueOf(head.get("title")), locale),
                dates(String.valueOf(head.get("lead")).strip(), locale));
    }

    private @Nullable String stage(Map<String, Object> head) {
        return texts(head.get("materials")).stream()
                .map(materials::get)
                .filter(java.util.Objects::nonNull)
                .map(material -> String.valueOf(material.get("stage")).toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse(null);
    }

    private List<Served.Issuer> issuers(Map<String, Object> head) {
        List<Served.Issuer> issuers = new ArrayList<>();
        for (String code : texts(head.get("agencies"))) {
            Agency agency = directory.agencyByCode(code).orElseThrow();
            issuers.add(new Served.Issuer(agency.id().value(), agency.name(), agency.nameEn()));
        }
        return issuers;
    }

    private List<Served.Picture> pictures(Map<String, Object> head) {
        Map<String, Object> photo = photos.get(String.valueOf(head.get("photo")));
        return photo == null
                ? List.of()
                : List.of(new Served.Picture(
                        id(String.valueOf(head.get("photo"))),
                        1600,
                        1067,
                        String.valueOf(photo.get("alt")),
                        String.valueOf(photo.get("caption")),
                        String.valueOf(photo.get("credit"))));
    }

    private List<Served.Source> sources(String body) {
        List<Served.Source> sources = new ArrayList<>();
        Matcher cited = FACT.matcher(body);
        while (cited.find()) {
            Map<String, Object> fact = facts.get(cited.group(1));
            if (fact != null && sources.stream().noneMatch(known -> known.fact().equals(id(cited.group(1))))) {
                sources.add(new Served.Source(
                        id(cited.group(1)),
                        String.valueOf(fact.get("claim")),
                        String.valueOf(fact.get("value")),
                        String.valueOf(fact.get("source"))));
            }
        }
        return sources;
    }

    private List<Served.Amendment> amendments(Map<String, Object> head, Instant published) {
        List<Served.Amendment> amendments = new ArrayList<>();
        Map<String, Object> withdrawal = map(head.get("withdrawal"));
        if ("withdrawn".equals(head.get("state"))) {
            amendments.add(new Served.Amendment(
                    withdrawal.containsKey("at")
                            ? moment(String.valueOf(withdrawal.get("at")))
                            : published.plus(Duration.ofHours(5)),
                    true,
                    String.valueOf(withdrawal.getOrDefault("reason", "Kabar ini keliru."))));
        }
        Map<String, Object> correction = map(head.get("correction"));
        if (!correction.isEmpty()) {
            amendments.add(new Served.Amendment(
                    moment(String.valueOf(correction.get("at"))),
                    false,
                    String.valueOf(correction.get("note")).strip()));
        }
        return amendments;
    }

    /** For example {@code -3d 14:05}. */
    private Instant moment(String text) {
        String[] parts = text.split("d ", -1);
        LocalDate day = LocalDate.ofInstant(now, zone).plusDays(Long.parseLong(parts[0]));
        return day.atTime(LocalTime.parse(parts[1])).atZone(zone).toInstant();
    }

    private String dates(String text, Locale locale) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern("d MMMM yyyy", locale);
        return DAY.matcher(text)
                .replaceAll(found ->
                        format.format(LocalDate.ofInstant(now, zone).plusDays(Long.parseLong(found.group(1)))));
    }

    private static String ids(String text) {
        return FACT.matcher(text).replaceAll(found -> "(fakta:" + id(found.group(1)) + ")");
    }

    private record Parts(Map<String, Object> head, String body) {}

    private static Parts parts(Path file) {
        try {
            String text = Files.readString(file);
            int end = text.indexOf("\n---\n", 4);
            return new Parts(map(new Yaml().load(text.substring(4, end))), text.substring(end + 5));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String folder) {
        try (Stream<Path> files = Files.list(DEMO.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static List<Map<String, Object>> maps(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(SampleStories::map).toList()
                : List.of();
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
