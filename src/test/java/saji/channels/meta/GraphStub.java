package saji.channels.meta;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import saji.channels.NetworkStub;

/**
 * A stub of the Graph API, written from its documentation: page 100 with photos and posts, user 200 of Instagram and Threads with
 * containers that are published once, and errors by their numbers.
 */
final class GraphStub extends NetworkStub {

    static final String TOKEN = "EAAstubtoken";

    record Container(Map<String, String> fields, String state) {}

    final Map<String, Map<String, String>> photos = new ConcurrentHashMap<>();
    final Map<String, Map<String, String>> posts = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<String, Container> containers = new ConcurrentHashMap<>();
    /** Comments below each post. */
    final Map<String, List<Map<String, Object>>> comments = new ConcurrentHashMap<>();

    volatile String fresh = "FINISHED";
    volatile int used = 3;
    volatile String token = TOKEN;
    private final AtomicInteger numbers = new AtomicInteger(1000);
    private final Supplier<String> now;

    GraphStub(Supplier<String> now) {
        this.now = now;
    }

    static Map<String, Object> error(int code, String message) {
        return Map.of("error", Map.of("message", message, "type", "OAuthException", "code", code, "fbtrace_id", "A1"));
    }

    private static Reply none() {
        return Reply.of(
                400, Map.of("error", Map.of("message", "Object does not exist", "code", 100, "error_subcode", 33)));
    }

    /** All containers that are still being worked on are ready. */
    void finish() {
        containers.replaceAll(
                (id, one) -> one.state().equals("IN_PROGRESS") ? new Container(one.fields(), "FINISHED") : one);
        fresh = "FINISHED";
    }

    @Override
    protected Reply answer(Call call) {
        Map<String, String> given = call.method().equals("POST") ? call.form() : call.query();
        if (!token.equals(given.get("access_token"))) {
            return Reply.of(400, error(190, "Error validating access token: Session has expired"));
        }
        String path = call.path().replaceFirst("^/v[\\d.]+/", "/");
        return switch (call.method() + " " + path) {
            case "GET /100" ->
                Reply.of(Map.of(
                        "id", "100", "name", "Kota", "username", "kota", "link", "https://www.facebook.com/kota"));
            case "GET /debug_token" ->
                Reply.of(Map.of("data", Map.of("expires_at", 0, "data_access_expires_at", 1_800_000_000L)));
            case "POST /100/photos" -> made(photos, given);
            case "POST /100/feed" -> feed(given);
            case "GET /100/published_posts" ->
                Reply.of(Map.of(
                        "data",
                        posts.entrySet().stream()
                                .map(post -> Map.of(
                                        "id",
                                        post.getKey(),
                                        "message",
                                        post.getValue().getOrDefault("message", ""),
                                        "created_time",
                                        now.get().replaceFirst("\\.\\d+", "").replace("Z", "+0000"),
                                        "comments",
                                        Map.of("data", comments.getOrDefault(post.getKey(), List.of()))))
                                .toList()));
            case "GET /200" -> Reply.of(Map.of("id", "200", "username", "kota"));
            case "GET /refresh_access_token" -> {
                token = "EAArenewed" + numbers.incrementAndGet();
                yield Reply.of(Map.of("access_token", token, "token_type", "bearer", "expires_in", 864_000));
            }
            case "GET /200/content_publishing_limit", "GET /200/threads_publishing_limit" ->
                Reply.of(Map.of(
                        "data",
                        List.of(Map.of(
                                "quota_usage", used, "config", Map.of("quota_total", 50, "quota_duration", 86400)))));
            case "POST /200/media", "POST /200/threads" -> {
                String id = String.valueOf(numbers.incrementAndGet());
                containers.put(id, new Container(Map.copyOf(given), fresh));
                yield Reply.of(Map.of("id", id));
            }
            case "POST /200/media_publish", "POST /200/threads_publish" ->
                publish(given.getOrDefault("creation_id", ""));
            case "GET /200/media", "GET /200/threads" ->
                Reply.of(Map.of(
                        "data",
                        posts.entrySet().stream()
                                .map(post -> listed(post.getKey(), post.getValue()))
                                .toList()));
            default -> one(call, path.substring(1), given);
        };
    }

    private Reply made(Map<String, Map<String, String>> into, Map<String, String> given) {
        String id = String.valueOf(numbers.incrementAndGet());
        into.put(id, Map.copyOf(given));
        return Reply.of(Map.of("id", id));
    }

    private Reply feed(Map<String, String> given) {
        String id = "100_" + numbers.incrementAndGet();
        posts.put(id, Map.copyOf(given));
        return Reply.of(Map.of("id", id));
    }

    private Reply publish(String id) {
        Container container = containers.get(id);
        if (container == null || !container.state().equals("FINISHED")) {
            return Reply.of(400, error(9007, "Media ID is not available"));
        }
        containers.put(id, new Container(container.fields(), "PUBLISHED"));
        return made(posts, container.fields());
    }

    private Map<String, Object> listed(String id, Map<String, String> fields) {
        return Map.of(
                "id", id,
                "caption", fields.getOrDefault("caption", ""),
                "text", fields.getOrDefault("text", ""),
                "permalink", "https://www.instagram.com/p/" + id + "/",
                "timestamp", now.get().replaceFirst("\\.\\d+", "").replace("Z", "+0000"));
    }

    private Reply one(Call call, String id, Map<String, String> given) {
        if (call.method().equals("GET") && containers.containsKey(id)) {
            String state = Objects.requireNonNull(containers.get(id)).state();
            return Reply.of(Map.of("id", id, "status_code", state, "status", state, "error_message", "UNKNOWN"));
        }
        if (!posts.containsKey(id)) {
            return none();
        }
        return switch (call.method()) {
            case "GET" -> Reply.of(listed(id, Objects.requireNonNull(posts.get(id))));
            case "POST" -> {
                posts.computeIfPresent(id, (known, fields) -> {
                    Map<String, String> changed = new LinkedHashMap<>(fields);
                    changed.putAll(given);
                    return changed;
                });
                yield Reply.of(Map.of("success", true));
            }
            default -> {
                posts.remove(id);
                yield Reply.of(Map.of("success", true));
            }
        };
    }

    Map<String, String> only() {
        return new ArrayList<>(posts.values()).getFirst();
    }
}
