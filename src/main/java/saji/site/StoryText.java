package saji.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saji.platform.Markdown;
import saji.platform.SafeHtml;

/** A story's Markdown as the page prints it: cited figures lead to their source, tables can be scrolled by themselves. */
final class StoryText {

    private static final Pattern CITATION =
            Pattern.compile("<a href=\"fakta:([^\"]*)\"[^>]*>(.*?)</a>", Pattern.DOTALL);

    private StoryText() {}

    /**
     * @param sources those that the page lists, in their order; a citation of any other is printed as plain text
     * @param table what a table is called for those who do not see it
     */
    static SafeHtml html(String markdown, List<Served.Source> sources, String table) {
        Map<String, Integer> numbers = new HashMap<>();
        sources.forEach(source -> numbers.put(source.fact().toString(), numbers.size() + 1));
        return Markdown.html(markdown, html -> tables(citations(html, numbers), table));
    }

    /** The text for feeds, which are read elsewhere: no citations, no wrapping, addresses in full. */
    static String forFeeds(String markdown, String site) {
        return Markdown.html(
                        markdown,
                        html -> CITATION.matcher(html)
                                .replaceAll("$2")
                                .replace("<a href=\"/", "<a href=\"" + site + "/"))
                .toString();
    }

    private static String citations(String html, Map<String, Integer> numbers) {
        Map<Integer, Boolean> marked = new HashMap<>();
        return CITATION.matcher(html).replaceAll(found -> {
            Integer number = numbers.get(found.group(1));
            if (number == null) {
                return Matcher.quoteReplacement(found.group(2));
            }
            String id = marked.putIfAbsent(number, true) == null ? " id=\"angka-" + number + "\"" : "";
            return Matcher.quoteReplacement("<a class=\"fact\"" + id + " href=\"#sumber-" + number + "\">"
                    + found.group(2) + "<sup>" + number + "</sup></a>");
        });
    }

    private static String tables(String html, String name) {
        String label = name.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        return html.replace(
                        "<table>",
                        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"" + label + "\"><table>")
                .replace("</table>", "</table></div>");
    }
}
