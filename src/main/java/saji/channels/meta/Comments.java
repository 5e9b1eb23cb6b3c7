package saji.channels.meta;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Conversing.Told;
import saji.channels.network.Voice;
import tools.jackson.databind.JsonNode;

/** What people wrote below the page's posts of the last seven days: the hundred newest comments of each of the fifty newest posts. */
@Component
class Comments {

    private static final Duration LOOKED_BACK = Duration.ofDays(7);
    private static final String FIELDS = "id,comments.filter(stream).order(reverse_chronological).limit(100)"
            + "{id,message,created_time,permalink_url,from{id,name},parent{id}}";

    private final Graph graph;
    private final InstantSource clock;

    Comments(Graph graph, InstantSource clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /** {@code since} is the moment of the newest comment that was seen; those of the same second are told again. */
    Told since(Access access, String since) {
        Instant now = clock.instant();
        if (since.isEmpty()) {
            return new Told.Voices(List.of(), now.toString(), true);
        }
        Instant seen = Instant.parse(since);
        Answer posts = graph.get(
                access,
                access.setting("page") + "/published_posts",
                Map.of(
                        "fields",
                        FIELDS,
                        "since",
                        String.valueOf(now.minus(LOOKED_BACK).getEpochSecond()),
                        "limit",
                        "50"));
        if (!posts.isGood()) {
            return new Told.Nothing(WebApi.said(posts), null);
        }
        List<Voice> voices = new ArrayList<>();
        for (JsonNode post : posts.body().path("data").values()) {
            for (JsonNode comment : post.path("comments").path("data").values()) {
                voice(access, post.path("id").asString(""), comment)
                        .filter(voice -> !voice.saidAt().isBefore(seen.minusSeconds(1)))
                        .ifPresent(voices::add);
            }
        }
        voices.sort(Comparator.comparing(Voice::saidAt));
        Instant newest = voices.isEmpty() ? seen : voices.getLast().saidAt();
        return new Told.Voices(voices, (newest.isAfter(seen) ? newest : seen).toString(), true);
    }

    /** What the page wrote itself is no answer. */
    private static Optional<Voice> voice(Access access, String post, JsonNode comment) {
        JsonNode from = comment.path("from");
        String author = from.path("id").asString("");
        if (author.equals(access.setting("page"))) {
            return Optional.empty();
        }
        String parent = comment.path("parent").path("id").asString("");
        return FacebookPage.moment(comment.path("created_time"))
                .map(at -> new Voice(
                        Voice.Kind.REPLY,
                        comment.path("id").asString(""),
                        parent.isEmpty() ? post : parent,
                        post,
                        new Voice.Author(
                                author,
                                from.path("name").asString(""),
                                from.path("name").asString(""),
                                ""),
                        comment.path("message").asString(""),
                        "",
                        comment.path("permalink_url").asString(""),
                        at,
                        List.of()));
    }
}
