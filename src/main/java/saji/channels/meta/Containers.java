package saji.channels.meta;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import saji.assets.Rendition;
import saji.channels.MediaFiles;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Found;
import saji.channels.network.Notes;
import saji.channels.network.Post;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Sending;
import saji.platform.Reason;
import tools.jackson.databind.JsonNode;

/**
 * Posting in three steps, as Instagram and Threads want it: a container is made, the network fetches the pictures, the container is
 * published. A container can be published once only, and tells whether it was, which is how a lost answer is cleared up.
 */
@Component
class Containers {

    private static final Duration POLL = Duration.ofSeconds(20);
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Duration QUOTA_REST = Duration.ofHours(1);

    /** How a network names the same things. */
    record Dialect(String make, String publish, String list, String quota, String text, String status, String trouble) {
        static final Dialect INSTAGRAM = new Dialect(
                "media", "media_publish", "media", "content_publishing_limit", "caption", "status_code", "status");
        static final Dialect THREADS = new Dialect(
                "threads", "threads_publish", "threads", "threads_publishing_limit", "text", "status", "error_message");
    }

    private final Graph graph;
    private final MediaFiles files;
    private final InstantSource clock;

    Containers(Graph graph, MediaFiles files, InstantSource clock) {
        this.graph = graph;
        this.files = files;
        this.clock = clock;
    }

    /** A container's number, or why there is none. */
    private sealed interface Made {
        record Container(String id) implements Made {}

        record Not(Result why) implements Made {}
    }

    Result post(Access access, Sending sending, Dialect dialect) {
        Made made = kept(sending.notes(), "container")
                .<Made>map(Made.Container::new)
                .orElseGet(() -> make(access, sending, dialect));
        if (!(made instanceof Made.Container(String container))) {
            return ((Made.Not) made).why();
        }
        Answer state = state(access, container, dialect);
        if (!state.isGood()) {
            return graph.before(state);
        }
        return switch (state.body().path(dialect.status()).asString("")) {
            case "FINISHED" -> publish(access, sending, container, dialect);
            case "IN_PROGRESS" ->
                new Result.Later(Reason.of("channels.meta.why.processing"), "IN_PROGRESS", Result.Fault.POST, POLL);
            case "PUBLISHED" -> found(access, sending, dialect);
            case "EXPIRED" -> {
                forget(sending);
                yield new Result.Later(Reason.of("channels.meta.why.processing"), "EXPIRED", Result.Fault.POST, null);
            }
            default ->
                Result.refused(
                        "channels.meta.why.media",
                        state.body().path(dialect.trouble()).asString(""));
        };
    }

    private static Optional<String> kept(Notes notes, String name) {
        return notes.get(name).filter(value -> !value.isEmpty());
    }

    private static void forget(Sending sending) {
        sending.notes().keep("container", "");
        for (int i = 0; i < sending.post().pictures().size(); i++) {
            sending.notes().keep("child." + i, "");
        }
    }

    private Made make(Access access, Sending sending, Dialect dialect) {
        Post post = sending.post();
        if (graph.quota(access, dialect.quota()).filter(Graph.Quota::isUsedUp).isPresent()) {
            return new Made.Not(
                    new Result.Later(Reason.of("channels.meta.why.quota"), "quota", Result.Fault.ACCOUNT, QUOTA_REST));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        if (post.pictures().size() == 1) {
            Optional<Map<String, String>> picture = picture(post.pictures().getFirst(), dialect);
            if (picture.isEmpty()) {
                return missing();
            }
            fields.putAll(picture.get());
        } else if (!post.pictures().isEmpty()) {
            List<String> children = new ArrayList<>();
            for (int i = 0; i < post.pictures().size(); i++) {
                Optional<Map<String, String>> picture = picture(post.pictures().get(i), dialect);
                if (picture.isEmpty()) {
                    return missing();
                }
                Map<String, String> child = new LinkedHashMap<>(picture.get());
                child.put("is_carousel_item", "true");
                switch (container(access, sending.notes(), "child." + i, child, dialect)) {
                    case Made.Container(String id) -> children.add(id);
                    case Made.Not not -> {
                        return not;
                    }
                }
            }
            fields.put("media_type", "CAROUSEL");
            fields.put("children", String.join(",", children));
        } else {
            fields.put("media_type", "TEXT");
            Post.Link link = post.link();
            if (link != null) {
                fields.put("link_attachment", link.address());
            }
        }
        fields.put(dialect.text(), post.text());
        return container(access, sending.notes(), "container", fields, dialect);
    }

    private static Made missing() {
        return new Made.Not(Result.refused("channels.why.media-missing", ""));
    }

    /** Both take JPEG only, from a public address. */
    private Optional<Map<String, String>> picture(Post.Picture picture, Dialect dialect) {
        Rendition form = picture.form().mediaType().equals("image/jpeg") ? picture.form() : Rendition.J800;
        return files.address(new Post.Picture(picture.asset(), form, picture.alt()))
                .map(address -> {
                    Map<String, String> fields = new LinkedHashMap<>();
                    fields.put("image_url", address);
                    if (dialect.equals(Dialect.THREADS)) {
                        fields.put("media_type", "IMAGE");
                    }
                    if (!picture.alt().isEmpty()) {
                        fields.put("alt_text", picture.alt());
                    }
                    return fields;
                });
    }

    private Made container(Access access, Notes notes, String note, Map<String, String> fields, Dialect dialect) {
        Optional<String> before = kept(notes, note);
        if (before.isPresent()) {
            return new Made.Container(before.get());
        }
        Answer answer = graph.post(access, access.setting("user") + "/" + dialect.make(), fields);
        if (!answer.isGood()) {
            return new Made.Not(graph.before(answer));
        }
        String id = answer.body().path("id").asString("");
        notes.keep(note, id);
        return new Made.Container(id);
    }

    private Answer state(Access access, String container, Dialect dialect) {
        return graph.get(access, container, Map.of("fields", dialect.status() + "," + dialect.trouble()));
    }

    private Result publish(Access access, Sending sending, String container, Dialect dialect) {
        sending.notes().keep("began", clock.instant().toString());
        Answer answer =
                graph.post(access, access.setting("user") + "/" + dialect.publish(), Map.of("creation_id", container));
        if (!answer.isGood()) {
            return graph.result(answer);
        }
        String id = answer.body().path("id").asString("");
        Answer page = graph.get(access, id, Map.of("fields", "permalink"));
        return new Result.Delivered(
                new RemoteCopy(id, page.body().path("permalink").asString("")));
    }

    private Result found(Access access, Sending sending, Dialect dialect) {
        return listed(access, sending, dialect) instanceof Found.There(RemoteCopy copy)
                ? new Result.Delivered(copy)
                : Result.lost("PUBLISHED");
    }

    /** The container knows; where it was published, the post is found by its words. */
    Found find(Access access, Sending sending, Dialect dialect) {
        Optional<String> container = kept(sending.notes(), "container");
        if (container.isEmpty() || sending.notes().get("began").isEmpty()) {
            return new Found.Absent();
        }
        Answer state = state(access, container.get(), dialect);
        if (!state.isGood()) {
            return Graph.isGone(state) ? listed(access, sending, dialect) : new Found.Later(WebApi.said(state), null);
        }
        return state.body().path(dialect.status()).asString("").equals("PUBLISHED")
                ? listed(access, sending, dialect)
                : new Found.Absent();
    }

    private Found listed(Access access, Sending sending, Dialect dialect) {
        Instant since = sending.notes().get("began").map(Instant::parse).orElse(sending.firstAt());
        Answer list = graph.get(
                access,
                access.setting("user") + "/" + dialect.list(),
                Map.of("fields", "id," + dialect.text() + ",permalink,timestamp", "limit", "25"));
        if (!list.isGood()) {
            return new Found.Later(WebApi.said(list), null);
        }
        for (JsonNode post : list.body().path("data").values()) {
            boolean isIt = post.path(dialect.text())
                            .asString("")
                            .strip()
                            .equals(sending.post().text().strip())
                    && FacebookPage.isSince(post.path("timestamp"), since.minus(SKEW));
            if (isIt) {
                return new Found.There(new RemoteCopy(
                        post.path("id").asString(""), post.path("permalink").asString("")));
            }
        }
        return new Found.CannotTell();
    }
}
