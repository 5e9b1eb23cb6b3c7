package saji.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import saji.directory.Agency;
import saji.directory.Area;
import saji.directory.Topic;
import saji.platform.Language;
import saji.platform.Words;
import saji.site.web.Card;
import saji.site.web.Frame;
import saji.site.web.SearchPage;

/** Makes the page of a search. */
@Component
class SearchPages {

    private static final List<String> TYPES = List.of(
            "news", "announcement", "service_information", "agenda", "clarification", "infographic", "press_release");
    private static final Pattern PLACE = Pattern.compile("([0-3])-(\\d{1,18})-([0-9a-f-]{36})");
    private final Searching searching;
    private final Oven oven;
    private final Rendering rendering;

    SearchPages(Searching searching, Oven oven, Rendering rendering) {
        this.searching = searching;
        this.oven = oven;
        this.rendering = rendering;
    }

    /** What a reader asked for, as typed; empty for what was left open. */
    record Asked(
            String words,
            String agency,
            String topic,
            String area,
            String type,
            String from,
            String until,
            String after) {

        boolean isEmpty() {
            return words.isEmpty() && !isFiltered();
        }

        boolean isFiltered() {
            return !(agency + topic + area + type + from + until).isEmpty();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, byte[] html) {}

    Answer answer(Asked asked, Language language) {
        Surroundings surroundings = surroundings();
        if (surroundings == null) {
            return new Answer(503, Words.in(language).say("site.search.away").getBytes(StandardCharsets.UTF_8));
        }
        if (asked.isEmpty()) {
            return page(200, asked, language, surroundings, null, null, false);
        }
        SearchQuery query = SearchQuery.parse(asked.words());
        if (query.isEmpty() && !query.without().isEmpty()) {
            return page(200, asked, language, surroundings, "site.search.only-minus", null, false);
        }
        if (query.isEmpty() && !asked.words().isEmpty()) {
            return page(200, asked, language, surroundings, "site.search.none", null, false);
        }
        SearchIndex.Place after = place(asked.after());
        Searching.Answer answer = searching.search(query, () -> filter(asked, surroundings), language, after);
        Searching.Found found = answer.found();
        if (found == null) {
            boolean slow = answer.failure() == Searching.Failure.SLOW;
            return page(
                    slow ? 200 : 503,
                    asked,
                    language,
                    surroundings,
                    slow ? "site.search.slow" : "site.search.away",
                    null,
                    false);
        }
        return page(
                200,
                asked,
                language,
                surroundings,
                found.hits().isEmpty() ? "site.search.none" : null,
                found,
                after != null);
    }

    Answer tooMany(Asked asked, Language language) {
        Surroundings surroundings = surroundings();
        return surroundings == null
                ? new Answer(429, Words.in(language).say("site.search.too-many").getBytes(StandardCharsets.UTF_8))
                : page(429, asked, language, surroundings, "site.search.too-many", null, false);
    }

    /** The directory as last seen: without a database, search still has its page to say so. */
    private @Nullable Surroundings surroundings() {
        try {
            return oven.recentSurroundings();
        } catch (DataAccessException | TransactionException e) {
            return null;
        }
    }

    private Answer page(
            int status,
            Asked asked,
            Language language,
            Surroundings surroundings,
            @Nullable String message,
            Searching.@Nullable Found found,
            boolean later) {
        Words words = Words.in(language);
        Frame frame = new Frames(surroundings, language, "/cari", words.say("site.search.title"))
                .section("cari")
                .hidden()
                .build();
        List<SearchIndex.Hit> hits = found == null ? List.of() : found.hits();
        Marking marking = new Marking(found == null ? Set.of() : found.query().marks());
        boolean more = hits.size() > SearchIndex.LENGTH;
        SearchPage model = new SearchPage(
                frame,
                form(asked, language, surroundings),
                message == null ? null : words.say(message),
                found == null || later ? "" : count(found, words),
                found == null || found.instead().isEmpty() ? null : String.join(", ", found.instead()),
                found == null
                        ? List.of()
                        : hits.stream()
                                .limit(SearchIndex.LENGTH)
                                .map(hit -> hit(hit, marking, language, surroundings))
                                .toList(),
                found == null ? List.of() : facets(found, asked, language, surroundings),
                more
                        ? path(
                                asked,
                                language,
                                surroundings,
                                "lanjut",
                                text(hits.get(SearchIndex.LENGTH - 1).place()))
                        : null);
        return new Answer(status, rendering.render("site/search.jte", model));
    }

    private static SearchPage.Hit hit(
            SearchIndex.Hit hit, Marking marking, Language language, Surroundings surroundings) {
        Card card = Cards.of(hit.story(), language, surroundings);
        return new SearchPage.Hit(card, marking.all(card.title()), marking.snippet(card.lead(), hit.body()));
    }

    private static String count(Searching.Found found, Words words) {
        int count = found.spread().getOrDefault("n", Map.of()).getOrDefault("", 0);
        NumberFormat number = NumberFormat.getIntegerInstance(words.language().locale());
        if (count == 0) {
            return "";
        }
        return count > SearchIndex.COUNTED
                ? words.say("site.search.count-more", number.format(SearchIndex.COUNTED))
                : words.say("site.search.count", number.format(count));
    }

    private static List<SearchPage.Facet> facets(
            Searching.Found found, Asked asked, Language language, Surroundings surroundings) {
        Words words = Words.in(language);
        List<SearchPage.Facet> facets = new ArrayList<>();
        Function<String, @Nullable Agency> agency =
                id -> surroundings.agency(UUID.fromString(id)).orElse(null);
        facet(
                facets,
                found,
                "opd",
                words.say("site.search.agency"),
                asked.agency().isEmpty(),
                id -> {
                    Agency known = agency.apply(id);
                    return known == null
                            ? null
                            : new SearchPage.Narrower(
                                    known.name(language), path(asked, language, surroundings, "opd", known.code()), "");
                });
        facet(
                facets,
                found,
                "topik",
                words.say("site.search.topic"),
                asked.topic().isEmpty(),
                slug -> surroundings
                        .topic(slug)
                        .map(topic -> new SearchPage.Narrower(
                                topic.name(language), path(asked, language, surroundings, "topik", slug), ""))
                        .orElse(null));
        facet(
                facets,
                found,
                "wilayah",
                words.say("site.search.area"),
                asked.area().isEmpty(),
                code -> surroundings
                        .area(code)
                        .map(area -> new SearchPage.Narrower(
                                Cards.area(area, language), path(asked, language, surroundings, "wilayah", code), ""))
                        .orElse(null));
        facet(
                facets,
                found,
                "jenis",
                words.say("site.search.type"),
                asked.type().isEmpty(),
                type -> new SearchPage.Narrower(
                        Cards.type(type, language), path(asked, language, surroundings, "jenis", type), ""));
        return facets;
    }

    /** A facet is shown where the reader has not chosen and there is something to choose. */
    private static void facet(
            List<SearchPage.Facet> facets,
            Searching.Found found,
            String kind,
            String heading,
            boolean open,
            Function<String, SearchPage.@Nullable Narrower> entry) {
        Map<String, Integer> numbers = found.spread().getOrDefault(kind, Map.of());
        boolean counted = found.spread().getOrDefault("n", Map.of()).getOrDefault("", 0) <= SearchIndex.COUNTED;
        List<SearchPage.Narrower> entries = new ArrayList<>();
        numbers.forEach((value, number) -> {
            SearchPage.Narrower narrower = entry.apply(value);
            if (narrower != null) {
                entries.add(new SearchPage.Narrower(
                        narrower.name(), narrower.path(), counted ? String.valueOf(number) : ""));
            }
        });
        if (open && entries.size() > 1) {
            facets.add(new SearchPage.Facet(heading, entries));
        }
    }

    private static SearchPage.Form form(Asked asked, Language language, Surroundings surroundings) {
        List<SearchPage.Choice> areas = surroundings.areas().stream()
                .filter(area -> area.level() != Area.Level.CITY)
                .map(area -> choice(area.code().value(), Cards.area(area, language), asked.area()))
                .toList();
        return new SearchPage.Form(
                asked.words(),
                date(asked.from()) == null ? "" : asked.from(),
                date(asked.until()) == null ? "" : asked.until(),
                surroundings.standing().stream()
                        .map(agency -> choice(agency.code(), agency.name(language), asked.agency()))
                        .toList(),
                surroundings.topics().stream()
                        .map(topic -> choice(topic.slug(), topic.name(language), asked.topic()))
                        .toList(),
                areas,
                TYPES.stream()
                        .map(type -> choice(type, Cards.type(type, language), asked.type()))
                        .toList(),
                asked.isFiltered());
    }

    private static SearchPage.Choice choice(String value, String name, String chosen) {
        return new SearchPage.Choice(value, name, value.equalsIgnoreCase(chosen));
    }

    /** Null when something was named that does not exist: then nothing can be found. */
    private SearchIndex.@Nullable Filter filter(Asked asked, Surroundings surroundings) {
        UUID agency = null;
        if (!asked.agency().isEmpty()) {
            agency = surroundings
                    .agencyByCode(asked.agency().toUpperCase(Locale.ROOT))
                    .map(known -> known.id().value())
                    .orElse(null);
        }
        Topic topic = surroundings.topic(asked.topic()).orElse(null);
        Area area = surroundings.area(asked.area()).orElse(null);
        LocalDate from = date(asked.from());
        LocalDate until = date(asked.until());
        boolean unknown = (agency == null && !asked.agency().isEmpty())
                || (topic == null && !asked.topic().isEmpty())
                || (area == null && !asked.area().isEmpty())
                || (!asked.type().isEmpty() && !TYPES.contains(asked.type()))
                || (from == null && !asked.from().isEmpty())
                || (until == null && !asked.until().isEmpty());
        ZoneId zone = surroundings.zone();
        return unknown
                ? null
                : new SearchIndex.Filter(
                        agency,
                        topic == null ? null : topic.slug(),
                        area == null || area.level() == Area.Level.CITY
                                ? null
                                : area.code().value(),
                        asked.type().isEmpty() ? null : asked.type(),
                        from == null ? null : from.atStartOfDay(zone).toInstant(),
                        until == null
                                ? null
                                : until.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static @Nullable LocalDate date(String text) {
        try {
            LocalDate date = text.isEmpty() ? null : LocalDate.parse(text);
            return date == null || date.getYear() < 1900 || date.getYear() > 9000 ? null : date;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String text(SearchIndex.Place place) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, place.at());
        return place.tier() + "-" + micros + "-" + place.story();
    }

    private static SearchIndex.@Nullable Place place(String text) {
        Matcher parts = PLACE.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        try {
            long micros = Long.parseLong(parts.group(2));
            Instant at = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
            return at.getEpochSecond() > 250_000_000_000L
                    ? null
                    : new SearchIndex.Place(Integer.parseInt(parts.group(1)), at, UUID.fromString(parts.group(3)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The same search with one thing chosen otherwise. */
    private static String path(Asked asked, Language language, Surroundings surroundings, String name, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", asked.words());
        parameters.put("opd", asked.agency());
        parameters.put("topik", asked.topic());
        parameters.put("wilayah", asked.area());
        parameters.put("jenis", asked.type());
        parameters.put("dari", asked.from());
        parameters.put("sampai", asked.until());
        parameters.put(name, value);
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", surroundings.path(language, "/cari") + "?", ""));
    }
}
