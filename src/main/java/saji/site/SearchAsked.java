package saji.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import saji.directory.Agency;
import saji.directory.Area;
import saji.directory.Topic;
import saji.platform.Language;
import saji.site.web.SearchPage;

/** What a reader asked for, as typed; empty for what was left open. */
record SearchAsked(
        String words, String agency, String topic, String area, String type, String from, String until, String after) {

    private static final List<String> TYPES = List.of(
            "news", "announcement", "service_information", "agenda", "clarification", "infographic", "press_release");

    boolean isEmpty() {
        return words.isEmpty() && !isFiltered();
    }

    boolean isFiltered() {
        return !(agency + topic + area + type + from + until).isEmpty();
    }

    /** The form, filled in as it was sent. */
    SearchPage.Form form(Language language, Surroundings surroundings) {
        List<SearchPage.Choice> areas = surroundings.areas().stream()
                .filter(one -> one.level() != Area.Level.CITY)
                .map(one -> choice(one.code().value(), Cards.area(one, language), area))
                .toList();
        return new SearchPage.Form(
                words,
                date(from) == null ? "" : from,
                date(until) == null ? "" : until,
                surroundings.standing().stream()
                        .map(one -> choice(one.code(), one.name(language), agency))
                        .toList(),
                surroundings.topics().stream()
                        .map(one -> choice(one.slug(), one.name(language), topic))
                        .toList(),
                areas,
                TYPES.stream()
                        .map(one -> choice(one, Cards.type(one, language), type))
                        .toList(),
                isFiltered());
    }

    private static SearchPage.Choice choice(String value, String name, String chosen) {
        return new SearchPage.Choice(value, name, value.equalsIgnoreCase(chosen));
    }

    /** What to look within; null when something was named that does not exist: then nothing can be found. */
    SearchIndex.@Nullable Filter filter(Surroundings surroundings) {
        Agency inAgency = agency.isEmpty()
                ? null
                : surroundings.agencyByCode(agency.toUpperCase(Locale.ROOT)).orElse(null);
        Topic inTopic = surroundings.topic(topic).orElse(null);
        Area inArea = surroundings.area(area).orElse(null);
        LocalDate since = date(from);
        LocalDate to = date(until);
        boolean unknown = (inAgency == null && !agency.isEmpty())
                || (inTopic == null && !topic.isEmpty())
                || (inArea == null && !area.isEmpty())
                || (!type.isEmpty() && !TYPES.contains(type))
                || (since == null && !from.isEmpty())
                || (to == null && !until.isEmpty());
        ZoneId zone = surroundings.zone();
        return unknown
                ? null
                : new SearchIndex.Filter(
                        inAgency == null ? null : inAgency.id().value(),
                        inTopic == null ? null : inTopic.slug(),
                        inArea == null || inArea.level() == Area.Level.CITY
                                ? null
                                : inArea.code().value(),
                        type.isEmpty() ? null : type,
                        since == null ? null : since.atStartOfDay(zone).toInstant(),
                        to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static @Nullable LocalDate date(String text) {
        try {
            LocalDate date = text.isEmpty() ? null : LocalDate.parse(text);
            return date == null || date.getYear() < 1900 || date.getYear() > 9000 ? null : date;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The same search with one thing chosen otherwise. */
    String path(Language language, Surroundings surroundings, String name, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", words);
        parameters.put("opd", agency);
        parameters.put("topik", topic);
        parameters.put("wilayah", area);
        parameters.put("jenis", type);
        parameters.put("dari", from);
        parameters.put("sampai", until);
        parameters.put(name, value);
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", surroundings.path(language, "/cari") + "?", ""));
    }
}
