package saji.site.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.platform.SafeHtml;
import saji.platform.Words;

/**
 * What the frame around every public page needs.
 *
 * @param masthead what is the same on all pages of a language
 * @param path path of this page
 * @param title what the page is; the site's title is put behind it
 * @param description for search engines and shared links, plain text
 * @param address full public address of this page
 * @param other path of the same page in the other language, or null
 * @param crumbs the way from the home page to this one, this one aside
 * @param image full address of the picture for shared links
 * @param data schema.org data with the element around it, or null
 * @param section key of the menu entry that this page belongs to, or empty
 * @param feed path of the feeds of this page without their ending, for example {@code /topik/pangan/feed}
 * @param indexed whether search engines may list it
 */
public record Frame(
        Masthead masthead,
        String path,
        String title,
        String description,
        String address,
        @Nullable String other,
        List<Link> crumbs,
        String image,
        @Nullable SafeHtml data,
        String section,
        String feed,
        boolean indexed) {

    /** A name and where it leads. */
    public record Link(String name, String path) {}

    /**
     * What is the same on all pages of a language.
     *
     * @param root before every path of this language: empty or {@code /en}
     * @param site full public address without a slash at the end
     * @param office name of the communications office
     * @param hub WebSub hub, or null
     */
    public record Masthead(
            Words words,
            String root,
            String site,
            String title,
            String tagline,
            String city,
            String shortCity,
            String office,
            String emergencyPhone,
            String stylesheet,
            String font,
            String mark,
            String icon,
            String primary,
            @Nullable String hub) {

        /** The other language's name for itself. */
        public String otherLanguage() {
            return root.isEmpty() ? "English" : "Bahasa Indonesia";
        }

        public String otherCode() {
            return root.isEmpty() ? "en" : "id";
        }
    }

    public Words words() {
        return masthead.words();
    }

    public String language() {
        return words().language().code();
    }

    public String say(String key, Object... args) {
        return words().say(key, args);
    }

    /** The path of a page in this page's language. */
    public String to(String path) {
        return path.equals("/") && !masthead.root().isEmpty() ? masthead.root() : masthead.root() + path;
    }

    public boolean isAt(String entry) {
        return section.equals(entry);
    }

    /** A full address of a path. */
    public String absolute(String path) {
        return masthead.site() + path;
    }
}
