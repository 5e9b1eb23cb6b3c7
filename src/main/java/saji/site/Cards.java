package saji.site;

import java.util.List;
import java.util.Locale;
import saji.directory.Area;
import saji.platform.Language;
import saji.platform.Words;
import saji.site.web.Card;
import saji.site.web.Frame;
import saji.site.web.Picture;

/** ServedStories as lists show them, and the names that go with them. */
final class Cards {

    private Cards() {}

    static List<Card> of(List<Served> stories, Language language, Surroundings surroundings) {
        return stories.stream().map(story -> of(story, language, surroundings)).toList();
    }

    static Card of(Served story, Language language, Surroundings surroundings) {
        Served.Heading english = story.english();
        boolean translated = language == Language.EN && english != null;
        Served.Heading heading = translated && english != null ? english : story.indonesian();
        return new Card(
                translated ? "/en" + story.path() : story.path(),
                translated ? "en" : "id",
                heading.title(),
                heading.lead(),
                story.type(),
                type(story.type(), language),
                issuer(story, language),
                surroundings.date(language, story.publishedAt()),
                surroundings.iso(story.publishedAt()),
                story.pictures().isEmpty() ? null : picture(story.pictures().getFirst()),
                story.stage(),
                !story.corrections().isEmpty(),
                language == Language.EN && !translated);
    }

    static Picture picture(Served.Picture picture) {
        return new Picture(
                "/media/" + picture.asset(),
                Math.max(1, picture.width()),
                Math.max(1, picture.height()),
                picture.alt(),
                picture.caption(),
                picture.credit());
    }

    /** The name of a content type; its key made readable where the newsroom has no text for it. */
    static String type(String key, Language language) {
        Words words = Words.in(language);
        String text = "newsroom.type." + key;
        String own = "site.type." + key;
        if (words.has(own)) {
            return words.say(own);
        }
        return words.has(text) ? words.say(text) : key.replace('_', ' ');
    }

    static String issuer(Served story, Language language) {
        return story.agencies().isEmpty() ? "" : name(story.agencies().getFirst(), language);
    }

    static String name(Served.Issuer issuer, Language language) {
        return language == Language.EN ? issuer.nameEn() : issuer.name();
    }

    /** For example {@code Kecamatan Serpong}; four names are borne by a district and a subdistrict, so the level stands before. */
    static String area(Area area, Language language) {
        return area.level() == Area.Level.CITY
                ? area.name()
                : Words.in(language).say("site.area." + area.level().name().toLowerCase(Locale.ROOT), area.name());
    }

    static Frame.Link link(Area area, Language language, Surroundings surroundings) {
        return new Frame.Link(area(area, language), surroundings.path(language, "/wilayah/" + area.code()));
    }
}
