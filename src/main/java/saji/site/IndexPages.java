package saji.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.Agency;
import saji.directory.Area;
import saji.directory.Topic;
import saji.platform.Language;
import saji.platform.Words;
import saji.site.web.CityMap;
import saji.site.web.Frame;
import saji.site.web.IndexPage;

/** Bakes the pages that list all agencies, all topics and all areas. */
@Component
class IndexPages {

    private final ServedStories stories;
    private final Rendering templates;
    private final Maps maps;

    IndexPages(ServedStories stories, Rendering templates, Maps maps) {
        this.stories = stories;
        this.templates = templates;
        this.maps = maps;
    }

    List<Baked> bake(Surroundings surroundings) {
        Map<String, List<Served>> ofAgencies = stories.newestOfEach(
                surroundings.standing().stream()
                        .map(agency -> Scopes.agency(agency.id().value()))
                        .toList(),
                1);
        Map<String, List<Served>> ofTopics = stories.newestOfEach(
                surroundings.topics().stream()
                        .map(topic -> Scopes.TOPIC + topic.slug())
                        .toList(),
                1);
        List<Baked> pages = new ArrayList<>();
        for (Language language : Language.values()) {
            pages.add(agencies(ofAgencies, language, surroundings));
            pages.add(topics(ofTopics, language, surroundings));
            pages.add(areas(language, surroundings));
        }
        return pages;
    }

    private Baked agencies(Map<String, List<Served>> newest, Language language, Surroundings surroundings) {
        List<IndexPage.Entry> entries = new ArrayList<>();
        for (Agency agency : surroundings.standing()) {
            entries.add(new IndexPage.Entry(
                    agency.name(language),
                    surroundings.path(language, "/opd/" + agency.code()),
                    "",
                    card(newest.get(Scopes.agency(agency.id().value())), language, surroundings)));
        }
        return page("/opd", "agencies", "opd", List.of(section(entries)), null, language, surroundings);
    }

    private Baked topics(Map<String, List<Served>> newest, Language language, Surroundings surroundings) {
        List<IndexPage.Entry> entries = new ArrayList<>();
        for (Topic topic : surroundings.topics()) {
            entries.add(new IndexPage.Entry(
                    topic.name(language),
                    surroundings.path(language, "/topik/" + topic.slug()),
                    topic.description(language),
                    card(newest.get(Scopes.TOPIC + topic.slug()), language, surroundings)));
        }
        return page("/topik", "topics", "topik", List.of(section(entries)), null, language, surroundings);
    }

    private Baked areas(Language language, Surroundings surroundings) {
        List<IndexPage.Section> sections = new ArrayList<>();
        for (Area district : surroundings.areas()) {
            if (district.level() == Area.Level.DISTRICT) {
                sections.add(new IndexPage.Section(
                        Cards.area(district, language),
                        surroundings.path(language, "/wilayah/" + district.code()),
                        true,
                        surroundings.inside(district.code()).stream()
                                .map(part -> new IndexPage.Entry(
                                        part.name(), surroundings.path(language, "/wilayah/" + part.code()), "", null))
                                .toList()));
            }
        }
        return page("/wilayah", "areas", "wilayah", sections, maps.ofDistricts(surroundings), language, surroundings);
    }

    private Baked page(
            String path,
            String key,
            String menu,
            List<IndexPage.Section> sections,
            @Nullable CityMap map,
            Language language,
            Surroundings surroundings) {
        Words words = Words.in(language);
        String heading = words.say("site." + key + ".title");
        String intro = words.say("site." + key + ".intro", surroundings.city().name(language));
        Frame frame = new Frames(surroundings, language, path, heading)
                .describe(intro)
                .crumbs(Frames.home(surroundings, language))
                .section(menu)
                .build();
        return Baked.page(
                frame.path(), templates.render("site/index.jte", new IndexPage(frame, heading, intro, sections, map)));
    }

    private static IndexPage.Section section(List<IndexPage.Entry> entries) {
        return new IndexPage.Section("", null, false, entries);
    }

    private static saji.site.web.@Nullable Card card(
            @Nullable List<Served> newest, Language language, Surroundings surroundings) {
        return newest == null || newest.isEmpty() ? null : Cards.of(newest.getFirst(), language, surroundings);
    }
}
