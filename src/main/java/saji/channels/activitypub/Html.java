package saji.channels.activitypub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.springframework.web.util.HtmlUtils;

/** Plain text as the markup that other servers show, and back. */
final class Html {

    private static final Pattern MARKED = Pattern.compile(
            "(https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]])|(?<![\\p{L}\\p{N}_/&])#([\\p{L}\\p{N}_]{1,100})");

    private Html() {}

    /** Paragraphs with links and hashtags. */
    static String of(String text, Here here) {
        return Stream.of(text.strip().split("\\n\\s*\\n"))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> "<p>" + marked(paragraph.strip(), here) + "</p>")
                .collect(Collectors.joining());
    }

    private static String marked(String text, Here here) {
        StringBuilder html = new StringBuilder();
        Matcher found = MARKED.matcher(text);
        int from = 0;
        while (found.find()) {
            html.append(escaped(text.substring(from, found.start())));
            html.append(found.group(1) != null ? link(found.group(1)) : hashtag(found.group(2), here));
            from = found.end();
        }
        return html.append(escaped(text.substring(from))).toString().replace("\n", "<br>");
    }

    static String link(String address) {
        String shown = address.replaceFirst("^https?://(www\\.)?", "");
        return "<a href=\"" + escaped(address) + "\" rel=\"nofollow noopener\" target=\"_blank\">" + escaped(shown)
                + "</a>";
    }

    static String hashtag(String tag, Here here) {
        return "<a href=\"" + escaped(tagAddress(tag, here)) + "\" class=\"mention hashtag\" rel=\"tag\">#<span>"
                + escaped(tag) + "</span></a>";
    }

    static String tagAddress(String tag, Here here) {
        return here.at("/cari?q=" + URLEncoder.encode(tag.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8));
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** What somebody elsewhere wrote, as a reader reads it. */
    static String plain(String html) {
        Document document = Jsoup.parse(html);
        document.select("br").forEach(mark -> mark.replaceWith(new TextNode("\n")));
        document.select("p + p").forEach(mark -> mark.before(new TextNode("\n\n")));
        String text = document.body().wholeText().replace("\u0000", "").strip();
        return text.substring(0, Math.min(text.length(), 20_000));
    }
}
