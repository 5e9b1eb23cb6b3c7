package saji.channels.webpush;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import saji.channels.network.Post;
import saji.channels.network.Sending;
import saji.platform.Language;
import saji.platform.Words;

/**
 * What a service worker is told, and how long and how urgently.
 *
 * @param tag of the thing that it is about, 32 letters and digits: also its topic at the push service
 * @param url what opens when it is pressed
 * @param life how long the push service keeps it for a browser that is away
 */
record Message(
        String title,
        String body,
        String url,
        String tag,
        String language,
        boolean silent,
        boolean urgent,
        Duration life) {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(28);

    static Message of(Sending sending) {
        Post post = sending.post();
        Post.Link link = post.link();
        String[] lines = post.text().strip().split("\\R+", 2);
        boolean titled = !post.title().isBlank();
        Duration life = sending.expiresAt() == null ? A_DAY : Duration.between(sending.firstAt(), sending.expiresAt());
        return new Message(
                titled ? post.title() : lines[0],
                titled ? post.text() : lines.length > 1 ? lines[1] : "",
                link == null ? "/" : link.address(),
                tag(sending.object()),
                post.language(),
                false,
                post.labels().urgent(),
                life.isNegative() ? Duration.ZERO : life.compareTo(LONGEST) > 0 ? LONGEST : life);
    }

    /** The same, without sound: it takes the place of one that was shown. */
    Message silently() {
        return new Message(title, body, url, tag, language, true, urgent, life);
    }

    /** Says that it was taken back. */
    Message withdrawn() {
        Words words = Words.in(Language.of(language));
        return new Message(
                words.say("channels.webpush.withdrawn", title),
                words.say("channels.webpush.withdrawn.text"),
                "/",
                tag,
                language,
                true,
                false,
                life);
    }

    private static String tag(String object) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(object.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the service worker reads it. */
    record Said(
            String title,
            String body,
            String url,
            String tag,
            String language,
            @Nullable Boolean silent,
            @Nullable Boolean urgent) {}

    Said said() {
        return new Said(title, body, url, tag, language, silent ? true : null, urgent ? true : null);
    }
}
