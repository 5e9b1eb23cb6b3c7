package saji.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.platform.Language;
import saji.platform.SafeHtml;
import saji.site.web.Frame;

/** Makes the frame around a page, step by step. */
final class Frames {

    private final Surroundings surroundings;
    private final Language language;
    private final String path;
    private final String title;
    private String description;
    private @Nullable String other;
    private List<Frame.Link> crumbs = List.of();
    private String image;
    private @Nullable SafeHtml data;
    private String section = "";
    private String feed = "";
    private boolean indexed = true;

    /** @param path of the page in Indonesian, which also says where it lies in English */
    Frames(Surroundings surroundings, Language language, String path, String title) {
        this.surroundings = surroundings;
        this.language = language;
        this.path = surroundings.path(language, path);
        this.title = title;
        this.description = surroundings.city().tagline(language);
        this.other = surroundings.path(language == Language.ID ? Language.EN : Language.ID, path);
        this.image = surroundings.shareImage();
    }

    Frames describe(String text) {
        String plain = text.replaceAll("\\s+", " ").strip();
        this.description = plain.length() > 300 ? plain.substring(0, 297) + "…" : plain;
        return this;
    }

    Frames onlyHere() {
        this.other = null;
        return this;
    }

    Frames crumbs(Frame.Link... links) {
        this.crumbs = List.of(links);
        return this;
    }

    Frames crumbs(List<Frame.Link> links) {
        this.crumbs = List.copyOf(links);
        return this;
    }

    Frames image(String address) {
        this.image = address;
        return this;
    }

    Frames data(SafeHtml json) {
        this.data = json;
        return this;
    }

    Frames section(String key) {
        this.section = key;
        return this;
    }

    /** @param base Indonesian path of the feeds without their ending */
    Frames feed(String base) {
        this.feed = (language == Language.EN ? "/en" : "") + base;
        return this;
    }

    Frames hidden() {
        this.indexed = false;
        return this;
    }

    Frame build() {
        Frame.Masthead masthead = surroundings.masthead(language);
        return new Frame(
                masthead,
                path,
                title,
                description,
                masthead.site() + path,
                other,
                crumbs,
                image,
                data,
                section,
                feed,
                indexed);
    }

    static Frame.Link home(Surroundings surroundings, Language language) {
        return new Frame.Link(
                surroundings.masthead(language).words().say("site.menu.home"), surroundings.path(language, "/"));
    }
}
