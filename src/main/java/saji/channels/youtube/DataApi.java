package saji.channels.youtube;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Result;
import saji.channels.network.Secret;
import saji.channels.network.Tested;
import saji.platform.Reason;

/**
 * Calls of the Data API and what its errors mean. A token lives for an hour; it is kept with the account's secrets and made anew from the
 * refresh token when it has ended.
 */
@Component
class DataApi {

    static final String REFUSED = "channels.youtube.why.refused";

    private static final String SESSION = "session";
    private static final Duration MARGIN = Duration.ofMinutes(2);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Set<String> SPENT = Set.of("quotaExceeded", "dailyLimitExceeded");
    private static final Set<String> TOO_FAST =
            Set.of("rateLimitExceeded", "userRateLimitExceeded", "uploadRateLimitExceeded");
    private static final Set<String> SHUT_OUT = Set.of(
            "forbidden",
            "insufficientPermissions",
            "accessNotConfigured",
            "youtubeSignupRequired",
            "accountClosed",
            "authError",
            "authenticatedUserAccountClosed",
            "authenticatedUserAccountSuspended");

    private final WebApi api;
    private final Units units;
    private final InstantSource clock;

    DataApi(WebApi api, Units units, InstantSource clock) {
        this.api = api;
        this.units = units;
        this.clock = clock;
    }

    /** A token, or the answer that refused one. */
    private sealed interface Token {
        record Good(String value) implements Token {}

        record Not(Answer answer) implements Token {}
    }

    private static URI at(Access access, String path, Map<String, String> fields) {
        return WebApi.at(access.setting("base"), path, fields);
    }

    Answer get(Access access, String path, Map<String, String> fields) {
        return under(access, signed -> api.get(at(access, path, fields), signed));
    }

    Answer json(Access access, String method, String path, Map<String, String> fields, Object body) {
        return under(access, signed -> api.json(method, at(access, path, fields), signed, body));
    }

    Answer delete(Access access, String path, Map<String, String> fields) {
        return under(access, signed -> api.delete(at(access, path, fields), signed));
    }

    /** Opens an upload session for so many bytes. */
    Answer begin(Access access, Object about, String type, long bytes) {
        URI at = at(access, "/upload/youtube/v3/videos", Map.of("uploadType", "resumable", "part", "snippet,status"));
        return under(access, signed -> {
            Map<String, String> headers = new HashMap<>(signed);
            headers.put("X-Upload-Content-Length", String.valueOf(bytes));
            headers.put("X-Upload-Content-Type", type);
            return api.json("POST", at, headers, about);
        });
    }

    /** Puts a piece into a session, or asks it how far it is where there are no bytes. */
    Answer put(Access access, String session, String range, byte[] bytes) {
        return under(access, signed -> {
            Map<String, String> headers = new HashMap<>(signed);
            headers.put("Content-Range", range);
            return api.call(
                    "PUT", URI.create(session), headers, bytes.length == 0 ? "" : "application/octet-stream", bytes);
        });
    }

    private Answer under(Access access, Function<Map<String, String>, Answer> call) {
        Token token = kept(access).<Token>map(Token.Good::new).orElseGet(() -> refreshed(access));
        Answer answer = called(token, call);
        if (answer.status() == 401 && token instanceof Token.Good) {
            return called(refreshed(access), call);
        }
        return answer;
    }

    private static Answer called(Token token, Function<Map<String, String>, Answer> call) {
        return switch (token) {
            case Token.Good(String value) -> call.apply(Map.of("Authorization", "Bearer " + value));
            case Token.Not(Answer answer) -> answer;
        };
    }

    private Optional<String> kept(Access access) {
        return access.secret(SESSION)
                .map(secret -> secret.reveal().split(" ", 2))
                .filter(parts -> parts.length == 2
                        && Instant.parse(parts[0]).minus(MARGIN).isAfter(clock.instant()))
                .map(parts -> parts[1]);
    }

    private Token refreshed(Access access) {
        Answer answer = api.form(
                "POST",
                WebApi.at(access.setting("token-base"), "/token", Map.of()),
                Map.of(),
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", access.setting("client"),
                        "client_secret",
                                access.secret("client-secret")
                                        .map(Secret::reveal)
                                        .orElse(""),
                        "refresh_token",
                                access.secret("refresh-token")
                                        .map(Secret::reveal)
                                        .orElse("")));
        String token = answer.body().path("access_token").asString("");
        if (!answer.isGood() || token.isEmpty()) {
            return new Token.Not(answer.isGood() ? new WebApi.Lost("no token") : answer);
        }
        Instant until =
                clock.instant().plusSeconds(answer.body().path("expires_in").asLong(0));
        access.renew(SESSION, new Secret(until + " " + token));
        return new Token.Good(token);
    }

    /** The network's own word for an error; empty for none. */
    static String reason(Answer answer) {
        return answer.body()
                .path("error")
                .path("errors")
                .path(0)
                .path("reason")
                .asString(answer.body().path("error").asString(""));
    }

    static boolean isGone(Answer answer) {
        return answer.status() == 404 || answer.status() == 410;
    }

    /** What an answer that is not as hoped means where nothing can have been done twice. */
    Result before(Access access, Answer answer) {
        return worded(access, answer).orElseGet(() -> api.before(answer, REFUSED));
    }

    /** And for a call that changes something. */
    Result result(Access access, Answer answer) {
        return worded(access, answer).orElseGet(() -> api.result(answer, REFUSED));
    }

    Tested failed(Access access, Answer answer) {
        return worded(access, answer).orElse(null) instanceof Result.Denied(Reason reason, String detail)
                ? new Tested.Fails(reason, detail)
                : api.failed(answer, REFUSED);
    }

    private Optional<Result> worded(Access access, Answer answer) {
        String reason = reason(answer);
        String said = (reason + " " + WebApi.said(answer)).strip();
        if (reason.equals("invalid_grant")) {
            return Optional.of(new Result.Denied(Reason.of("channels.youtube.why.grant"), said));
        }
        if (reason.equals("invalid_client") || reason.equals("unauthorized_client") || SHUT_OUT.contains(reason)) {
            return Optional.of(Result.denied(said));
        }
        if (SPENT.contains(reason)) {
            units.exhaust(access);
            return Optional.of(units.spent(said));
        }
        if (reason.equals("uploadLimitExceeded")) {
            return Optional.of(
                    new Result.Later(Reason.of("channels.youtube.why.uploads"), said, Result.Fault.ACCOUNT, A_DAY));
        }
        return TOO_FAST.contains(reason)
                ? Optional.of(Result.busy(said, api.rest(answer).orElse(Duration.ofMinutes(1))))
                : Optional.empty();
    }
}
