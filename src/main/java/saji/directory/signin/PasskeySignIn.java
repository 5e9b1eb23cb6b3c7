package saji.directory.signin;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.directory.Person;
import saji.platform.AuditTrail;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Settings;

/** Passkeys (WebAuthn): making one for oneself and coming in by one. The relying party is the host of the public address. */
@Component
public class PasskeySignIn {

    private static final int MOST = 10;

    private final Settings settings;
    private final Environment environment;
    private volatile @Nullable Webauthn4JRelyingPartyOperations known;
    private final Passkeys passkeys;
    private final Directory directory;
    private final Tries tries;
    private final AuditTrail audit;
    private final Credentials credentials;

    PasskeySignIn(
            Passkeys passkeys,
            Directory directory,
            Tries tries,
            AuditTrail audit,
            Credentials credentials,
            Settings settings,
            Environment environment) {
        this.passkeys = passkeys;
        this.directory = directory;
        this.tries = tries;
        this.audit = audit;
        this.credentials = credentials;
        this.settings = settings;
        this.environment = environment;
    }

    /** Made when first asked for: a port that the system chose is not known before. */
    private Webauthn4JRelyingPartyOperations party() {
        Webauthn4JRelyingPartyOperations party = known;
        if (party == null) {
            party = new Webauthn4JRelyingPartyOperations(
                    passkeys,
                    passkeys,
                    PublicKeyCredentialRpEntity.builder()
                            .id(settings.baseUrl().getHost())
                            .name("Saji")
                            .build(),
                    Set.of(origin()));
            party.setCustomizeCreationOptions(
                    options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                            .residentKey(ResidentKeyRequirement.REQUIRED)
                            .userVerification(UserVerificationRequirement.REQUIRED)
                            .build()));
            party.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
            known = party;
        }
        return party;
    }

    /** What the browser needs to make a passkey for the actor; keep it in the session until the answer. */
    public PublicKeyCredentialCreationOptions offer(Actor actor) {
        return party().createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(
                UsernamePasswordAuthenticationToken.authenticated(
                        actor.username(), null, AuthorityUtils.NO_AUTHORITIES)));
    }

    /** Keeps the passkey that the browser made in answer to {@code offer}. */
    public Outcome<String> keep(Actor actor, PublicKeyCredentialCreationOptions offer, RelyingPartyPublicKey made) {
        String label = made.getLabel();
        if (label == null
                || label.isBlank()
                || label.length() > 80
                || label.chars().anyMatch(Character::isISOControl)) {
            return Outcome.refused(
                    Outcome.Kind.INVALID,
                    Reason.of("directory.passkey.label.shape").at("label"));
        }
        if (passkeys.of(actor.id()).size() >= MOST) {
            return Outcome.refused(Outcome.Kind.INVALID, Reason.of("directory.passkey.too-many", MOST));
        }
        try {
            String id = party().registerCredential(new ImmutableRelyingPartyRegistrationRequest(offer, made))
                    .getCredentialId()
                    .toBase64UrlString();
            credentials.changed(directory.person(actor.id()).orElseThrow(), "passkey-made");
            return Outcome.done(id);
        } catch (RuntimeException e) {
            audit.record(actor.username(), "directory.passkey.refused", "person:" + actor.username(), Map.of());
            return Outcome.refused(Outcome.Kind.INVALID, Reason.of("directory.passkey.unusable"));
        }
    }

    /** What the browser needs to let its owner choose a passkey; names nobody. Keep it in the session until the answer. */
    public PublicKeyCredentialRequestOptions challenge() {
        return party().createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(
                new AnonymousAuthenticationToken("passkey", "anonymous", AuthorityUtils.createAuthorityList("NONE"))));
    }

    /** By the passkey that answered {@code challenge}. */
    public Outcome<Person> enter(
            PublicKeyCredentialRequestOptions challenge,
            PublicKeyCredential<AuthenticatorAssertionResponse> answer,
            String address) {
        if (!tries.take(address)) {
            return Outcome.refused(Outcome.Kind.TOO_MANY, Reason.of("directory.sign-in.too-many"));
        }
        Optional<Person> person = Optional.empty();
        try {
            person = directory
                    .person(Passkeys.person(
                            party().authenticate(new RelyingPartyAuthenticationRequest(challenge, answer))
                                    .getId()))
                    .filter(Person::active);
        } catch (RuntimeException e) {
            // refused below: what exactly did not fit is of no use to whoever tries
        }
        if (person.isEmpty()) {
            audit.record(
                    "anonymous", "directory.sign-in.refused", null, Map.of("method", "passkey", "fault", "not valid"));
            return Outcome.refused(Outcome.Kind.INVALID, Reason.of("directory.passkey.refused"));
        }
        tries.giveBack(address);
        return Outcome.done(person.get());
    }

    private String origin() {
        URI base = settings.baseUrl();
        int port = base.getPort() == 0
                ? environment.getRequiredProperty("local.server.port", Integer.class)
                : base.getPort();
        return base.getScheme() + "://" + base.getHost() + (port < 0 ? "" : ":" + port);
    }
}
