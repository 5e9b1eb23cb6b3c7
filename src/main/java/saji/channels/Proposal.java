package saji.channels;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.channels.network.Limits;
import saji.channels.network.Post;
import saji.platform.Language;

/**
 * What a first post is drawn from; no word is cut, and what does not fit is left out from the end.
 *
 * @param lead one or several sentences
 * @param link what the post leads to, or null
 * @param hashtags without {@code #}, the most telling first
 */
public record Proposal(
        String title,
        String lead,
        Language language,
        Post.@Nullable Link link,
        List<Post.Picture> pictures,
        List<String> hashtags) {

    private static final int MOST_HASHTAGS = 3;

    public Proposal {
        pictures = List.copyOf(pictures);
        hashtags = List.copyOf(hashtags);
    }

    /**
     * Title, as many whole sentences of the lead as fit (or as many words of the title, when not even that does), link, up to three
     * hashtags. Where posts have a title of their own, the text does not repeat it.
     */
    Post within(Limits limits) {
        List<Post.Picture> shown = pictures.stream().limit(limits.pictures()).toList();
        Post empty = new Post(
                limits.title() > 0 ? fitting(words(title), limits.title(), "", limits) : "",
                "",
                null,
                language.code(),
                link,
                shown,
                hashtags);
        int most = limits.textOf(empty);
        List<String> ends = new ArrayList<>();
        if (link != null && limits.linkInText() && limits.linksWork()) {
            ends.add(link.address());
        }
        int tags = limits.hashtags() > 0 ? Math.min(MOST_HASHTAGS, limits.hashtags()) : MOST_HASHTAGS;
        for (int n = Math.min(tags, hashtags.size()); n >= 0; n--) {
            String text = composed(ends, hashtags.subList(0, n), most, limits);
            if (n == 0 || fits(text, most, limits)) {
                return new Post(empty.title(), text, null, language.code(), link, shown, hashtags.subList(0, n));
            }
        }
        throw new IllegalStateException();
    }

    private String composed(List<String> ends, List<String> tags, int most, Limits limits) {
        List<String> tail = new ArrayList<>(ends);
        if (!tags.isEmpty()) {
            tail.add(String.join(" ", tags.stream().map(tag -> "#" + tag).toList()));
        }
        String end = tail.isEmpty() ? "" : "\n\n" + String.join("\n\n", tail);
        boolean titled = limits.title() > 0 && !lead.isBlank();
        String head = titled ? "" : title;
        String sentences = "";
        for (String sentence : pieces(lead, BreakIterator.getSentenceInstance(language.locale()))) {
            String more = sentences.isEmpty() ? sentence : sentences + " " + sentence;
            if (!fits(joined(head, more) + end, most, limits)) {
                break;
            }
            sentences = more;
        }
        String text = joined(head, sentences);
        return !text.isEmpty() && fits(text + end, most, limits)
                ? text + end
                : fitting(words(title), most, end, limits) + end;
    }

    private static String joined(String head, String sentences) {
        return head.isEmpty() || sentences.isEmpty() ? head + sentences : head + "\n\n" + sentences;
    }

    private static boolean fits(String text, int most, Limits limits) {
        return (most == 0 || limits.counting().of(text) <= most)
                && (limits.bytes() == 0
                        || text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= limits.bytes());
    }

    /** As many of the words as fit before {@code end}, with an ellipsis where some are left out. */
    private static String fitting(List<String> words, int most, String end, Limits limits) {
        String all = String.join(" ", words);
        if (fits(all + end, most, limits)) {
            return all;
        }
        for (int n = words.size() - 1; n > 0; n--) {
            String some = String.join(" ", words.subList(0, n)) + " …";
            if (fits(some + end, most, limits)) {
                return some;
            }
        }
        return "";
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static List<String> pieces(String text, BreakIterator breaks) {
        breaks.setText(text);
        List<String> pieces = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String piece = text.substring(from, to).strip();
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
        }
        return pieces;
    }
}
