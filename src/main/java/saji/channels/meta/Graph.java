package saji.channels.meta;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import saji.channels.MediaFiles;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Result;
import saji.channels.network.Secret;
import saji.channels.network.Tested;
import saji.platform.Reason;
import tools.jackson.databind.JsonNode;

/** Calls of the Graph API and what its numbered errors mean. The token is a field of each call, so no address is put into a detail. */
@Component
class Graph {

    static final String REFUSED = "channels.meta.why.refused";

    private static final int TOKEN = 190;
    private static final Set<Integer> TOO_MANY = Set.of(4, 9, 17, 32, 341, 368, 613);
    private static final Duration LONG_REST = Duration.ofHours(1);

    private final WebApi api;
    private final InstantSource clock;

    Graph(WebApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    private static URI at(Access access, String path, Map<String, String> fields) {
        return WebApi.at(access.setting("base"), "/" + access.setting("version") + "/" + path, fields);
    }

    private static Map<String, String> withToken(Access access, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("access_token", access.secret("token").map(Secret::reveal).orElse(""));
        return all;
    }

    Answer get(Access access, String path, Map<String, String> fields) {
        return api.get(at(access, path, withToken(access, fields)), Map.of());
    }

    Answer post(Access access, String path, Map<String, String> fields) {
        return api.form("POST", at(access, path, Map.of()), Map.of(), withToken(access, fields));
    }

    Answer upload(Access access, String path, Map<String, String> fields, MediaFiles.File file) {
        return api.upload(at(access, path, Map.of()), Map.of(), withToken(access, fields), "source", file);
    }

    Answer delete(Access access, String path) {
        return api.delete(at(access, path, withToken(access, Map.of())), Map.of());
    }

    /** Number of an error; 0 for none. */
    static int code(Answer answer) {
        return answer.body().path("error").path("code").asInt(0);
    }

    /** Whether what was named is not there (any more). */
    static boolean isGone(Answer answer) {
        JsonNode error = answer.body().path("error");
        return answer.status() == 404
                || (error.path("code").asInt(0) == 100
                        && error.path("error_subcode").asInt(0) == 33);
    }

    /** What an answer that is not as hoped means for the call that posts. */
    Result result(Answer answer) {
        return numbered(answer).orElseGet(() -> api.result(answer, REFUSED));
    }

    /** And for a call before it. */
    Result before(Answer answer) {
        return numbered(answer).orElseGet(() -> api.before(answer, REFUSED));
    }

    Tested failed(Answer answer) {
        return numbered(answer)
                .filter(Result.Denied.class::isInstance)
                .<Tested>map(denied -> new Tested.Fails(((Result.Denied) denied).reason(), WebApi.said(answer)))
                .orElseGet(() -> api.failed(answer, REFUSED));
    }

    private Optional<Result> numbered(Answer answer) {
        int code = code(answer);
        String said = WebApi.said(answer);
        if (code == TOKEN || code == 10 || (code >= 200 && code <= 299)) {
            return Optional.of(Result.denied(code + " " + said));
        }
        if (TOO_MANY.contains(code) || (code >= 80000 && code <= 80014)) {
            return Optional.of(Result.busy(code + " " + said, api.rest(answer).orElse(LONG_REST)));
        }
        boolean isPassing = answer.body().path("error").path("is_transient").asBoolean(false);
        return isPassing && answer.status() < 500 ? Optional.of(Result.away(code + " " + said)) : Optional.empty();
    }

    /** When the token ends, as it says of itself; empty where it does not end or does not say. */
    Optional<Instant> validUntil(Access access) {
        String token = access.secret("token").map(Secret::reveal).orElse("");
        JsonNode told =
                get(access, "debug_token", Map.of("input_token", token)).body().path("data");
        return java.util.stream.LongStream.of(
                        told.path("expires_at").asLong(0),
                        told.path("data_access_expires_at").asLong(0))
                .filter(second -> second > 0)
                .min()
                .stream()
                .mapToObj(Instant::ofEpochSecond)
                .findFirst();
    }

    /**
     * Puts a fresh token in the place of one that ends after 60 days, and tells when that one ends. A token of less than a day is not
     * refreshed; then nothing is told.
     */
    Optional<Instant> refreshed(Access access, String grant) {
        Answer answer = api.get(
                WebApi.at(
                        access.setting("base"),
                        "/refresh_access_token",
                        withToken(access, Map.of("grant_type", grant))),
                Map.of());
        String token = answer.body().path("access_token").asString("");
        long seconds = answer.body().path("expires_in").asLong(0);
        if (!answer.isGood() || token.isEmpty() || seconds <= 0) {
            return Optional.empty();
        }
        access.renew("token", new Secret(token));
        return Optional.of(clock.instant().plusSeconds(seconds));
    }

    /** How many posts of the last day are used of how many; empty when it does not tell. */
    record Quota(int used, int most) {
        boolean isUsedUp() {
            return used >= most;
        }

        Map<String, String> learned() {
            return Map.of("quota.used", String.valueOf(used), "quota.most", String.valueOf(most));
        }

        /** As it was learned at the last test. */
        static Optional<Reason> said(Access access) {
            String used = access.setting("learned.quota.used");
            String most = access.setting("learned.quota.most");
            return most.isEmpty() ? Optional.empty() : Optional.of(Reason.of("channels.meta.quota", used, most));
        }
    }

    Optional<Quota> quota(Access access, String edge) {
        Answer answer = get(access, access.setting("user") + "/" + edge, Map.of("fields", "config,quota_usage"));
        JsonNode told = answer.body().path("data").path(0);
        int most = told.path("config").path("quota_total").asInt(0);
        return most > 0 ? Optional.of(new Quota(told.path("quota_usage").asInt(0), most)) : Optional.empty();
    }
}
