package saji.channels.youtube;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import saji.channels.MediaFiles;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Found;
import saji.channels.network.Result;
import saji.channels.network.Sending;
import saji.platform.Reason;
import tools.jackson.databind.JsonNode;

/**
 * A film on its way, in a session that YouTube keeps for a week: it is noted before the first byte leaves, goes on where it stopped, and
 * tells how it ended. Where the session is forgotten, the film is looked for by its marker among the newest.
 */
@Component
class Upload {

    /** A multiple of 256 KiB, as YouTube wants it; small enough for {@link WebApi#LONGEST} on a slow line. */
    static final int PIECE = 4 * 1024 * 1024;

    private static final Duration LONGEST = Duration.ofMinutes(8);
    private static final Pattern RANGE = Pattern.compile("bytes=0-(\\d+)");

    private final DataApi api;
    private final Units units;
    private final InstantSource clock;

    Upload(DataApi api, Units units, InstantSource clock) {
        this.api = api;
        this.units = units;
        this.clock = clock;
    }

    /** Where a session stands. */
    private sealed interface State {
        record Done(String video) implements State {}

        record Open(long received) implements State {}

        record Forgotten() implements State {}

        record Silent(Answer answer) implements State {}
    }

    /** What came of sending: the number of the video, or why there is none yet. */
    sealed interface Sent {
        record Video(String id) implements Sent {}

        record Not(Result why) implements Sent {}
    }

    /** Stands among a video's tags, which only its owner sees. */
    static String marker(Sending sending) {
        return "saji-" + sending.key();
    }

    Sent send(Access access, Sending sending, MediaFiles.Film film, Object about) {
        Optional<String> session = session(sending);
        if (session.isEmpty()) {
            return begin(access, sending, film, about);
        }
        return switch (state(access, session.get(), film.bytes())) {
            case State.Done(String video) -> new Sent.Video(video);
            case State.Open(long received) -> push(access, session.get(), film, received);
            case State.Silent(Answer answer) -> new Sent.Not(api.before(access, answer));
            case State.Forgotten forgotten ->
                switch (marked(access, sending)) {
                    case Marked.There(String video) -> new Sent.Video(video);
                    case Marked.Unread(Answer answer) -> new Sent.Not(api.before(access, answer));
                    case Marked.Absent absent -> {
                        sending.notes().keep("session", "");
                        yield new Sent.Not(again("session is gone"));
                    }
                };
        };
    }

    private static Optional<String> session(Sending sending) {
        return sending.notes().get("session").filter(value -> !value.isEmpty());
    }

    private static Result again(String detail) {
        return new Result.Later(Reason.of("channels.youtube.why.uploading"), detail, Result.Fault.POST, null);
    }

    private Sent begin(Access access, Sending sending, MediaFiles.Film film, Object about) {
        if (!units.reserve(access, Units.UPLOAD)) {
            return new Sent.Not(units.spent("budget"));
        }
        Answer answer = api.begin(access, about, film.mediaType(), film.bytes());
        String session = answer.header("location").orElse("");
        if (!answer.isGood() || !WebApi.host(session).equals(WebApi.host(access.setting("base")))) {
            units.release(access, Units.UPLOAD);
            return new Sent.Not(answer.isGood() ? again("no session") : api.before(access, answer));
        }
        sending.notes().keep("session", session);
        return push(access, session, film, 0);
    }

    private Sent push(Access access, String session, MediaFiles.Film film, long from) {
        Instant until = clock.instant().plus(LONGEST);
        long at = from;
        try (InputStream bytes = film.open()) {
            bytes.skipNBytes(at);
            while (at < film.bytes()) {
                byte[] piece = bytes.readNBytes(PIECE);
                long last = at + piece.length - 1;
                Answer answer = api.put(access, session, "bytes " + at + "-" + last + "/" + film.bytes(), piece);
                switch (read(answer)) {
                    case State.Done(String video) -> {
                        return new Sent.Video(video);
                    }
                    case State.Open(long received) -> {
                        if (received != last + 1 || clock.instant().isAfter(until)) {
                            return new Sent.Not(again(received + " of " + film.bytes()));
                        }
                        at = received;
                    }
                    case State.Forgotten forgotten -> {
                        return new Sent.Not(again(WebApi.said(answer)));
                    }
                    case State.Silent silent -> {
                        return new Sent.Not(api.result(access, answer));
                    }
                }
            }
            return new Sent.Not(Result.lost("the whole film was taken, and no answer came"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private State state(Access access, String session, long bytes) {
        return read(api.put(access, session, "bytes */" + bytes, new byte[0]));
    }

    private static State read(Answer answer) {
        if (answer.isGood()) {
            return new State.Done(answer.body().path("id").asString(""));
        }
        if (answer.status() == 308) {
            Matcher range = RANGE.matcher(answer.header("range").orElse(""));
            return new State.Open(range.matches() ? Long.parseLong(range.group(1)) + 1 : 0);
        }
        return DataApi.isGone(answer) ? new State.Forgotten() : new State.Silent(answer);
    }

    /** What is known of a film whose last answer was lost; one that is not whole is not there, and goes on where it stopped. */
    Found find(Access access, Sending sending, long bytes, java.util.function.Function<String, Found> there) {
        Optional<String> session = session(sending);
        if (session.isEmpty()) {
            return new Found.Absent();
        }
        return switch (state(access, session.get(), bytes)) {
            case State.Done(String video) -> there.apply(video);
            case State.Open open -> new Found.Absent();
            case State.Silent(Answer answer) -> new Found.Later(WebApi.said(answer), null);
            case State.Forgotten forgotten ->
                switch (marked(access, sending)) {
                    case Marked.There(String video) -> there.apply(video);
                    case Marked.Absent absent -> new Found.Absent();
                    case Marked.Unread(Answer answer) -> new Found.Later(WebApi.said(answer), null);
                };
        };
    }

    private sealed interface Marked {
        record There(String video) implements Marked {}

        record Absent() implements Marked {}

        record Unread(Answer answer) implements Marked {}
    }

    /** Looks through the fifty newest films of the channel. */
    private Marked marked(Access access, Sending sending) {
        units.reserve(access, 2 * Units.LIST);
        Answer list = api.get(
                access,
                "/youtube/v3/playlistItems",
                Map.of("part", "contentDetails", "maxResults", "50", "playlistId", access.setting("learned.uploads")));
        if (!list.isGood()) {
            return new Marked.Unread(list);
        }
        String ids = list.body().path("items").values().stream()
                .map(item -> item.path("contentDetails").path("videoId").asString(""))
                .collect(Collectors.joining(","));
        if (ids.isEmpty()) {
            return new Marked.Absent();
        }
        Answer videos = api.get(access, "/youtube/v3/videos", Map.of("part", "snippet", "id", ids));
        if (!videos.isGood()) {
            return new Marked.Unread(videos);
        }
        return videos.body().path("items").values().stream()
                .filter(video -> hasTag(video, marker(sending)))
                .<Marked>map(video -> new Marked.There(video.path("id").asString("")))
                .findFirst()
                .orElseGet(Marked.Absent::new);
    }

    private static boolean hasTag(JsonNode video, String tag) {
        return video.path("snippet").path("tags").values().stream()
                .anyMatch(one -> one.asString("").equals(tag));
    }
}
