package saji.channels.email;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import saji.channels.network.Post;
import saji.platform.Language;
import saji.platform.Words;

/**
 * What a letter says, in text and in HTML, the same for all who get it; the links of one subscriber take the places of {@link #MANAGE} and
 * {@link #END}.
 */
record Letter(String subject, String text, String html) {

    static final String MANAGE = "https://manage.invalid/";
    static final String END = "https://end.invalid/";

    private static final String BODY =
            "margin:0;padding:24px 12px;background:#f4f1ea;color:#1b2124;font:16px/1.6 Arial,Helvetica,sans-serif";
    private static final String SHEET =
            "max-width:600px;margin:0 auto;padding:28px 24px;background:#ffffff;border-radius:12px";
    private static final String HEADING = "margin:0 0 12px;font-size:22px;line-height:1.3;color:#1b2124";
    private static final String BUTTON =
            "display:inline-block;padding:12px 22px;background:#0b5c56;color:#ffffff;border-radius:24px;text-decoration:none;font-weight:bold";
    private static final String PICTURE =
            "display:block;width:100%;max-width:552px;height:auto;margin:0 0 16px;border:0;border-radius:8px";
    private static final String RULE = "border:0;border-top:1px solid #e3dccf;margin:24px 0";
    private static final String SMALL = "margin:0 0 8px;font-size:13px;color:#566068";

    /**
     * What stands around every letter.
     *
     * @param pictures where everybody gets a picture; nothing in the address tells who looks at it
     */
    record Frame(
            Language language,
            String city,
            String office,
            String site,
            Function<Post.Picture, Optional<String>> pictures) {}

    /** @param lead said before what is in it, for example that it was corrected; may be empty */
    static Letter of(String subject, String lead, List<Post> posts, Frame frame) {
        Words words = Words.in(frame.language());
        return new Letter(subject, text(lead, posts, frame, words), html(subject, lead, posts, frame, words));
    }

    static String title(Post post) {
        return post.title().isBlank() ? post.text().strip().lines().findFirst().orElse("") : post.title();
    }

    private static String body(Post post) {
        String text = post.text().strip();
        return post.title().isBlank() ? text.substring(title(post).length()).strip() : text;
    }

    /** All that a letter of its own shows; of each thing in a digest the first. */
    private static List<Post.Picture> shown(Post post, List<Post> posts) {
        return posts.size() == 1
                ? post.pictures()
                : post.pictures().stream().limit(1).toList();
    }

    private static @Nullable String link(Post post) {
        Post.Link link = post.link();
        return link == null ? null : link.address();
    }

    private static String text(String lead, List<Post> posts, Frame frame, Words words) {
        StringBuilder text = new StringBuilder(lead.isEmpty() ? "" : lead + "\n\n");
        for (Post post : posts) {
            text.append(title(post)).append("\n\n");
            if (!body(post).isEmpty()) {
                text.append(body(post)).append("\n\n");
            }
            for (Post.Picture picture : shown(post, posts)) {
                if (!picture.alt().isBlank()) {
                    text.append('[')
                            .append(words.say(
                                    "channels.email.picture", picture.alt().strip()))
                            .append("]\n\n");
                }
            }
            if (link(post) != null) {
                text.append(link(post)).append("\n\n");
            }
        }
        return text.append("-- \n")
                .append(words.say("channels.email.why-you", frame.city()))
                .append('\n')
                .append(words.say("channels.email.manage"))
                .append(": ")
                .append(MANAGE)
                .append('\n')
                .append(words.say("channels.email.end"))
                .append(": ")
                .append(END)
                .append('\n')
                .append(frame.office())
                .append(" · ")
                .append(frame.site())
                .append('\n')
                .toString();
    }

    private static String html(String subject, String lead, List<Post> posts, Frame frame, Words words) {
        Document page = Document.createShell("");
        page.outputSettings(new OutputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8));
        page.expectFirst("html").attr("lang", frame.language().code());
        page.head().appendElement("meta").attr("charset", "utf-8");
        page.title(subject);
        Element sheet = page.body().attr("style", BODY).appendElement("div").attr("style", SHEET);
        if (!lead.isEmpty()) {
            sheet.appendElement("p").attr("style", SMALL).text(lead);
        }
        for (Post post : posts) {
            Element heading =
                    sheet.appendElement(posts.size() == 1 ? "h1" : "h2").attr("style", HEADING);
            heading.attr("lang", post.language()).text(title(post));
            for (Post.Picture picture : shown(post, posts)) {
                frame.pictures()
                        .apply(picture)
                        .ifPresent(address -> sheet.appendElement("img")
                                .attr("style", PICTURE)
                                .attr("src", address)
                                .attr("width", "552")
                                .attr("alt", picture.alt()));
            }
            String own = post.html();
            if (own != null) {
                sheet.appendElement("div").html(own);
            } else {
                for (String paragraph : body(post).split("\\R{2,}")) {
                    sheet.appendElement("p").text(paragraph);
                }
            }
            if (link(post) != null) {
                sheet.appendElement("p")
                        .appendElement("a")
                        .attr("style", BUTTON)
                        .attr("href", String.valueOf(link(post)))
                        .text(words.say("channels.email.read"));
            }
            sheet.appendElement("hr").attr("style", RULE);
        }
        sheet.appendElement("p").attr("style", SMALL).text(words.say("channels.email.why-you", frame.city()));
        Element links = sheet.appendElement("p").attr("style", SMALL);
        links.appendElement("a").attr("href", MANAGE).text(words.say("channels.email.manage"));
        links.appendText(" · ");
        links.appendElement("a").attr("href", END).text(words.say("channels.email.end"));
        Element office = sheet.appendElement("p").attr("style", SMALL).text(frame.office() + " · ");
        office.appendElement("a").attr("href", frame.site()).text(frame.site());
        return page.outerHtml();
    }

    /** For one subscriber. */
    Letter with(String manage, String end) {
        return new Letter(
                subject,
                text.replace(MANAGE, manage).replace(END, end),
                html.replace(MANAGE, manage).replace(END, end));
    }
}
