package saji.channels.whatsapp;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import saji.audience.Chats;
import saji.channels.Hearing;
import saji.channels.Receipts;
import saji.channels.network.Access;
import saji.channels.network.Result;
import saji.channels.network.Voice;
import saji.platform.Language;
import saji.platform.Reason;
import tools.jackson.databind.JsonNode;

/**
 * What WhatsApp tells: how far messages came, and what people write. One word joins or leaves the list of those who are written to; all
 * else is announced.
 */
@Component
class Hook {

    private static final Set<String> JOIN = Set.of("ikut", "daftar", "langganan", "subscribe", "start", "join");
    private static final Set<String> ENGLISH = Set.of("subscribe", "start", "join");
    private static final Set<String> LEAVE = Set.of("berhenti", "keluar", "stop", "unsubscribe");

    private final Chats chats;
    private final Receipts receipts;
    private final Hearing hearing;

    Hook(Chats chats, Receipts receipts, Hearing hearing) {
        this.chats = chats;
        this.receipts = receipts;
        this.hearing = hearing;
    }

    /** Takes note of everything; false when something must be told again a little later. */
    boolean take(Access access, JsonNode told) {
        boolean all = true;
        for (JsonNode entry : told.path("entry").values()) {
            for (JsonNode change : entry.path("changes").values()) {
                JsonNode value = change.path("value");
                if (!value.path("metadata").path("phone_number_id").asString("").equals(access.setting("phone"))) {
                    continue;
                }
                for (JsonNode status : value.path("statuses").values()) {
                    all &= status(access, status);
                }
                value.path("messages").values().forEach(message -> message(access, message, name(value, message)));
                value.path("user_preferences").values().forEach(wish -> wish(access, wish));
            }
        }
        return all;
    }

    private boolean status(Access access, JsonNode status) {
        String id = status.path("id").asString("");
        String key = status.path("biz_opaque_callback_data").asString("");
        Receipts.Step step = switch (status.path("status").asString("")) {
            case "delivered" -> Receipts.Step.ARRIVED;
            case "read" -> Receipts.Step.READ;
            case "failed" -> Receipts.Step.FAILED;
            default -> Receipts.Step.SENT;
        };
        receipts.note(access.account(), id, key, step);
        if (step != Receipts.Step.FAILED) {
            return true;
        }
        JsonNode error = status.path("errors").path(0);
        int code = error.path("code").asInt(0);
        String said = code + " " + error.path("title").asString("");
        if (code == 131050) {
            chats.leave(sender(access), status.path("recipient_id").asString(""));
        }
        return receipts.failed(access.account(), id, key, reason(code, said), said);
    }

    private static Reason reason(int code, String said) {
        Reason refused = Reason.of(CloudApi.REFUSED);
        Result meaning = CloudApi.meaning(code, said);
        return meaning == null
                ? refused
                : switch (meaning) {
                    case Result.Refused(Reason reason, String detail, boolean gone) -> reason;
                    case Result.Denied(Reason reason, String detail) -> reason;
                    case Result.Later later -> refused;
                    case Result.Unknown unknown -> refused;
                    case Result.Delivered delivered -> refused;
                };
    }

    private static String name(JsonNode value, JsonNode message) {
        return value.path("contacts").values().stream()
                .filter(one -> one.path("wa_id")
                        .asString("")
                        .equals(message.path("from").asString("")))
                .map(one -> one.path("profile").path("name").asString(""))
                .findFirst()
                .orElse("");
    }

    private void message(Access access, JsonNode message, String name) {
        String from = message.path("from").asString("");
        String text = text(message);
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (!from.matches("\\d{5,20}")) {
            return;
        }
        if (JOIN.contains(word)) {
            chats.join(sender(access), from, ENGLISH.contains(word) ? Language.EN : Language.ID);
            return;
        }
        if (LEAVE.contains(word)) {
            chats.leave(sender(access), from);
            return;
        }
        String answers = message.path("context").path("id").asString("");
        hearing.heard(
                access.account(),
                WhatsApp.KEY,
                List.of(new Voice(
                        answers.isEmpty() ? Voice.Kind.MENTION : Voice.Kind.REPLY,
                        message.path("id").asString(""),
                        answers,
                        "",
                        new Voice.Author(from, "+" + from, name, "https://wa.me/" + from),
                        text,
                        "",
                        "",
                        Instant.ofEpochSecond(message.path("timestamp").asLong(0)),
                        List.of())));
    }

    private static String text(JsonNode message) {
        return Objects.requireNonNull(
                switch (message.path("type").asString("")) {
                    case "text" -> message.path("text").path("body").asString("");
                    case "button" -> message.path("button").path("text").asString("");
                    case "image" -> message.path("image").path("caption").asString("");
                    case "video" -> message.path("video").path("caption").asString("");
                    case "document" -> message.path("document").path("caption").asString("");
                    default -> "";
                });
    }

    /** WhatsApp's own switch for letters of a business. */
    private void wish(Access access, JsonNode wish) {
        if (wish.path("value").asString("").equals("stop")) {
            chats.leave(sender(access), wish.path("wa_id").asString(""));
        }
    }

    private static String sender(Access access) {
        return access.account().toString();
    }
}
