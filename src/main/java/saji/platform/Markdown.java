package saji.platform;

import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** CommonMark with tables, made into HTML that carries no script, style, frame or foreign picture. */
public final class Markdown {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .build();
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "hr",
                    "h2",
                    "h3",
                    "h4",
                    "strong",
                    "em",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "code",
                    "pre",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "a")
            .allowUrlProtocols("https", "http", "mailto", "tel", "fakta")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("start")
            .onElements("ol")
            .toFactory();

    private Markdown() {}

    public static SafeHtml html(String markdown) {
        return html(parse(markdown));
    }

    /** A parsed text, for those who walk its links and passages before it is rendered. */
    public static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    public static SafeHtml html(Node document) {
        return new SafeHtml(POLICY.sanitize(RENDERER.render(document)));
    }

    /** The rendered HTML changed by Saji's own code (for example links to facts), and sanitized before that. */
    public static SafeHtml html(String markdown, UnaryOperator<String> change) {
        return new SafeHtml(change.apply(html(markdown).toString()));
    }

    /** The words alone, without markup. */
    public static String text(String markdown) {
        return TEXT.render(parse(markdown)).strip();
    }
}
