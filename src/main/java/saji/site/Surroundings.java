package saji.site;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Area;
import saji.directory.AreaCode;
import saji.directory.City;
import saji.directory.Directory;
import saji.directory.Topic;
import saji.platform.Language;
import saji.platform.Words;
import saji.site.web.Frame;

/** The directory as it stands while something is baked, read once for all pages of a run. */
final class Surroundings {

    private final Directory directory;
    private final City city;
    private final Map<Language, Frame.Masthead> mastheads;
    private final String shareImage;
    private final Map<UUID, Optional<Agency>> agencies = new ConcurrentHashMap<>();
    private final List<Agency> standing;
    private final Map<String, Topic> topics;
    private final Map<String, Area> areas;

    Surroundings(Directory directory, Map<Language, Frame.Masthead> mastheads, String shareImage) {
        this.directory = directory;
        this.city = directory.city();
        this.mastheads = mastheads;
        this.shareImage = shareImage;
        this.standing = directory.agencies();
        standing.forEach(agency -> agencies.put(agency.id().value(), Optional.of(agency)));
        this.topics = directory.topics().stream()
                .collect(Collectors.toMap(Topic::slug, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.areas = directory.areas().stream()
                .collect(Collectors.toMap(
                        area -> area.code().value(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    City city() {
        return city;
    }

    ZoneId zone() {
        return city.zone();
    }

    Frame.Masthead masthead(Language language) {
        Frame.Masthead masthead = mastheads.get(language);
        if (masthead == null) {
            throw new IllegalStateException("No masthead in " + language);
        }
        return masthead;
    }

    Map<Language, Frame.Masthead> mastheads() {
        return mastheads;
    }

    /** Full address of the picture for shared links that have none of their own. */
    String shareImage() {
        return shareImage;
    }

    List<Agency> standing() {
        return standing;
    }

    /** An agency, ended ones included. */
    Optional<Agency> agency(UUID id) {
        return agencies.computeIfAbsent(id, key -> directory.agency(new AgencyId(key)));
    }

    /** The agency that has a code or had it, ended ones included. */
    Optional<Agency> agencyByCode(String code) {
        return standing.stream()
                .filter(agency -> agency.code().equals(code))
                .findFirst()
                .or(() -> directory.agencyByCode(code));
    }

    List<Topic> topics() {
        return new ArrayList<>(topics.values());
    }

    Optional<Topic> topic(String slug) {
        return Optional.ofNullable(topics.get(slug));
    }

    List<Area> areas() {
        return new ArrayList<>(areas.values());
    }

    Optional<Area> area(String code) {
        return Optional.ofNullable(areas.get(code));
    }

    List<Area> inside(AreaCode code) {
        return areas.values().stream()
                .filter(area -> code.equals(area.parent()))
                .toList();
    }

    /** The path of a page in a language. */
    String path(Language language, String path) {
        return language == Language.ID ? path : path.equals("/") ? "/en" : "/en" + path;
    }

    /** For example {@code 24 November 2026}. */
    String date(Language language, Instant at) {
        return Words.in(language).date(at, zone());
    }

    /** For example {@code Selasa, 24 November 2026, 15.04 WIB}. */
    String moment(Language language, Instant at) {
        String pattern = language == Language.ID ? "EEEE, d MMMM yyyy, HH.mm z" : "EEEE, d MMMM yyyy, HH:mm z";
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(at.atZone(zone()));
    }

    /** ISO 8601 with the city's offset. */
    String iso(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone()).withNano(0));
    }
}
