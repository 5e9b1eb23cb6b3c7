package saji.channels.meta;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import saji.channels.MediaFiles;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Capabilities;
import saji.channels.network.Conversing;
import saji.channels.network.Counting;
import saji.channels.network.Field;
import saji.channels.network.Found;
import saji.channels.network.Limits;
import saji.channels.network.Pace;
import saji.channels.network.Post;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Sending;
import saji.channels.network.Tested;
import tools.jackson.databind.JsonNode;

/**
 * A Facebook page. A copy is named by its number of pictures and its post: {@code 2:1234_5678}. Pictures are uploaded unpublished first
 * and attached to the post; an edit changes its words only.
 */
@Component
class FacebookPage implements Conversing {

    private static final Pattern ADDRESS = Pattern.compile(
            "https://(?:www\\.|m\\.)?facebook\\.com/(?:[^/\\s]+/posts/)?(?:(\\d+)_)?(\\d+)/?(?:\\?.*)?");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HHMM", "Z")
            .toFormatter(Locale.ROOT);
    private static final int MOST_PICTURES = 10;
    private static final Duration PHOTOS_KEPT = Duration.ofHours(20);
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final Graph graph;
    private final Comments comments;
    private final MediaFiles files;
    private final InstantSource clock;

    FacebookPage(Graph graph, Comments comments, MediaFiles files, InstantSource clock) {
        this.graph = graph;
        this.comments = comments;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "facebook";
    }

    @Override
    public String icon() {
        return "facebook";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.plain("page"),
                Field.secret("token"),
                Field.address("base", "https://graph.facebook.com").whichIsRare(),
                Field.preset("version", "v25.0").whichIsRare());
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.full().within(Duration.ofMinutes(6));
    }

    @Override
    public Pace pace() {
        return Pace.of(2, new Pace.Rate(60, Duration.ofHours(1)));
    }

    @Override
    public Limits limits(Access access) {
        return Limits.of(63_206, 0, MOST_PICTURES, Counting.UTF16).alt(1000, false);
    }

    @Override
    public String host(Access access) {
        return WebApi.host(access.setting("base"));
    }

    @Override
    public Tested test(Access access) {
        Answer page = graph.get(access, access.setting("page"), Map.of("fields", "id,name,username,link"));
        if (!page.isGood()) {
            return graph.failed(page);
        }
        String username = page.body().path("username").asString("");
        return new Tested.Works(
                username.isEmpty() ? page.body().path("name").asString("") : "@" + username,
                page.body().path("link").asString(""),
                graph.validUntil(access).orElse(null),
                Map.of());
    }

    @Override
    public Result send(Access access, Sending sending) {
        Post post = sending.post();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("message", post.text());
        for (int i = 0; i < post.pictures().size(); i++) {
            String note = "photo." + i;
            Optional<String> photo = sending.notes()
                    .get(note)
                    .map(value -> value.split(" ", 2))
                    .filter(parts -> Instant.parse(parts[0]).plus(PHOTOS_KEPT).isAfter(clock.instant()))
                    .map(parts -> parts[1]);
            if (photo.isEmpty()) {
                Optional<MediaFiles.File> file = files.open(post.pictures().get(i));
                if (file.isEmpty()) {
                    return Result.refused("channels.why.media-missing", "");
                }
                Answer uploaded = graph.upload(
                        access,
                        access.setting("page") + "/photos",
                        Map.of(
                                "published",
                                "false",
                                "alt_text_custom",
                                post.pictures().get(i).alt()),
                        file.get());
                if (!uploaded.isGood()) {
                    return graph.before(uploaded);
                }
                photo = Optional.of(uploaded.body().path("id").asString(""));
                sending.notes().keep(note, clock.instant() + " " + photo.get());
            }
            fields.put("attached_media[" + i + "]", "{\"media_fbid\":\"" + photo.get() + "\"}");
        }
        Post.Link link = post.link();
        if (link != null && post.pictures().isEmpty()) {
            fields.put("link", link.address());
        }
        sending.notes().keep("began", clock.instant().toString());
        Answer posted = graph.post(access, access.setting("page") + "/feed", fields);
        return posted.isGood()
                ? new Result.Delivered(copy(post, posted.body().path("id").asString("")))
                : graph.result(posted);
    }

    private static RemoteCopy copy(Post post, String id) {
        return new RemoteCopy(post.pictures().size() + ":" + id, "https://www.facebook.com/" + id);
    }

    private static String id(RemoteCopy copy) {
        return copy.id().substring(copy.id().indexOf(':') + 1);
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        if (!copy.id().startsWith(sending.post().pictures().size() + ":")) {
            return Result.refused("channels.meta.why.form", copy.id());
        }
        Answer answer =
                graph.post(access, id(copy), Map.of("message", sending.post().text()));
        return answer.isGood()
                ? new Result.Delivered(copy)
                : Graph.isGone(answer) ? Result.gone(WebApi.said(answer)) : graph.result(answer);
    }

    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        Answer answer = graph.delete(access, id(copy));
        return answer.isGood() || Graph.isGone(answer) ? new Result.Delivered(copy) : graph.result(answer);
    }

    /** A post with the same words, made since the call began. */
    @Override
    public Found find(Access access, Sending sending) {
        Optional<Instant> began = sending.notes().get("began").map(Instant::parse);
        if (began.isEmpty()) {
            return new Found.Absent();
        }
        Instant since = began.get().minus(SKEW);
        Answer posts = graph.get(
                access,
                access.setting("page") + "/published_posts",
                Map.of(
                        "fields",
                        "id,message,created_time",
                        "since",
                        String.valueOf(since.getEpochSecond()),
                        "limit",
                        "100"));
        if (!posts.isGood()) {
            return new Found.Later(WebApi.said(posts), null);
        }
        return posts.body().path("data").values().stream()
                .filter(post -> isSince(post.path("created_time"), since))
                .filter(post -> post.path("message")
                        .asString("")
                        .strip()
                        .equals(sending.post().text().strip()))
                .<Found>map(post ->
                        new Found.There(copy(sending.post(), post.path("id").asString(""))))
                .findFirst()
                .orElseGet(Found.Absent::new);
    }

    /** Whether a moment of the Graph API is not before another. */
    static boolean isSince(JsonNode moment, Instant since) {
        return moment(moment).filter(at -> !at.isBefore(since.minusSeconds(1))).isPresent();
    }

    /** A moment of the Graph API: {@code 2026-11-24T07:00:00+0000}. */
    static Optional<Instant> moment(JsonNode moment) {
        try {
            return Optional.of(OffsetDateTime.parse(moment.asString(""), TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public Duration rhythm() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Told listen(Access access, String since) {
        return comments.since(access, since);
    }

    /** People answer to a post, which is named here with its number of pictures. */
    @Override
    public List<String> names(String answered) {
        return IntStream.rangeClosed(0, MOST_PICTURES)
                .mapToObj(pictures -> pictures + ":" + answered)
                .toList();
    }

    @Override
    public Optional<RemoteCopy> at(Access access, Post post, String address) {
        Matcher found = ADDRESS.matcher(address.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        String page = found.group(1) == null ? access.setting("page") : found.group(1);
        return Optional.of(new RemoteCopy(post.pictures().size() + ":" + page + "_" + found.group(2), address.strip()));
    }
}
