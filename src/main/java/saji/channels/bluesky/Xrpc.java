package saji.channels.bluesky;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls of the AT Protocol under a session. A session is kept with the account's secrets and refreshed when it has ended, since an
 * account may sign in only 300 times a day.
 */
@Component
class Xrpc {

    private static final String SESSION = "session";

    private final WebApi api;
    private final JsonMapper json;

    Xrpc(WebApi api, JsonMapper json) {
        this.api = api;
        this.json = json;
    }

    /** Who is signed in, and the tokens that say so. */
    record Session(String identifier, String did, String handle, String access, String refresh) {

        Map<String, String> headers() {
            return Map.of("Authorization", "Bearer " + access);
        }

        @Override
        public String toString() {
            return did;
        }
    }

    /** A session, or the answer that refused one. */
    sealed interface Opened {
        record Open(Session session) implements Opened {}

        record Shut(Answer answer) implements Opened {}
    }

    /** An answer, and the session under which it came. */
    record Under(Session session, Answer answer) {}

    /** Signs in with the password. */
    Opened signIn(Access access) {
        String identifier = access.setting("handle").replaceFirst("^@", "");
        Answer answer = api.json(
                "POST",
                WebApi.at(access.setting("base"), "/xrpc/com.atproto.server.createSession", Map.of()),
                Map.of(),
                Map.of(
                        "identifier",
                        identifier,
                        "password",
                        access.secret("password").map(Secret::reveal).orElse("")));
        return kept(access, answer);
    }

    private Opened kept(Access access, Answer answer) {
        if (!answer.isGood()) {
            return new Opened.Shut(answer);
        }
        JsonNode said = answer.body();
        Session session = new Session(
                access.setting("handle"),
                said.path("did").asString(""),
                said.path("handle").asString(""),
                said.path("accessJwt").asString(""),
                said.path("refreshJwt").asString(""));
        access.renew(SESSION, new Secret(json.writeValueAsString(session)));
        return new Opened.Open(session);
    }

    Opened open(Access access) {
        Optional<Session> kept = access.secret(SESSION)
                .map(secret -> json.readValue(secret.reveal(), Session.class))
                .filter(session -> session.identifier().equals(access.setting("handle")));
        return kept.<Opened>map(Opened.Open::new).orElseGet(() -> signIn(access));
    }

    private Opened refreshed(Access access, Session ended) {
        Answer answer = api.call(
                "POST",
                WebApi.at(access.setting("base"), "/xrpc/com.atproto.server.refreshSession", Map.of()),
                Map.of("Authorization", "Bearer " + ended.refresh()),
                "",
                new byte[0]);
        return answer.status() == 400 || answer.status() == 401 ? signIn(access) : kept(access, answer);
    }

    /** Makes a call, once more under a fresh session when the token has ended. */
    Under call(Access access, Session session, Function<Session, Answer> call) {
        Answer answer = call.apply(session);
        if (!hasEnded(answer)) {
            return new Under(session, answer);
        }
        return switch (refreshed(access, session)) {
            case Opened.Open(Session fresh) -> new Under(fresh, call.apply(fresh));
            case Opened.Shut(Answer refusal) -> new Under(session, refusal);
        };
    }

    private static boolean hasEnded(Answer answer) {
        String error = answer.body().path("error").asString("");
        return (answer.status() == 400 || answer.status() == 401)
                && (error.equals("ExpiredToken") || error.equals("InvalidToken"));
    }

    Under post(Access access, Session session, String method, Object body) {
        return call(
                access,
                session,
                s -> api.json(
                        "POST", WebApi.at(access.setting("base"), "/xrpc/" + method, Map.of()), s.headers(), body));
    }

    Under get(Access access, Session session, String method, String query) {
        return call(
                access,
                session,
                s -> api.get(
                        WebApi.at(access.setting("base"), "/xrpc/" + method + "?" + query, Map.of()), s.headers()));
    }

    Under blob(Access access, Session session, String mediaType, byte[] bytes) {
        return call(
                access,
                session,
                s -> api.call(
                        "POST",
                        WebApi.at(access.setting("base"), "/xrpc/com.atproto.repo.uploadBlob", Map.of()),
                        s.headers(),
                        mediaType,
                        bytes));
    }
}
