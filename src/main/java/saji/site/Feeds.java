package saji.site;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.platform.Language;
import saji.platform.Words;
import saji.site.web.Card;
import saji.site.web.Frame;
import tools.jackson.databind.json.JsonMapper;

/** Bakes the feeds of the site and of each agency, topic and area: Atom, RSS and JSON Feed, in both languages. */
@Component
class Feeds {

    /** ServedStories in a feed. */
    static final int LENGTH = 20;

    private final ServedStories stories;
    private final ListPages lists;
    private final JsonMapper json;

    Feeds(ServedStories stories, ListPages lists, JsonMapper json) {
        this.stories = stories;
        this.lists = lists;
        this.json = json;
    }

    /**
     * A feed, whatever its form.
     *
     * @param base path of the feed without its ending
     * @param page path of the page that shows the same
     * @param updated when anything in it changed last
     */
    record Feed(Frame.Masthead masthead, String title, String base, String page, Instant updated, List<Entry> entries) {

        String address(String path) {
            return masthead.site() + path;
        }

        String language() {
            return masthead.words().language().code();
        }
    }

    /** A story in a feed; {@code correction} says what was put right last, or is null. */
    record Entry(
            UUID id,
            Card card,
            String html,
            Instant published,
            Instant updated,
            List<String> agencies,
            List<String> topics,
            @Nullable String correction) {}

    /** The six feeds of a list. */
    List<Baked> bake(String scope, Surroundings surroundings) {
        List<Baked> feeds = new ArrayList<>();
        for (Language language : Language.values()) {
            Feed feed = feed(scope, language, surroundings);
            if (feed != null) {
                feeds.add(
                        Baked.fresh(feed.base() + ".atom", "application/atom+xml; charset=utf-8", XmlFeeds.atom(feed)));
                feeds.add(Baked.fresh(feed.base() + ".rss", "application/rss+xml; charset=utf-8", XmlFeeds.rss(feed)));
                feeds.add(Baked.fresh(
                        feed.base() + ".json",
                        "application/feed+json; charset=utf-8",
                        json.writeValueAsBytes(JsonFeeds.of(feed))));
            }
        }
        return feeds;
    }

    private @Nullable Feed feed(String scope, Language language, Surroundings surroundings) {
        Frame.Masthead masthead = surroundings.masthead(language);
        String page = "/";
        String base = "/feed";
        String title = masthead.title();
        if (!scope.equals(Scopes.HOME)) {
            ListPages.Subject subject = lists.subject(scope, language, surroundings);
            if (subject == null) {
                return null;
            }
            page = subject.path();
            base = subject.path() + "/feed";
            title = subject.name() + " · " + masthead.title();
        }
        List<Served> found = stories.newest(language == Language.EN ? Scopes.ENGLISH + scope : scope, LENGTH);
        Map<UUID, Served.Body> bodies =
                stories.bodies(found.stream().map(Served::id).toList());
        List<Entry> entries = found.stream()
                .map(story -> entry(story, bodies.get(story.id()), language, surroundings))
                .toList();
        Instant updated = entries.stream()
                .map(Entry::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return new Feed(
                masthead,
                title,
                surroundings.path(language, base),
                surroundings.path(language, page),
                updated,
                entries);
    }

    private static Entry entry(Served story, Served.@Nullable Body body, Language language, Surroundings surroundings) {
        String english = body == null ? null : body.english();
        String markdown = body == null ? "" : language == Language.EN && english != null ? english : body.indonesian();
        String correction = story.corrections().isEmpty()
                ? null
                : Words.in(language).say("site.story.correction") + ", "
                        + surroundings.date(
                                language, story.corrections().getFirst().at()) + ": "
                        + story.corrections().getFirst().note();
        return new Entry(
                story.id(),
                Cards.of(story, language, surroundings),
                StoryText.forFeeds(markdown, surroundings.masthead(language).site()),
                story.publishedAt(),
                story.editionAt(),
                story.agencies().stream()
                        .map(issuer -> Cards.name(issuer, language))
                        .toList(),
                story.topics().stream()
                        .flatMap(slug -> surroundings.topic(slug).stream())
                        .map(topic -> topic.name(language))
                        .toList(),
                correction);
    }

    /** RFC 3339, to the second. */
    static String moment(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.atOffset(ZoneOffset.UTC).withNano(0));
    }
}
