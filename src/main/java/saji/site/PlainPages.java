package saji.site;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import saji.platform.Language;
import saji.platform.Words;
import saji.site.web.CorrectionsPage;
import saji.site.web.Frame;
import saji.site.web.PlainPage;

/** Bakes the pages that are mostly words: about, accessibility, privacy, not found, corrections. */
@Component
class PlainPages {

    private static final int AMENDMENTS = 100;

    private final ServedStories stories;
    private final Rendering templates;

    PlainPages(ServedStories stories, Rendering templates) {
        this.stories = stories;
        this.templates = templates;
    }

    List<Baked> bake(Surroundings surroundings) {
        List<Baked> pages = new ArrayList<>();
        for (Language language : Language.values()) {
            pages.add(plain("/tentang", "about", language, surroundings));
            pages.add(plain("/aksesibilitas", "accessibility", language, surroundings));
            pages.add(plain("/privasi", "privacy", language, surroundings));
            pages.add(missing(language, surroundings));
        }
        return pages;
    }

    private Baked plain(String path, String key, Language language, Surroundings surroundings) {
        Words words = Words.in(language);
        String heading = words.say("site." + key + ".title");
        String city = surroundings.city().name(language);
        String office = surroundings.masthead(language).office();
        String intro = words.say("site." + key + ".intro", city, office);
        Frame frame = new Frames(surroundings, language, path, heading)
                .describe(intro)
                .crumbs(Frames.home(surroundings, language))
                .build();
        return Baked.page(
                frame.path(),
                templates.render(
                        "site/plain.jte",
                        new PlainPage(frame, heading, intro, parts(words, "site." + key, city, office))));
    }

    private Baked missing(Language language, Surroundings surroundings) {
        Words words = Words.in(language);
        String heading = words.say("site.missing.title");
        Frame frame = new Frames(surroundings, language, "/404", heading)
                .onlyHere()
                .hidden()
                .build();
        byte[] html = templates.render(
                "site/plain.jte", new PlainPage(frame, heading, words.say("site.missing.text"), List.of()));
        return new Baked(frame.path(), 404, "text/html; charset=utf-8", Baked.Keeping.FRESH, null, html);
    }

    List<Baked> corrections(Surroundings surroundings) {
        List<ServedStories.Amended> found = stories.amendments(AMENDMENTS);
        List<Baked> pages = new ArrayList<>();
        for (Language language : Language.values()) {
            Words words = Words.in(language);
            Frame frame = new Frames(surroundings, language, "/koreksi", words.say("site.corrections.title"))
                    .describe(words.say("site.corrections.intro"))
                    .crumbs(Frames.home(surroundings, language))
                    .build();
            List<CorrectionsPage.Entry> entries = found.stream()
                    .map(amended -> entry(amended, language, surroundings))
                    .toList();
            pages.add(Baked.page(
                    frame.path(), templates.render("site/corrections.jte", new CorrectionsPage(frame, entries))));
        }
        return pages;
    }

    private static CorrectionsPage.Entry entry(
            ServedStories.Amended amended, Language language, Surroundings surroundings) {
        var card = Cards.of(amended.story(), language, surroundings);
        return new CorrectionsPage.Entry(
                card.title(),
                card.path(),
                card.language(),
                amended.amendment().withdrawal(),
                surroundings.date(language, amended.amendment().at()),
                surroundings.iso(amended.amendment().at()),
                amended.amendment().note());
    }

    /** Numbered headings, each with numbered paragraphs, as far as there are texts. */
    private static List<PlainPage.Part> parts(Words words, String key, Object... args) {
        List<PlainPage.Part> parts = new ArrayList<>();
        for (int part = 1; words.has(key + "." + part); part++) {
            List<String> paragraphs = new ArrayList<>();
            for (int i = 1; words.has(key + "." + part + "." + i); i++) {
                paragraphs.add(words.say(key + "." + part + "." + i, args));
            }
            parts.add(new PlainPage.Part(words.say(key + "." + part, args), paragraphs));
        }
        return parts;
    }
}
