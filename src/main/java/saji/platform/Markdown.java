package saji.platform;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** CommonMark with tables, made into HTML that carries no script, style, frame or foreign picture. */
public final class Markdown {

    /** Blocks and emphasis may be nested this deep; whoever walks the tree goes down by calls. */
    private static final int DEEPEST = 60;

    /** For every bracket the parser looks through the whole text for its end. */
    private static final int MOST_BRACKETS = 1_000;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
            .maxOpenBlockParsers(DEEPEST)
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .build();
    private static final Pattern READ = Pattern.compile("(?i)(?:https?|mailto|tel):");
    /** Puts the words of a link in its place when it leads to something that only Saji reads. */
    private static final AbstractVisitor WITHOUT_REFERENCES = new AbstractVisitor() {
        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (!READ.matcher(link.getDestination()).lookingAt()) {
                for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
                    link.insertBefore(child);
                }
                link.unlink();
            }
        }
    };

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

    /** A parsed text, for those who walk its links and passages before it is rendered. What is nested absurdly is taken as words. */
    public static Node parse(String markdown) {
        if (markdown.chars().filter(c -> c == '<').limit(MOST_BRACKETS + 1L).count() > MOST_BRACKETS) {
            return words(markdown);
        }
        try {
            Node document = PARSER.parse(markdown);
            return isTooDeep(document) ? words(markdown) : document;
        } catch (StackOverflowError nestedByTheThousand) {
            return words(markdown);
        }
    }

    private static boolean isTooDeep(Node document) {
        Node node = document;
        int depth = 0;
        while (true) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                if (++depth > 2 * DEEPEST) {
                    return true;
                }
                continue;
            }
            while (depth > 0 && node.getNext() == null) {
                node = Objects.requireNonNull(node.getParent());
                depth--;
            }
            if (depth == 0) {
                return false;
            }
            node = node.getNext();
        }
    }

    private static Node words(String markdown) {
        Document document = new Document();
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Text(markdown));
        document.appendChild(paragraph);
        return document;
    }

    public static SafeHtml html(Node document) {
        return new SafeHtml(POLICY.sanitize(RENDERER.render(document)));
    }

    /** The rendered HTML changed by Saji's own code (for example links to facts), and sanitized before that. */
    public static SafeHtml html(String markdown, UnaryOperator<String> change) {
        return new SafeHtml(change.apply(html(markdown).toString()));
    }

    /** The words alone, without markup; of links their words, and where they lead when that is an address that people read. */
    public static String text(String markdown) {
        Node document = parse(markdown);
        document.accept(WITHOUT_REFERENCES);
        return TEXT.render(document).strip();
    }
}
