package saji.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.Agency;
import saji.directory.Area;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.directory.Topic;
import saji.platform.Language;
import saji.platform.Words;
import saji.site.web.CityMap;
import saji.site.web.Frame;
import saji.site.web.ListPage;

/** Bakes the page of one agency, topic or area in both languages; only the newest stories stand on it, search has the older ones. */
@Component
class ListPages {

    /** ServedStories on a list's page. */
    static final int LENGTH = 24;

    private final ServedStories stories;
    private final Rendering templates;
    private final Maps maps;
    private final Directory directory;

    ListPages(ServedStories stories, Rendering templates, Maps maps, Directory directory) {
        this.stories = stories;
        this.templates = templates;
        this.maps = maps;
        this.directory = directory;
    }

    /** What a list is about: its path in Indonesian, its name, and the search that finds its older stories. */
    record Subject(
            String path,
            String kicker,
            String name,
            String intro,
            @Nullable String notice,
            String section,
            String filter,
            List<Frame.Link> crumbs,
            String partsHeading,
            List<Frame.Link> parts,
            @Nullable CityMap map) {}

    List<Baked> bake(String scope, Surroundings surroundings) {
        List<Served> found = stories.newest(scope, LENGTH + 1);
        List<Baked> pages = new ArrayList<>();
        for (Language language : Language.values()) {
            Subject subject = subject(scope, language, surroundings);
            if (subject != null) {
                pages.add(page(subject, found, language, surroundings));
            }
        }
        if (scope.startsWith(Scopes.AGENCY)) {
            agencyOf(scope, surroundings).ifPresent(agency -> pages.addAll(leadingElsewhere(agency, surroundings)));
        }
        return pages;
    }

    /** Path and name of a list, also for its feeds; null when there is no such page any more. */
    @Nullable
    Subject subject(String scope, Language language, Surroundings surroundings) {
        String key = scope.substring(scope.indexOf(':') + 1);
        if (scope.startsWith(Scopes.AGENCY)) {
            return agencyOf(scope, surroundings)
                    .filter(agency -> mergedInto(agency).isEmpty())
                    .map(agency -> agency(agency, language, surroundings))
                    .orElse(null);
        }
        if (scope.startsWith(Scopes.TOPIC)) {
            return surroundings
                    .topic(key)
                    .map(topic -> topic(topic, language, surroundings))
                    .orElse(null);
        }
        if (scope.startsWith(Scopes.AREA)) {
            return surroundings
                    .area(key)
                    .map(area -> area(area, language, surroundings))
                    .orElse(null);
        }
        return null;
    }

    private Subject agency(Agency agency, Language language, Surroundings surroundings) {
        Words words = Words.in(language);
        String notice = agency.endedAt() == null
                ? null
                : words.say("site.agency.ended", surroundings.date(language, agency.endedAt()));
        return new Subject(
                "/opd/" + agency.code(),
                words.say("site.agency.kicker"),
                agency.name(language),
                words.say("site.agency.intro", agency.shortName()),
                notice,
                "opd",
                "opd=" + encoded(agency.code()),
                List.of(
                        Frames.home(surroundings, language),
                        new Frame.Link(words.say("site.menu.agencies"), surroundings.path(language, "/opd"))),
                words.say(agency.endedAt() == null ? "site.agency.predecessors" : "site.agency.successors"),
                agency.endedAt() == null
                        ? links(directory.predecessorsOf(agency.id()), "/cari?opd=", language, surroundings)
                        : links(directory.successorsOf(agency.id()), "/opd/", language, surroundings),
                null);
    }

    private static List<Frame.Link> links(
            List<Agency> agencies, String path, Language language, Surroundings surroundings) {
        return agencies.stream()
                .map(agency -> new Frame.Link(
                        agency.name(language), surroundings.path(language, path + encoded(agency.code()))))
                .toList();
    }

    private static Subject topic(Topic topic, Language language, Surroundings surroundings) {
        Words words = Words.in(language);
        return new Subject(
                "/topik/" + topic.slug(),
                words.say("site.topic.kicker"),
                topic.name(language),
                topic.description(language) + ".",
                null,
                "topik",
                "topik=" + encoded(topic.slug()),
                List.of(
                        Frames.home(surroundings, language),
                        new Frame.Link(words.say("site.menu.topics"), surroundings.path(language, "/topik"))),
                "",
                List.of(),
                null);
    }

    private Subject area(Area area, Language language, Surroundings surroundings) {
        Words words = Words.in(language);
        List<Frame.Link> crumbs = new ArrayList<>();
        List<Area> around = new ArrayList<>(directory.areaAndAround(area.code()));
        Collections.reverse(around);
        around.stream()
                .filter(other -> !other.code().equals(area.code()) && other.level() != Area.Level.CITY)
                .forEach(other -> crumbs.add(Cards.link(other, language, surroundings)));
        crumbs.addFirst(new Frame.Link(words.say("site.menu.areas"), surroundings.path(language, "/wilayah")));
        crumbs.addFirst(Frames.home(surroundings, language));
        AreaCode city = surroundings.city().area();
        String intro = area.level() == Area.Level.CITY
                ? words.say("site.area.intro-city")
                : words.say(
                        "site.area.intro",
                        Cards.area(area, language),
                        surroundings.city().shortName());
        return new Subject(
                "/wilayah/" + area.code(),
                words.say("site.area.kicker." + area.level()),
                area.name(),
                intro,
                area.code().equals(city)
                        ? null
                        : words.say("site.area.notice", surroundings.city().name(language)),
                "wilayah",
                "wilayah=" + encoded(area.code().value()),
                crumbs,
                words.say("site.area.parts." + area.level()),
                surroundings.inside(area.code()).stream()
                        .map(part ->
                                new Frame.Link(part.name(), surroundings.path(language, "/wilayah/" + part.code())))
                        .toList(),
                maps.marking(area, surroundings));
    }

    private Baked page(Subject subject, List<Served> found, Language language, Surroundings surroundings) {
        boolean older = found.size() > LENGTH;
        Frame frame = new Frames(surroundings, language, subject.path(), subject.name())
                .describe(subject.intro())
                .crumbs(subject.crumbs())
                .section(subject.section())
                .feed(subject.path() + "/feed")
                .build();
        ListPage model = new ListPage(
                frame,
                subject.kicker(),
                subject.name(),
                subject.intro(),
                subject.notice(),
                Cards.of(found.stream().limit(LENGTH).toList(), language, surroundings),
                older ? surroundings.path(language, "/cari") + "?" + subject.filter() : null,
                subject.partsHeading(),
                subject.parts(),
                subject.map());
        return Baked.page(frame.path(), templates.render("site/list.jte", model));
    }

    private static Optional<Agency> agencyOf(String scope, Surroundings surroundings) {
        return surroundings.agency(UUID.fromString(scope.substring(Scopes.AGENCY.length())));
    }

    /** The one agency in which another goes on; of one that was split there are several, so its page stays and names them. */
    private Optional<Agency> mergedInto(Agency agency) {
        if (agency.endedAt() == null) {
            return Optional.empty();
        }
        List<Agency> successors = directory.successorsOf(agency.id());
        return successors.size() == 1 ? Optional.of(successors.getFirst()) : Optional.empty();
    }

    /** Redirects from the codes that an agency had before, and from its own once it is merged into another. */
    private List<Baked> leadingElsewhere(Agency agency, Surroundings surroundings) {
        List<Baked> redirects = new ArrayList<>();
        directory
                .formerCodes(agency.id())
                .forEach(code -> redirects.addAll(redirects(code, agency.code(), surroundings)));
        mergedInto(agency)
                .ifPresent(successor -> redirects.addAll(redirects(agency.code(), successor.code(), surroundings)));
        return redirects;
    }

    private static List<Baked> redirects(String from, String to, Surroundings surroundings) {
        List<Baked> redirects = new ArrayList<>();
        for (String ending : List.of("", "/feed.atom", "/feed.rss", "/feed.json")) {
            for (Language language : Language.values()) {
                redirects.add(Baked.redirect(
                        surroundings.path(language, "/opd/" + from + ending),
                        surroundings.path(language, "/opd/" + to + ending)));
            }
        }
        return redirects;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
