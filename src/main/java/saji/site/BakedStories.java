package saji.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import saji.platform.Elsewhere;
import saji.platform.Language;
import saji.platform.SafeHtml;
import saji.platform.Words;
import saji.site.web.Card;
import saji.site.web.Frame;
import saji.site.web.GonePage;
import saji.site.web.StoryPage;

/** Bakes what stands at a story's addresses: the story, that it was withdrawn, or where it went. */
@Component
class BakedStories {

    /** What a story is called elsewhere, before its id. */
    static final String THING = "story:";

    private final ServedStories stories;
    private final Rendering templates;
    private final StructuredData structured;
    private final List<Elsewhere> elsewhere;

    BakedStories(ServedStories stories, Rendering templates, StructuredData structured, List<Elsewhere> elsewhere) {
        this.stories = stories;
        this.templates = templates;
        this.structured = structured;
        this.elsewhere = elsewhere;
    }

    /** Pages to lay on the shelf, and addresses at which nothing must be. */
    record Result(List<Baked> pages, List<String> none) {}

    Result bake(String slug, Surroundings surroundings) {
        String path = "/berita/" + slug;
        Served story = stories.findBySlug(slug).orElse(null);
        if (story != null) {
            return bake(story, stories.body(story.id()), surroundings);
        }
        return stories.movedTo(slug)
                .map(now -> new Result(
                        List.of(
                                Baked.redirect(path, "/berita/" + now),
                                Baked.redirect("/en" + path, "/en/berita/" + now)),
                        List.of()))
                .orElseGet(() -> new Result(List.of(), List.of(path, "/en" + path)));
    }

    Result bake(Served story, Served.Body body, Surroundings surroundings) {
        Served.Amendment withdrawal = story.withdrawal();
        if (withdrawal != null) {
            List<Baked> gone = new ArrayList<>();
            for (Language language : Language.values()) {
                gone.add(gone(story, withdrawal, language, surroundings));
            }
            return new Result(gone, List.of());
        }
        List<Served> related = stories.related(story);
        List<Elsewhere.Form> forms = elsewhere.stream()
                .flatMap(one -> one.of(THING + story.id()).stream())
                .toList();
        List<Baked> pages = new ArrayList<>();
        pages.add(page(story, body.indonesian(), Language.ID, related, forms, surroundings));
        String english = body.english();
        if (story.english() != null && english != null) {
            pages.add(page(story, english, Language.EN, related, forms, surroundings));
            return new Result(pages, List.of());
        }
        // In English there is no such page: whoever looks for it is led to the Indonesian one.
        pages.add(Baked.elsewhere("/en" + story.path(), story.path()));
        return new Result(pages, List.of());
    }

    private Baked page(
            Served story,
            String body,
            Language language,
            List<Served> related,
            List<Elsewhere.Form> forms,
            Surroundings surroundings) {
        Card card = Cards.of(story, language, surroundings);
        Words words = Words.in(language);
        boolean changed = story.edition() > 1;
        StoryPage model = new StoryPage(
                frame(story, card, language, surroundings),
                card,
                StoryText.html(body, story.sources(), words.say("site.story.table")),
                surroundings.moment(language, story.publishedAt()),
                changed ? surroundings.moment(language, story.editionAt()) : null,
                changed ? surroundings.iso(story.editionAt()) : null,
                PlainText.minutes(body),
                agencies(story, language, surroundings),
                topics(story, language, surroundings),
                areas(story, language, surroundings),
                story.pictures().stream().skip(1).map(Cards::picture).toList(),
                attachments(story, language),
                sources(story),
                corrections(story, language, surroundings),
                share(card, surroundings.masthead(language)),
                Cards.of(related, language, surroundings),
                story.english() == null ? null : surroundings.path(other(language), story.path()),
                forms.stream()
                        .filter(form -> form.language().equals(language.code()))
                        .toList());
        return Baked.page(card.path(), templates.render("site/story.jte", model));
    }

    private Frame frame(Served story, Card card, Language language, Surroundings surroundings) {
        Frame.Masthead masthead = surroundings.masthead(language);
        String address = masthead.site() + card.path();
        String image = masthead.site() + ShareCards.path(story, language);
        SafeHtml data = structured.story(story, card, language, address, image, surroundings);
        List<Frame.Link> crumbs = new ArrayList<>();
        crumbs.add(Frames.home(surroundings, language));
        topics(story, language, surroundings).stream().findFirst().ifPresent(crumbs::add);
        Frames frames = new Frames(surroundings, language, story.path(), card.title())
                .describe(card.lead())
                .crumbs(crumbs)
                .image(image)
                .data(data);
        return story.english() == null ? frames.onlyHere().build() : frames.build();
    }

    private Baked gone(Served story, Served.Amendment withdrawal, Language language, Surroundings surroundings) {
        Card card = Cards.of(story, language, surroundings);
        Frame frame = new Frames(surroundings, language, story.path(), card.title())
                .describe(Words.in(language).say("site.gone.kicker"))
                .crumbs(Frames.home(surroundings, language))
                .hidden()
                .build();
        GonePage model = new GonePage(
                frame,
                card.title(),
                card.language(),
                surroundings.moment(language, withdrawal.at()),
                surroundings.iso(withdrawal.at()),
                withdrawal.note());
        return Baked.gone(surroundings.path(language, story.path()), templates.render("site/gone.jte", model));
    }

    private static List<Frame.Link> agencies(Served story, Language language, Surroundings surroundings) {
        return story.agencies().stream()
                .map(issuer -> new Frame.Link(
                        Cards.name(issuer, language),
                        surroundings
                                .agency(issuer.agency())
                                .map(agency -> surroundings.path(language, "/opd/" + agency.code()))
                                .orElse(surroundings.path(language, "/opd"))))
                .toList();
    }

    private static List<Frame.Link> topics(Served story, Language language, Surroundings surroundings) {
        return story.topics().stream()
                .flatMap(slug -> surroundings.topic(slug).stream())
                .map(topic ->
                        new Frame.Link(topic.name(language), surroundings.path(language, "/topik/" + topic.slug())))
                .toList();
    }

    private static List<Frame.Link> areas(Served story, Language language, Surroundings surroundings) {
        return story.areas().stream()
                .flatMap(code -> surroundings.area(code).stream())
                .map(area -> Cards.link(area, language, surroundings))
                .toList();
    }

    private static List<StoryPage.Attachment> attachments(Served story, Language language) {
        return story.attachments().stream()
                .map(file -> new StoryPage.Attachment(
                        file.caption().isBlank() ? file.fileName() : file.caption(),
                        file.path(),
                        kind(file),
                        size(file.bytes(), language),
                        file.mediaType().startsWith("video/")))
                .toList();
    }

    private static String kind(Served.Attachment file) {
        int dot = file.fileName().lastIndexOf('.');
        return dot > 0 && file.fileName().length() - dot <= 6
                ? file.fileName().substring(dot + 1).toUpperCase(Locale.ROOT)
                : file.mediaType();
    }

    private static String size(long bytes, Language language) {
        NumberFormat number = NumberFormat.getNumberInstance(language.locale());
        number.setMaximumFractionDigits(bytes >= 1_000_000 ? 1 : 0);
        return bytes >= 1_000_000
                ? number.format(bytes / 1_000_000.0) + " MB"
                : number.format(Math.max(1, bytes / 1000)) + " kB";
    }

    private static List<StoryPage.Source> sources(Served story) {
        List<StoryPage.Source> sources = new ArrayList<>();
        for (Served.Source source : story.sources()) {
            sources.add(new StoryPage.Source(sources.size() + 1, source.value(), source.claim(), source.source()));
        }
        return sources;
    }

    private static List<StoryPage.Note> corrections(Served story, Language language, Surroundings surroundings) {
        return story.corrections().stream()
                .map(note -> new StoryPage.Note(
                        surroundings.date(language, note.at()), surroundings.iso(note.at()), note.note()))
                .toList();
    }

    /** Plain links: nothing is loaded from these networks, and they learn nothing before someone follows one. */
    private static List<Frame.Link> share(Card card, Frame.Masthead masthead) {
        String address = masthead.site() + card.path();
        String text = encoded(card.title() + " " + address);
        return List.of(
                new Frame.Link("WhatsApp", "https://wa.me/?text=" + text),
                new Frame.Link(
                        "Telegram",
                        "https://t.me/share/url?url=" + encoded(address) + "&text=" + encoded(card.title())),
                new Frame.Link("Facebook", "https://www.facebook.com/sharer/sharer.php?u=" + encoded(address)),
                new Frame.Link("Bluesky", "https://bsky.app/intent/compose?text=" + text),
                new Frame.Link("Mastodon", "https://share.joinmastodon.org/#text=" + text),
                new Frame.Link("E-mail", "mailto:?subject=" + encoded(card.title()) + "&body=" + encoded(address)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Language other(Language language) {
        return language == Language.ID ? Language.EN : Language.ID;
    }
}
