package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import saji.directory.Actor;
import saji.directory.Person;
import saji.directory.signin.PasskeySignIn;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The four answers that a browser needs to make and to use a passkey. A challenge is kept in the session and works once. */
@Controller
class PasskeyController {

    private static final String OFFER = "saji.passkey.offer";
    private static final String CHALLENGE = "saji.passkey.challenge";

    private final PasskeySignIn passkeys;
    private final Sessions sessions;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyController(PasskeySignIn passkeys, Sessions sessions) {
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    @PostMapping("/desk/account/passkeys/offer")
    ResponseEntity<String> offer(Actor actor, HttpServletRequest request) {
        PublicKeyCredentialCreationOptions offer = passkeys.offer(actor);
        request.getSession().setAttribute(OFFER, offer);
        return answer(200, offer);
    }

    @PostMapping("/desk/account/passkeys")
    ResponseEntity<String> keep(Actor actor, @RequestBody String body, Words words, HttpServletRequest request) {
        if (!(taken(request, OFFER) instanceof PublicKeyCredentialCreationOptions offer)
                || !sessions.isFresh(request)) {
            return refused(422, List.of(Reason.of("directory.account.stale")), words);
        }
        try {
            return told(
                    passkeys.keep(actor, offer, json.readValue(body, RelyingPartyPublicKey.class)),
                    words,
                    "/desk/account");
        } catch (JacksonException | IllegalArgumentException e) {
            return refused(422, List.of(Reason.of("directory.passkey.unusable")), words);
        }
    }

    @PostMapping("/sign-in/passkey/challenge")
    ResponseEntity<String> challenge(HttpServletRequest request) {
        PublicKeyCredentialRequestOptions challenge = passkeys.challenge();
        request.getSession().setAttribute(CHALLENGE, challenge);
        return answer(200, challenge);
    }

    @PostMapping("/sign-in/passkey")
    ResponseEntity<String> enter(
            @RequestBody String body, Words words, HttpServletRequest request, HttpServletResponse response) {
        Object challenge = taken(request, CHALLENGE);
        try {
            Outcome<Person> outcome = challenge instanceof PublicKeyCredentialRequestOptions asked
                    ? passkeys.enter(asked, json.readValue(body, ANSWER), request.getRemoteAddr())
                    : Outcome.refused(Outcome.Kind.INVALID, Reason.of("directory.passkey.refused"));
            if (outcome instanceof Outcome.Done<Person>(Person person)) {
                sessions.begin(request, response, person, "passkey");
            }
            return told(outcome, words, "/desk");
        } catch (JacksonException | IllegalArgumentException e) {
            return refused(422, List.of(Reason.of("directory.passkey.refused")), words);
        }
    }

    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> ANSWER =
            new TypeReference<>() {};

    private static @Nullable Object taken(HttpServletRequest request, String name) {
        HttpSession session = request.getSession(false);
        Object value = session == null ? null : session.getAttribute(name);
        if (session != null) {
            session.removeAttribute(name);
        }
        return value;
    }

    private <T> ResponseEntity<String> told(Outcome<T> outcome, Words words, String next) {
        return outcome instanceof Outcome.Refused<T>(Outcome.Kind kind, List<Reason> reasons)
                ? refused(kind.status(), reasons, words)
                : answer(200, Map.of("next", next));
    }

    private ResponseEntity<String> refused(int status, List<Reason> reasons, Words words) {
        return answer(status, Map.of("reasons", reasons.stream().map(words::say).toList()));
    }

    private ResponseEntity<String> answer(int status, Object value) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsString(value));
    }
}
