package saji.channels.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Result;
import saji.channels.network.Secret;
import saji.channels.network.Tested;
import saji.platform.Reason;
import tools.jackson.databind.JsonNode;

/** Calls of the Cloud API and what its numbered errors mean, as its page "Error codes" had them in November 2026. */
@Component
class CloudApi {

    static final String REFUSED = "channels.whatsapp.why.refused";
    static final String UNDELIVERABLE = "channels.whatsapp.why.undeliverable";

    private static final Duration LONG_REST = Duration.ofHours(1);
    private static final Duration SHORT_REST = Duration.ofSeconds(10);

    private final WebApi api;

    CloudApi(WebApi api) {
        this.api = api;
    }

    private static Map<String, String> signed(Access access) {
        return Map.of("Authorization", "Bearer " + token(access));
    }

    private static String token(Access access) {
        return access.secret("token").map(Secret::reveal).orElse("");
    }

    private static java.net.URI at(Access access, String path, Map<String, String> fields) {
        return WebApi.at(access.setting("base"), "/" + access.setting("version") + "/" + path, fields);
    }

    Answer get(Access access, String path, Map<String, String> fields) {
        return api.get(at(access, path, fields), signed(access));
    }

    Answer post(Access access, String path, Object body) {
        return api.json("POST", at(access, path, Map.of()), signed(access), body);
    }

    /** When the token ends, as it says of itself; empty where it does not end or does not say. */
    Optional<Instant> validUntil(Access access) {
        JsonNode told = get(access, "debug_token", Map.of("input_token", token(access)))
                .body()
                .path("data");
        return LongStream.of(
                        told.path("expires_at").asLong(0),
                        told.path("data_access_expires_at").asLong(0))
                .filter(second -> second > 0)
                .boxed()
                .min(Long::compare)
                .map(Instant::ofEpochSecond);
    }

    /** What an answer that is not as hoped means for the call that sends. */
    Result result(Answer answer) {
        int code = answer.body().path("error").path("code").asInt(0);
        Result meant = meaning(code, said(answer));
        return meant == null ? api.result(answer, REFUSED) : meant;
    }

    Tested failed(Answer answer) {
        int code = answer.body().path("error").path("code").asInt(0);
        return meaning(code, said(answer)) instanceof Result.Denied(Reason reason, String detail)
                ? new Tested.Fails(reason, detail)
                : api.failed(answer, REFUSED);
    }

    private static String said(Answer answer) {
        JsonNode error = answer.body().path("error");
        return (WebApi.said(answer) + " "
                        + error.path("error_data").path("details").asString(""))
                .strip();
    }

    /** What a number means, in an answer or in what is told later of a message; null for nothing special. */
    static @Nullable Result meaning(int code, String said) {
        if (code >= 200 && code <= 299) {
            return Result.denied(said);
        }
        return switch (code) {
            case 10, 190, 131005, 131031, 131045, 133010 -> Result.denied(said);
            case 131042 -> new Result.Denied(Reason.of("channels.whatsapp.why.payment"), said);
            case 368, 130497 -> new Result.Denied(Reason.of("channels.whatsapp.why.policy"), said);
            case 132001 -> new Result.Denied(Reason.of("channels.whatsapp.why.template-none"), said);
            case 132007 -> new Result.Denied(Reason.of("channels.whatsapp.why.template.rejected"), said);
            case 132015 -> new Result.Denied(Reason.of("channels.whatsapp.why.template.paused"), said);
            case 132016 -> new Result.Denied(Reason.of("channels.whatsapp.why.template.disabled"), said);
            case 4, 80007, 131048 -> Result.busy(said, LONG_REST);
            case 130429 -> Result.busy(said, SHORT_REST);
            case 131056 ->
                new Result.Later(Reason.of("channels.why.busy"), said, Result.Fault.POST, SHORT_REST); // this pair only
            case 2, 131016, 131057, 133004 -> Result.away(said);
            case 131021, 131026 -> Result.refused(UNDELIVERABLE, said);
            case 130472, 131049 -> Result.refused("channels.whatsapp.why.held-back", said);
            case 131050 -> Result.gone(said);
            case 131047 -> Result.refused("channels.whatsapp.why.window", said);
            case 131052, 131053 -> Result.refused("channels.whatsapp.why.media", said);
            case 132000, 132005, 132012, 132018 -> Result.refused("channels.whatsapp.why.parameters", said);
            default -> null;
        };
    }
}
