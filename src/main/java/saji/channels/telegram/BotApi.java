package saji.channels.telegram;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import saji.channels.MediaFiles;
import saji.channels.network.Access;
import saji.channels.network.Result;
import saji.channels.network.Secret;
import saji.platform.Outbound;
import saji.platform.OutboundGuard;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of the Bot API and what its answers mean. The bot's token is part of each address, so no address is ever put into a detail. */
@Component
class BotApi {

    private static final OutboundGuard.Caps CAPS = new OutboundGuard.Caps(Duration.ofSeconds(40), 200_000);
    private static final String BOUNDARY = "saji-8f1d2c3b4a59";

    private final Outbound outbound;
    private final JsonMapper json;

    BotApi(Outbound outbound, JsonMapper json) {
        this.outbound = outbound;
        this.json = json;
    }

    /** What the API answered. */
    sealed interface Answer {

        default boolean isOk() {
            return this instanceof Ok;
        }

        /** Whether it is an error whose description has these words. */
        default boolean says(String words) {
            return this instanceof Wrong error
                    && error.description().toLowerCase(Locale.ROOT).contains(words);
        }

        /** What an answer that is not as hoped means for a delivery. */
        default Result asResult() {
            return switch (this) {
                case Ok ok -> throw new IllegalStateException("Went well");
                case Away(String what) -> Result.away(what);
                case Lost(String what) -> Result.lost(what);
                case Wrong(int code, String description, int retryAfter) -> meaning(code, description, retryAfter);
            };
        }

        private static Result meaning(int code, String description, int retryAfter) {
            String said = description.toLowerCase(Locale.ROOT);
            boolean shutOut = code == 401
                    || code == 403
                    || said.contains("chat not found")
                    || said.contains("need administrator rights")
                    || said.contains("not enough rights");
            if (code == 429) {
                return Result.busy(description, Duration.ofSeconds(Math.max(retryAfter, 1)));
            }
            if (shutOut || code == 404) { // 404: no such bot
                return Result.denied(description);
            }
            return code >= 500
                    ? Result.lost(code + " " + description)
                    : Result.refused("channels.telegram.why.refused", description);
        }
    }

    record Ok(JsonNode result) implements Answer {}

    record Wrong(int code, String description, int retryAfter) implements Answer {}

    record Away(String what) implements Answer {}

    record Lost(String what) implements Answer {}

    static URI base(Access access) {
        return URI.create(access.setting("base"));
    }

    Answer call(Access access, String method, Map<String, Object> fields) {
        return send(access, method, "application/json", json.writeValueAsBytes(fields));
    }

    /** Fields and files in one form; what is not a text goes as JSON. */
    Answer upload(Access access, String method, Map<String, Object> fields, Map<String, MediaFiles.File> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            text(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
            text(
                    body,
                    (value instanceof String || value instanceof Long
                                    ? value.toString()
                                    : json.writeValueAsString(value))
                            + "\r\n");
        });
        files.forEach((name, file) -> {
            text(
                    body,
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
                            + file.name() + "\"\r\nContent-Type: " + file.mediaType() + "\r\n\r\n");
            body.writeBytes(file.bytes());
            text(body, "\r\n");
        });
        text(body, "--" + BOUNDARY + "--\r\n");
        return send(access, method, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private Answer send(Access access, String method, String type, byte[] body) {
        String token = access.secret("token").map(Secret::reveal).orElse("");
        if (!token.matches("[0-9]+:[A-Za-z0-9_-]+")) {
            return new Wrong(401, "no token", 0);
        }
        URI at = URI.create(base(access).toString().replaceFirst("/$", "") + "/bot" + token + "/" + method);
        Outbound.Reply reply = outbound.send(new Outbound.Call("POST", at, Map.of("Content-Type", type), body), CAPS);
        return switch (reply) {
            case Outbound.NotSent notSent -> new Away(notSent.what());
            case Outbound.NoAnswer noAnswer -> new Lost(noAnswer.what());
            case Outbound.Answered answered -> read(answered);
        };
    }

    private Answer read(Outbound.Answered answered) {
        JsonNode said;
        try {
            said = json.readTree(answered.body());
        } catch (JacksonException e) {
            return answered.status() >= 500
                    ? new Wrong(answered.status(), "no JSON", 0)
                    : new Lost(answered.status() + ", no JSON");
        }
        return said.path("ok").asBoolean(false)
                ? new Ok(said.path("result"))
                : new Wrong(
                        said.path("error_code").asInt(answered.status()),
                        said.path("description").asString(""),
                        said.path("parameters").path("retry_after").asInt(0));
    }
}
