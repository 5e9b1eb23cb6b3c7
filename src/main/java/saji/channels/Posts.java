package saji.channels;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import saji.channels.network.Limits;
import saji.channels.network.Post;
import saji.platform.Reason;

/** Holds a post against the limits of a network. */
final class Posts {

    private Posts() {}

    static List<Reason> faults(Post post, Limits limits) {
        List<Reason> reasons = new ArrayList<>();
        int most = limits.textOf(post);
        int length = limits.counting().of(post.text());
        if (post.text().isBlank() && post.pictures().isEmpty()) {
            reasons.add(Reason.of("channels.post.empty").at("text"));
        }
        if (most > 0 && length > most) {
            reasons.add(
                    Reason.of("channels.post.long", length, most, length - most).at("text"));
        }
        int bytes = post.text().getBytes(StandardCharsets.UTF_8).length;
        if (limits.bytes() > 0 && bytes > limits.bytes()) {
            reasons.add(Reason.of("channels.post.bytes", bytes, limits.bytes()).at("text"));
        }
        if (limits.title() > 0 && limits.counting().of(post.title()) > limits.title()) {
            reasons.add(Reason.of("channels.post.title", limits.title()).at("title"));
        }
        if (limits.hashtags() > 0 && hashtags(post) > limits.hashtags()) {
            reasons.add(Reason.of("channels.post.hashtags", hashtags(post), limits.hashtags())
                    .at("text"));
        }
        pictures(reasons, post, limits);
        return reasons;
    }

    private static void pictures(List<Reason> reasons, Post post, Limits limits) {
        if (limits.pictureNeeded() && post.pictures().isEmpty()) {
            reasons.add(Reason.of("channels.post.picture-needed").at("pictures"));
        }
        if (limits.filmNeeded() && post.pictures().isEmpty()) {
            reasons.add(Reason.of("channels.post.film-needed").at("pictures"));
        }
        if (post.pictures().size() > limits.pictures()) {
            reasons.add(Reason.of("channels.post.pictures", post.pictures().size(), limits.pictures())
                    .at("pictures"));
        }
        for (int i = 0; i < post.pictures().size(); i++) {
            String alt = post.pictures().get(i).alt();
            if (limits.altNeeded() && alt.isBlank()) {
                reasons.add(Reason.of("channels.post.alt-needed", i + 1).at("pictures"));
            }
            if (limits.alt() > 0 && alt.codePointCount(0, alt.length()) > limits.alt()) {
                reasons.add(
                        Reason.of("channels.post.alt-long", i + 1, limits.alt()).at("pictures"));
            }
        }
    }

    private static int hashtags(Post post) {
        long inText = post.text()
                .lines()
                .flatMap(line -> java.util.Arrays.stream(line.split("\\s+")))
                .filter(word -> word.matches("#[\\p{L}\\p{N}_]+\\W*"))
                .count();
        return (int) Math.max(inText, post.hashtags().size());
    }
}
