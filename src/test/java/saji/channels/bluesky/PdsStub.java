package saji.channels.bluesky;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import saji.channels.NetworkStub;
import saji.channels.network.Counting;
import tools.jackson.databind.JsonNode;

/** A stub of a Bluesky server, written from its documentation: one account with an app password, sessions that end, records, blobs. */
final class PdsStub extends NetworkStub {

    static final String HANDLE = "kota.example";
    static final String PASSWORD = "abcd-efgh-ijkl-mnop";
    static final String DID = "did:plc:abcdefghijklmnopqrstuvwx";

    final Map<String, JsonNode> records = Collections.synchronizedMap(new LinkedHashMap<>());
    final List<Map<String, Object>> notifications = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger blobs = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile String token = "none";
    private volatile String refresh = "none";
    private final Supplier<String> now;

    PdsStub(Supplier<String> now) {
        this.now = now;
    }

    /** The access token is valid no longer. */
    void endSession() {
        token = "ended";
    }

    /** Neither is the refresh token. */
    void endAll() {
        token = "ended";
        refresh = "ended";
    }

    JsonNode only() {
        return records.values().iterator().next();
    }

    void says(String reason, String text, @Nullable String answers) {
        int n = notifications.size();
        Map<String, Object> record = new LinkedHashMap<>(Map.of("text", text, "langs", List.of("id")));
        if (answers != null) {
            record.put("reply", Map.of("parent", Map.of("uri", answers), "root", Map.of("uri", answers)));
        }
        notifications.addFirst(Map.of(
                "uri",
                "at://did:plc:warga/app.bsky.feed.post/3laaaaaaaaa" + (char) ('a' + n) + "2",
                "author",
                Map.of("did", "did:plc:warga", "handle", "warga.example", "displayName", "Warga"),
                "reason",
                reason,
                "record",
                record,
                "indexedAt",
                now.get()));
    }

    @Override
    protected Reply answer(Call call) {
        String method = call.path().replace("/xrpc/", "");
        String bearer = call.header("Authorization").replace("Bearer ", "");
        if (method.equals("com.atproto.server.createSession")) {
            boolean isRight = call.json().path("identifier").asString("").equals(HANDLE)
                    && call.json().path("password").asString("").equals(PASSWORD);
            return isRight ? session() : error(401, "AuthenticationRequired", "Invalid identifier or password");
        }
        if (method.equals("com.atproto.server.refreshSession")) {
            return bearer.equals(refresh) ? session() : error(400, "ExpiredToken", "Token has been revoked");
        }
        if (!bearer.equals(token)) {
            return error(400, "ExpiredToken", "Token has expired");
        }
        return switch (method) {
            case "com.atproto.server.getSession" -> Reply.of(Map.of("did", DID, "handle", HANDLE, "active", true));
            case "com.atproto.repo.uploadBlob" -> blob(call);
            case "com.atproto.repo.createRecord" -> create(call.json());
            case "com.atproto.repo.deleteRecord" -> {
                records.remove(call.json().path("rkey").asString(""));
                yield Reply.of(Map.of());
            }
            case "com.atproto.repo.getRecord" -> {
                JsonNode record = records.get(call.query().getOrDefault("rkey", ""));
                yield record == null
                        ? error(400, "RecordNotFound", "Could not locate record")
                        : Reply.of(Map.of("uri", "at://" + DID, "value", record));
            }
            case "com.atproto.identity.resolveHandle" ->
                "bpbd.example".equals(call.query().get("handle"))
                        ? Reply.of(Map.of("did", "did:plc:bpbd"))
                        : error(400, "InvalidRequest", "Unable to resolve handle");
            case "app.bsky.notification.listNotifications" -> notified(call);
            default -> error(501, "MethodNotImplemented", "Method Not Implemented");
        };
    }

    private Reply session() {
        int n = sessions.incrementAndGet();
        token = "access-" + n;
        refresh = "refresh-" + n;
        return Reply.of(Map.of("did", DID, "handle", HANDLE, "accessJwt", token, "refreshJwt", refresh));
    }

    private Reply blob(Call call) {
        int n = blobs.incrementAndGet();
        return Reply.of(Map.of(
                "blob",
                Map.of(
                        "$type",
                        "blob",
                        "ref",
                        Map.of("$link", "bafkrei" + n),
                        "mimeType",
                        call.header("Content-Type"),
                        "size",
                        call.body().length)));
    }

    private Reply create(JsonNode body) {
        JsonNode record = body.path("record");
        String name = body.path("rkey").asString("");
        if (Counting.GRAPHEMES.of(record.path("text").asString("")) > 300) {
            return error(
                    400,
                    "InvalidRequest",
                    "Invalid app.bsky.feed.post record: Record/text must not be longer than 300 graphemes");
        }
        if (records.putIfAbsent(name, record) != null) {
            return error(500, "InternalServerError", "Internal Server Error");
        }
        return Reply.of(Map.of("uri", "at://" + DID + "/app.bsky.feed.post/" + name, "cid", "bafyrei"));
    }

    private Reply notified(Call call) {
        int from = Integer.parseInt(call.query().getOrDefault("cursor", "0"));
        int to = Math.min(
                from
                        + Math.min(
                                Integer.parseInt(
                                        Objects.requireNonNull(call.query().get("limit"))),
                                2),
                notifications.size());
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("notifications", List.copyOf(notifications.subList(from, to)));
        if (to < notifications.size()) {
            page.put("cursor", String.valueOf(to));
        }
        return Reply.of(page);
    }

    private static Reply error(int status, String error, String message) {
        return Reply.of(status, Map.of("error", error, "message", message));
    }
}
