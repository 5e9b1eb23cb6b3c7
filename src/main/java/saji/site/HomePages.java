package saji.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.Area;
import saji.directory.Topic;
import saji.platform.Language;
import saji.platform.Words;
import saji.site.web.Card;
import saji.site.web.Frame;
import saji.site.web.HomePage;

/** Bakes the front page in both languages. */
@Component
class HomePages {

    private static final List<String> STAGES = List.of("PLANNED", "UNDER_WAY", "DONE");
    private static final Set<String> ASIDE = Set.of("service_information", "agenda");
    private static final int LATEST = 12;
    private static final int SIDE = 4;
    private static final int EACH_STAGE = 3;
    private static final int SERVICES = 6;
    private static final int AGENDA = 4;
    private static final int TOPICS = 6;
    private static final int EACH_TOPIC = 3;

    private final ServedStories stories;
    private final Rendering templates;
    private final Maps maps;
    private final StructuredData structured;

    HomePages(ServedStories stories, Rendering templates, Maps maps, StructuredData structured) {
        this.stories = stories;
        this.templates = templates;
        this.maps = maps;
        this.structured = structured;
    }

    List<Baked> bake(Surroundings surroundings) {
        List<Served> latest = stories.newest(Scopes.HOME, LATEST);
        Map<String, List<Served>> asides = stories.newestOfEach(
                List.of(Scopes.TYPE + "service_information", Scopes.TYPE + "agenda"), Math.max(SERVICES, AGENDA));
        Map<String, List<Served>> stages = stories.newestOfEach(
                STAGES.stream().map(stage -> Scopes.STAGE + stage).toList(), EACH_STAGE);
        Map<String, List<Served>> topics = stories.newestOfEach(
                surroundings.topics().stream()
                        .map(topic -> Scopes.TOPIC + topic.slug())
                        .toList(),
                EACH_TOPIC);
        List<Baked> pages = new ArrayList<>();
        for (Language language : Language.values()) {
            Served lead = lead(latest);
            List<Served> side = latest.stream()
                    .filter(story -> !story.equals(lead))
                    .limit(SIDE)
                    .toList();
            HomePage model = new HomePage(
                    frame(language, surroundings),
                    lead == null ? null : Cards.of(lead, language, surroundings),
                    Cards.of(side, language, surroundings),
                    stages(stages, language, surroundings),
                    cards(asides, Scopes.TYPE + "service_information", SERVICES, language, surroundings),
                    cards(asides, Scopes.TYPE + "agenda", AGENDA, language, surroundings),
                    topics(topics, language, surroundings),
                    districts(language, surroundings),
                    maps.ofDistricts(surroundings));
            pages.add(Baked.page(surroundings.path(language, "/"), templates.render("site/home.jte", model)));
        }
        return pages;
    }

    /** The newest story with a picture that is no service page, as long as it is among the first; else the newest of all. */
    private static @Nullable Served lead(List<Served> latest) {
        return latest.stream()
                .limit(LATEST / 2)
                .filter(story -> !story.pictures().isEmpty() && !ASIDE.contains(story.type()))
                .findFirst()
                .orElse(latest.isEmpty() ? null : latest.getFirst());
    }

    private Frame frame(Language language, Surroundings surroundings) {
        String title = surroundings.masthead(language).title();
        return new Frames(surroundings, language, "/", title)
                .describe(surroundings.city().tagline(language) + ". "
                        + Words.in(language)
                                .say(
                                        "site.home.description",
                                        surroundings.city().name(language)))
                .data(structured.site(surroundings.masthead(language), surroundings.path(language, "/")))
                .section("home")
                .feed("/feed")
                .build();
    }

    private static List<HomePage.Group> stages(
            Map<String, List<Served>> found, Language language, Surroundings surroundings) {
        if (found.isEmpty()) {
            return List.of();
        }
        Words words = Words.in(language);
        return STAGES.stream()
                .map(stage -> new HomePage.Group(
                        stage,
                        words.say("site.stages." + stage),
                        "",
                        cards(found, Scopes.STAGE + stage, EACH_STAGE, language, surroundings)))
                .toList();
    }

    /** The topics with the newest stories. */
    private static List<HomePage.Group> topics(
            Map<String, List<Served>> found, Language language, Surroundings surroundings) {
        Map<Topic, List<Served>> filled = new LinkedHashMap<>();
        for (Topic topic : surroundings.topics()) {
            List<Served> stories = found.get(Scopes.TOPIC + topic.slug());
            if (stories != null) {
                filled.put(topic, stories);
            }
        }
        return filled.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Topic, List<Served>> entry) ->
                                entry.getValue().getFirst().publishedAt())
                        .reversed())
                .limit(TOPICS)
                .map(entry -> new HomePage.Group(
                        entry.getKey().slug(),
                        entry.getKey().name(language),
                        surroundings.path(language, "/topik/" + entry.getKey().slug()),
                        Cards.of(entry.getValue(), language, surroundings)))
                .toList();
    }

    private static List<Card> cards(
            Map<String, List<Served>> found, String scope, int most, Language language, Surroundings surroundings) {
        return Cards.of(
                found.getOrDefault(scope, List.of()).stream().limit(most).toList(), language, surroundings);
    }

    static List<Frame.Link> districts(Language language, Surroundings surroundings) {
        return surroundings.areas().stream()
                .filter(area -> area.level() == Area.Level.DISTRICT)
                .map(area -> new Frame.Link(area.name(), surroundings.path(language, "/wilayah/" + area.code())))
                .toList();
    }
}
