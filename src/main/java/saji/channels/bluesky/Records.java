package saji.channels.bluesky;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.assets.Rendition;
import saji.channels.MediaFiles;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Post;
import saji.channels.network.Result;
import tools.jackson.databind.JsonNode;

/** Makes the record of a post: text with its facets, and pictures or a link card, uploaded first. */
@Component
class Records {

    static final String REFUSED = "channels.bluesky.why.refused";

    /** The lexicon takes pictures of up to a million bytes (two million since 2026, on servers that are up to date). */
    private static final int MOST_BYTES = 1_000_000;

    private static final int MOST_TAGS = 8;
    private static final int MOST_CARD_TEXT = 300;

    private final Xrpc xrpc;
    private final WebApi api;
    private final MediaFiles files;
    private final InstantSource clock;

    Records(Xrpc xrpc, WebApi api, MediaFiles files, InstantSource clock) {
        this.xrpc = xrpc;
        this.api = api;
        this.files = files;
        this.clock = clock;
    }

    /** The record and the session to post it under, or why there is none. */
    sealed interface Made {
        record Ready(Xrpc.Session session, Map<String, Object> record) implements Made {}

        record Not(Result why) implements Made {}
    }

    Made of(Access access, Xrpc.Session opened, Post post) {
        Xrpc.Session session = opened;
        Map<String, Object> embed = null;
        Post.Link link = post.link();
        if (!post.pictures().isEmpty()) {
            List<Map<String, Object>> images = new ArrayList<>();
            for (Post.Picture picture : post.pictures()) {
                Optional<MediaFiles.File> file = small(picture.asset(), picture.form());
                if (file.isEmpty()) {
                    return new Made.Not(Result.refused(
                            "channels.why.media-missing", picture.asset().toString()));
                }
                Xrpc.Under uploaded = xrpc.blob(
                        access, session, file.get().mediaType(), file.get().bytes());
                if (!uploaded.answer().isGood()) {
                    return new Made.Not(api.before(uploaded.answer(), REFUSED));
                }
                session = uploaded.session();
                images.add(image(picture.alt(), file.get(), uploaded.answer()));
            }
            embed = Map.of("$type", "app.bsky.embed.images", "images", images);
        } else if (link != null) {
            Optional<MediaFiles.File> thumb =
                    link.picture() == null ? Optional.empty() : small(link.picture(), Rendition.SHARE);
            JsonNode blob = null;
            if (thumb.isPresent()) {
                Xrpc.Under uploaded = xrpc.blob(
                        access, session, thumb.get().mediaType(), thumb.get().bytes());
                if (!uploaded.answer().isGood()) {
                    return new Made.Not(api.before(uploaded.answer(), REFUSED));
                }
                session = uploaded.session();
                blob = uploaded.answer().body().path("blob");
            }
            embed = card(link, blob);
        }
        return new Made.Ready(session, record(access, session, post, embed));
    }

    private static Map<String, Object> image(String alt, MediaFiles.File file, Answer uploaded) {
        return Map.of(
                "alt",
                alt,
                "image",
                uploaded.body().path("blob"),
                "aspectRatio",
                Map.of("width", Math.max(file.width(), 1), "height", Math.max(file.height(), 1)));
    }

    private static Map<String, Object> card(Post.Link link, @Nullable JsonNode thumb) {
        Map<String, Object> external = new LinkedHashMap<>();
        external.put("uri", link.address());
        external.put("title", cut(link.title()));
        external.put("description", cut(link.description()));
        if (thumb != null) {
            external.put("thumb", thumb);
        }
        return Map.of("$type", "app.bsky.embed.external", "external", external);
    }

    /** Whole words of it. */
    private static String cut(String text) {
        if (text.length() <= MOST_CARD_TEXT) {
            return text;
        }
        int end = text.lastIndexOf(' ', MOST_CARD_TEXT);
        return text.substring(0, end > 0 ? end : MOST_CARD_TEXT) + " …";
    }

    private Map<String, Object> record(
            Access access, Xrpc.Session session, Post post, @Nullable Map<String, Object> embed) {
        Map<String, Object> record = new LinkedHashMap<>();
        String text = post.text();
        List<Map<String, Object>> facets = new ArrayList<>(Facets.of(text, handle -> did(access, session, handle)));
        Post.Link link = post.link();
        if (link != null && !post.pictures().isEmpty() && !text.contains(link.address())) {
            String shown = Facets.shown(link.address());
            text = text + "\n\n" + shown;
            facets.add(Facets.link(text, text.length() - shown.length(), text.length(), link.address()));
        }
        record.put("$type", "app.bsky.feed.post");
        record.put("text", text);
        record.put("createdAt", clock.instant().toString());
        record.put("langs", List.of(post.language()));
        if (!facets.isEmpty()) {
            record.put("facets", facets);
        }
        if (embed != null) {
            record.put("embed", embed);
        }
        List<String> tags = post.hashtags().stream()
                .filter(tag -> !post.text().contains("#" + tag))
                .filter(tag -> tag.length() <= 64)
                .limit(MOST_TAGS)
                .toList();
        if (!tags.isEmpty()) {
            record.put("tags", tags);
        }
        return record;
    }

    private Optional<String> did(Access access, Xrpc.Session session, String handle) {
        Xrpc.Under found =
                xrpc.get(access, session, "com.atproto.identity.resolveHandle", WebApi.query(Map.of("handle", handle)));
        return found.answer().isGood()
                ? Optional.of(found.answer().body().path("did").asString("")).filter(did -> did.startsWith("did:"))
                : Optional.empty();
    }

    /** The picture in the form that was asked for, or a smaller one where that has too many bytes. */
    private Optional<MediaFiles.File> small(AssetId asset, Rendition form) {
        Optional<MediaFiles.File> file = files.open(asset, form);
        for (Rendition smaller : List.of(Rendition.J800, Rendition.W400)) {
            if (file.isPresent() && file.get().bytes().length > MOST_BYTES) {
                file = files.open(asset, smaller);
            }
        }
        return file;
    }
}
