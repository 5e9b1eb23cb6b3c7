package saji.site.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.platform.SafeHtml;

/**
 * Search: the form as it was sent, and what was found.
 *
 * @param message what the reader must know instead of results, or null
 * @param latest whether nothing was asked, and these are the latest stories
 * @param count how many were found, written out; empty when nothing was asked
 * @param instead the words searched for in place of those that no story has, or null
 * @param next path of the next page, or null
 */
public record SearchPage(
        Frame frame,
        Form form,
        @Nullable String message,
        boolean latest,
        String count,
        @Nullable String instead,
        List<Hit> hits,
        List<Facet> facets,
        @Nullable String next) {

    /** What the reader chose; empty texts for what was left open. */
    public record Form(
            String words,
            String from,
            String until,
            List<Choice> agencies,
            List<Choice> topics,
            List<Choice> areas,
            List<Choice> types,
            boolean filtered) {}

    /** One entry of a list to choose from. */
    public record Choice(String value, String name, boolean chosen) {}

    /** A story that was found; title and snippet with the words marked. */
    public record Hit(Card card, SafeHtml title, SafeHtml snippet) {}

    /** How the results spread; each entry leads to the same search within it. */
    public record Facet(String heading, List<Narrower> entries) {}

    /** A narrower search. */
    public record Narrower(String name, String path, String count) {}
}
