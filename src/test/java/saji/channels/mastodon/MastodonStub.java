package saji.channels.mastodon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import saji.channels.NetworkStub;
import tools.jackson.databind.JsonNode;

/** A stub of the Mastodon API, written from its documentation: one account, statuses, media that take their time, notifications. */
final class MastodonStub extends NetworkStub {

    static final String TOKEN = "stub-token-of-mastodon";

    record Status(String text, List<String> media, String language, String createdAt) {}

    final Map<String, Status> statuses = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<String, Map<String, String>> media = new ConcurrentHashMap<>();
    final List<Map<String, Object>> notifications = Collections.synchronizedList(new ArrayList<>());
    volatile boolean isSlow;
    private final Map<String, String> byKey = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger(100);
    private final Supplier<String> now;

    MastodonStub(Supplier<String> now) {
        this.now = now;
    }

    Status standing(String id) {
        return Objects.requireNonNull(statuses.get(id));
    }

    /** Somebody says something to the account. */
    void says(String html, @Nullable String answers) {
        String id = String.valueOf(numbers.incrementAndGet());
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("id", "9" + id);
        status.put("in_reply_to_id", answers);
        status.put("content", html);
        status.put("language", "id");
        status.put("url", "https://lain.example/@warga/9" + id);
        status.put("created_at", now.get());
        status.put("media_attachments", List.of());
        status.put(
                "account",
                Map.of(
                        "id",
                        "77",
                        "acct",
                        "warga@lain.example",
                        "display_name",
                        "Warga",
                        "url",
                        "https://lain.example/@warga"));
        notifications.add(Map.of("id", id, "type", "mention", "status", status));
    }

    @Override
    protected Reply answer(Call call) {
        if (!call.header("Authorization").equals("Bearer " + TOKEN)) {
            return Reply.of(401, Map.of("error", "The access token is invalid"));
        }
        String id = call.path().replaceFirst("/source$", "").replaceFirst(".*/", "");
        return switch (call.method() + " " + call.path().replaceFirst("/\\d+(?=/|$)", "/:id")) {
            case "GET /api/v1/accounts/verify_credentials" ->
                Reply.of(Map.of("id", "1", "acct", "kota", "url", address() + "/@kota"));
            case "GET /api/v2/instance" -> Reply.of(instance());
            case "POST /api/v2/media" -> upload(call);
            case "GET /api/v1/media/:id" -> Reply.of(isSlow ? 206 : 200, Map.of("id", id));
            case "POST /api/v1/statuses" -> post(call);
            case "PUT /api/v1/statuses/:id" -> edit(id, call.json());
            case "DELETE /api/v1/statuses/:id" ->
                statuses.remove(id) == null ? gone() : Reply.of(Map.of("id", id, "text", ""));
            case "GET /api/v1/statuses/:id/source" ->
                Reply.of(Map.of("id", id, "text", standing(id).text(), "spoiler_text", ""));
            case "GET /api/v1/accounts/:id/statuses" ->
                Reply.of(statuses.keySet().stream().map(this::status).toList().reversed());
            case "GET /api/v1/notifications" -> Reply.of(notified(call));
            default -> gone();
        };
    }

    private static Reply gone() {
        return Reply.of(404, Map.of("error", "Record not found"));
    }

    private static Map<String, Object> instance() {
        return Map.of(
                "domain",
                "mastodon.example",
                "configuration",
                Map.of(
                        "statuses",
                        Map.of("max_characters", 600, "max_media_attachments", 4, "characters_reserved_per_url", 23),
                        "media_attachments",
                        Map.of("description_limit", 1500)));
    }

    private Reply upload(Call call) {
        String id = String.valueOf(numbers.incrementAndGet());
        media.put(id, call.form());
        return Reply.of(isSlow ? 202 : 200, Map.of("id", id, "type", "image"));
    }

    private Reply post(Call call) {
        String key = call.header("Idempotency-Key");
        String known = byKey.get(key);
        if (known != null) {
            return Reply.of(status(known));
        }
        Reply wrong = wrong(call.json());
        if (wrong != null) {
            return wrong;
        }
        String id = String.valueOf(numbers.incrementAndGet());
        statuses.put(id, read(call.json()));
        byKey.put(key, id);
        return Reply.of(status(id));
    }

    private Reply edit(String id, JsonNode body) {
        if (!statuses.containsKey(id)) {
            return gone();
        }
        Reply wrong = wrong(body);
        if (wrong != null) {
            return wrong;
        }
        statuses.put(id, read(body));
        return Reply.of(status(id));
    }

    private @Nullable Reply wrong(JsonNode body) {
        if (body.path("status").asString("").length() > 600) {
            return Reply.of(422, Map.of("error", "Validation failed: Text character limit of 600 exceeded"));
        }
        boolean isKnown = body.path("media_ids").values().stream().allMatch(id -> media.containsKey(id.asString()));
        return isKnown ? null : Reply.of(422, Map.of("error", "Validation failed: Media attachment not found"));
    }

    private Status read(JsonNode body) {
        return new Status(
                body.path("status").asString(""),
                body.path("media_ids").values().stream().map(JsonNode::asString).toList(),
                body.path("language").asString(""),
                now.get());
    }

    private Map<String, Object> status(String id) {
        return Map.of(
                "id",
                id,
                "url",
                address() + "/@kota/" + id,
                "created_at",
                standing(id).createdAt(),
                "content",
                "<p>…</p>");
    }

    private List<Map<String, Object>> notified(Call call) {
        int min = Integer.parseInt(call.query().getOrDefault("min_id", "0"));
        int limit = Integer.parseInt(call.query().getOrDefault("limit", "40"));
        List<Map<String, Object>> after = List.copyOf(notifications).stream()
                .filter(one -> Integer.parseInt((String) Objects.requireNonNull(one.get("id"))) > min)
                .toList();
        return call.query().containsKey("min_id")
                ? after.stream().limit(limit).toList().reversed()
                : after.reversed().stream().limit(limit).toList();
    }
}
