package saji.channels.youtube;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import saji.channels.NetworkStub;
import tools.jackson.databind.JsonNode;

/** A stub of the YouTube Data API v3, written from its documentation: one channel, tokens of an hour, resumable sessions, errors by word. */
final class DataStub extends NetworkStub {

    private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+)");

    /** An upload under way. */
    static final class Session {
        final JsonNode about;
        long received;
        String video = "";

        Session(JsonNode about) {
            this.about = about;
        }
    }

    final Map<String, Session> sessions = new ConcurrentHashMap<>();
    final Map<String, JsonNode> videos = Collections.synchronizedMap(new LinkedHashMap<>());
    volatile String refresh = "1//refresh";
    volatile String token = "ya29.first";
    private final AtomicInteger numbers = new AtomicInteger(10);

    static Map<String, Object> error(int code, String reason) {
        return Map.of(
                "error",
                Map.of(
                        "code",
                        code,
                        "message",
                        "The request cannot be completed.",
                        "errors",
                        List.of(Map.of("message", "no", "domain", "youtube", "reason", reason))));
    }

    @Override
    protected Reply answer(Call call) {
        if (call.path().equals("/token")) {
            return refresh.equals(call.form().get("refresh_token"))
                    ? Reply.of(Map.of("access_token", token, "expires_in", 3599, "token_type", "Bearer"))
                    : Reply.of(
                            400,
                            Map.of(
                                    "error",
                                    "invalid_grant",
                                    "error_description",
                                    "Token has been expired or revoked."));
        }
        if (!call.header("Authorization").equals("Bearer " + token)) {
            return Reply.of(401, error(401, "authError"));
        }
        String id = call.path().replaceFirst(".*/", "");
        return switch (call.method() + " " + call.path().replaceFirst("/sessions/\\d+$", "/sessions/:id")) {
            case "GET /youtube/v3/channels" ->
                Reply.of(Map.of(
                        "items",
                        List.of(Map.of(
                                "id",
                                "UC1",
                                "snippet",
                                Map.of("title", "Kota", "customUrl", "@kota"),
                                "contentDetails",
                                Map.of("relatedPlaylists", Map.of("uploads", "UU1"))))));
            case "POST /upload/youtube/v3/videos" -> {
                String session = String.valueOf(numbers.incrementAndGet());
                sessions.put(session, new Session(call.json()));
                yield new Reply(200, null, Map.of("Location", address() + "/upload/sessions/" + session));
            }
            case "PUT /upload/sessions/:id" -> put(sessions.get(id), call);
            case "GET /youtube/v3/playlistItems" ->
                Reply.of(Map.of(
                        "items",
                        videos.keySet().stream()
                                .map(video -> Map.of("contentDetails", Map.of("videoId", video)))
                                .toList()));
            case "GET /youtube/v3/videos" ->
                Reply.of(Map.of(
                        "items",
                        Arrays.stream(call.query().getOrDefault("id", "").split(","))
                                .filter(videos::containsKey)
                                .map(video -> Map.of(
                                        "id",
                                        video,
                                        "snippet",
                                        Objects.requireNonNull(videos.get(video))
                                                .path("snippet")))
                                .toList()));
            case "PUT /youtube/v3/videos" -> changed(call.json());
            case "DELETE /youtube/v3/videos" ->
                videos.remove(call.query().getOrDefault("id", "")) == null
                        ? Reply.of(404, error(404, "videoNotFound"))
                        : Reply.of(204, null);
            default -> Reply.of(404, error(404, "notFound"));
        };
    }

    private Reply put(@Nullable Session session, Call call) {
        Matcher range = RANGE.matcher(call.header("Content-Range"));
        if (session == null || !range.matches()) {
            return Reply.of(session == null ? 404 : 400, error(404, "notFound"));
        }
        long total = Long.parseLong(range.group(3));
        if (range.group(1) != null && Long.parseLong(range.group(1)) == session.received) {
            session.received += call.body().length;
        }
        if (session.received < total) {
            return new Reply(
                    308, null, session.received == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (session.received - 1)));
        }
        if (session.video.isEmpty()) {
            session.video = "video_" + String.format("%05d", numbers.incrementAndGet());
            videos.put(session.video, session.about);
        }
        return Reply.of(Map.of("id", session.video, "kind", "youtube#video"));
    }

    private Reply changed(JsonNode body) {
        String id = body.path("id").asString("");
        if (!videos.containsKey(id)) {
            return Reply.of(404, error(404, "videoNotFound"));
        }
        videos.put(id, body);
        return Reply.of(Map.of("id", id));
    }
}
