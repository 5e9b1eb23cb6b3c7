package saji.channels.bluesky;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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

/** Replies, mentions and quotes; the network gives them from the newest backwards. */
@Component
class Notifications {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;

    private final Xrpc xrpc;
    private final WebApi api;
    private final InstantSource clock;

    Notifications(Xrpc xrpc, WebApi api, InstantSource clock) {
        this.xrpc = xrpc;
        this.api = api;
        this.clock = clock;
    }

    /** {@code since} is the moment at which the newest that was seen came in; those of the same moment are told again. */
    Told since(Access access, Xrpc.Session opened, String since) {
        Xrpc.Session session = opened;
        List<Voice> voices = new ArrayList<>();
        Instant seen = since.isEmpty() ? Instant.MAX : Instant.parse(since);
        Instant newest = since.isEmpty() ? clock.instant() : seen;
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("limit", since.isEmpty() ? "1" : String.valueOf(PAGE));
            if (!cursor.isEmpty()) {
                fields.put("cursor", cursor);
            }
            Xrpc.Under under = xrpc.get(
                    access,
                    session,
                    "app.bsky.notification.listNotifications",
                    "reasons=reply&reasons=mention&reasons=quote&" + WebApi.query(fields));
            Answer answer = under.answer();
            session = under.session();
            if (!answer.isGood()) {
                return new Told.Nothing(WebApi.said(answer), api.rest(answer).orElse(null));
            }
            List<JsonNode> notifications =
                    List.copyOf(answer.body().path("notifications").values());
            if (page == 0 && !notifications.isEmpty()) {
                newest = moment(notifications.getFirst()).orElse(newest);
            }
            boolean isOld = since.isEmpty();
            for (JsonNode notification : notifications) {
                isOld = isOld
                        || moment(notification).filter(at -> at.isBefore(seen)).isPresent();
                if (!isOld) {
                    voice(notification).ifPresent(voices::add);
                }
            }
            cursor = answer.body().path("cursor").asString("");
            if (isOld || cursor.isEmpty() || notifications.isEmpty()) {
                break;
            }
        }
        Collections.reverse(voices);
        return new Told.Voices(
                voices, (since.isEmpty() ? newest.plusMillis(1) : newest).toString(), true); // nothing old is told
    }

    private static Optional<Instant> moment(JsonNode notification) {
        try {
            return Optional.of(Instant.parse(notification.path("indexedAt").asString("")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Voice> voice(JsonNode notification) {
        JsonNode record = notification.path("record");
        JsonNode author = notification.path("author");
        JsonNode embed = record.path("embed");
        Voice.Kind kind = switch (notification.path("reason").asString("")) {
            case "reply" -> Voice.Kind.REPLY;
            case "quote" -> Voice.Kind.QUOTE;
            default -> Voice.Kind.MENTION;
        };
        String quoted = embed.path("record")
                .path("uri")
                .asString(embed.path("record").path("record").path("uri").asString(""));
        String handle = author.path("handle").asString("");
        String uri = notification.path("uri").asString("");
        return moment(notification)
                .map(at -> new Voice(
                        kind,
                        uri,
                        kind == Voice.Kind.QUOTE
                                ? quoted
                                : record.path("reply")
                                        .path("parent")
                                        .path("uri")
                                        .asString(""),
                        record.path("reply").path("root").path("uri").asString(""),
                        new Voice.Author(
                                author.path("did").asString(""),
                                "@" + handle,
                                author.path("displayName").asString(""),
                                "https://bsky.app/profile/" + handle),
                        record.path("text").asString(""),
                        record.path("langs").path(0).asString(""),
                        "https://bsky.app/profile/" + handle + "/post/" + uri.substring(uri.lastIndexOf('/') + 1),
                        at,
                        List.of()));
    }
}
