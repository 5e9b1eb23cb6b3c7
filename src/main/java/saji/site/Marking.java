package saji.site;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import saji.platform.SafeHtml;

/** Marks the words that were searched for in the texts of one page; every other character is escaped. */
final class Marking {

    private static final int BEFORE = 70;
    private static final int LENGTH = 230;

    private final Set<String> words;
    private final Set<String> stems = new HashSet<>();
    /** Whether a word is marked, for those met so far: the texts of a page share most of theirs. */
    private final Map<String, Boolean> known = new HashMap<>();

    Marking(Set<String> words) {
        this.words = words;
        words.forEach(word -> stems.add(Stem.of(word)));
    }

    SafeHtml all(String text) {
        return marked(text, Tokens.of(text, 400));
    }

    /** A piece of the text around the first marked word; the lead when the text has none. */
    SafeHtml snippet(String lead, String markdown) {
        if (words.isEmpty() || Tokens.of(lead, 200).stream().anyMatch(this::isMarked)) {
            return all(lead);
        }
        String text = PlainText.of(markdown.length() > 30_000 ? markdown.substring(0, 30_000) : markdown);
        for (Tokens.Token token : Tokens.of(text, 5_000)) {
            if (isMarked(token)) {
                int start = boundary(text, Math.max(0, token.start() - BEFORE));
                int end = boundary(text, Math.min(text.length(), start + LENGTH));
                return all((start > 0 ? "… " : "")
                        + text.substring(start, Math.max(end, token.end())).strip()
                        + (end < text.length() ? " …" : ""));
            }
        }
        return all(lead);
    }

    private boolean isMarked(Tokens.Token token) {
        return known.computeIfAbsent(token.word(), word -> words.contains(word) || stems.contains(Stem.of(word)));
    }

    private SafeHtml marked(String text, List<Tokens.Token> tokens) {
        StringBuilder html = new StringBuilder();
        int at = 0;
        for (Tokens.Token token : tokens) {
            if (isMarked(token)) {
                html.append(XmlFeeds.escaped(text.substring(at, token.start())));
                html.append("<mark>")
                        .append(XmlFeeds.escaped(text.substring(token.start(), token.end())))
                        .append("</mark>");
                at = token.end();
            }
        }
        return SafeHtml.ofTrustedMarkup(
                html.append(XmlFeeds.escaped(text.substring(at))).toString());
    }

    /** The next space, so that no word is cut. */
    private static int boundary(String text, int at) {
        int i = at;
        while (i > 0 && i < text.length() && !Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
