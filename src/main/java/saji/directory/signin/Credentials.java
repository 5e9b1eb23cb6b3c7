package saji.directory.signin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.directory.Person;
import saji.directory.PersonEnded;
import saji.platform.AuditTrail;
import saji.platform.Mailer;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;

/** A person's own ways in, seen and changed by that person. Each change is told to the person by e-mail. */
@Component
public class Credentials {

    private final Directory directory;
    private final Passwords passwords;
    private final CodeMakers codes;
    private final RecoveryCodes recovery;
    private final Links links;
    private final Passkeys passkeys;
    private final AuditTrail audit;
    private final Mailer mailer;
    private final InstantSource clock;

    /** A passkey as its owner sees it; {@code id} in base64url. */
    public record PasskeyShown(String id, String label, Instant createdAt, Instant usedAt) {}

    /**
     * The ways in that someone has.
     *
     * @param password whether a password is set; it opens only together with a code
     * @param codeMaker whether an app makes codes
     * @param recoveryCodes how many are left
     */
    public record Held(boolean password, boolean codeMaker, int recoveryCodes, List<PasskeyShown> passkeys) {

        /** Whether the person could come in without a link. */
        public boolean enough() {
            return !passkeys.isEmpty() || (password && codeMaker);
        }
    }

    Credentials(
            Directory directory,
            Passwords passwords,
            CodeMakers codes,
            RecoveryCodes recovery,
            Links links,
            Passkeys passkeys,
            AuditTrail audit,
            Mailer mailer,
            InstantSource clock) {
        this.directory = directory;
        this.passwords = passwords;
        this.codes = codes;
        this.recovery = recovery;
        this.links = links;
        this.passkeys = passkeys;
        this.audit = audit;
        this.mailer = mailer;
        this.clock = clock;
    }

    public Held of(Actor actor) {
        return new Held(
                passwords.has(actor.id()),
                codes.confirmed(actor.id()),
                recovery.left(actor.id()),
                passkeys.of(actor.id()).stream()
                        .map(key -> new PasskeyShown(
                                key.getCredentialId().toBase64UrlString(),
                                key.getLabel(),
                                key.getCreated(),
                                key.getLastUsed()))
                        .toList());
    }

    @Transactional
    public Outcome<Boolean> setPassword(Actor actor, String password) {
        Person person = directory.person(actor.id()).orElseThrow();
        List<Reason> reasons = Passwords.wrong(password, person);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        passwords.set(actor.id(), password);
        changed(person, "password-set");
        return Outcome.done(true);
    }

    /** The address of a new secret for the actor's app ({@code otpauth:}), until the first code confirms it. */
    @Transactional
    public Outcome<String> beginCodes(Actor actor) {
        if (codes.confirmed(actor.id())) {
            return Outcome.refused(Outcome.Kind.INVALID, Reason.of("directory.code.already"));
        }
        codes.begin(actor.id());
        return Outcome.done(pendingCodes(actor).orElseThrow());
    }

    /** The address of the secret that waits for its first code. */
    public Optional<String> pendingCodes(Actor actor) {
        return codes.pending(actor.id())
                .map(secret -> "otpauth://totp/Saji:" + actor.username() + "?secret=" + secret + "&issuer=Saji");
    }

    /** Confirms the new secret by its first code; what comes of it are the recovery codes, shown this once. */
    @Transactional
    public Outcome<List<String>> confirmCodes(Actor actor, String code) {
        if (codes.confirmed(actor.id()) || !codes.confirm(actor.id(), code.replace(" ", ""))) {
            return Outcome.refused(
                    Outcome.Kind.INVALID, Reason.of("directory.code.wrong").at("code"));
        }
        changed(directory.person(actor.id()).orElseThrow(), "codes-begun");
        return Outcome.done(recovery.renew(actor.id()));
    }

    /** Forgets the app's secret and the recovery codes; the password then opens nothing. */
    @Transactional
    public Outcome<Boolean> dropCodes(Actor actor) {
        codes.forget(actor.id());
        recovery.forget(actor.id());
        changed(directory.person(actor.id()).orElseThrow(), "codes-dropped");
        return Outcome.done(true);
    }

    /** New recovery codes in place of the old ones. */
    @Transactional
    public Outcome<List<String>> renewRecoveryCodes(Actor actor) {
        if (!codes.confirmed(actor.id())) {
            return Outcome.refused(Outcome.Kind.INVALID, Reason.of("directory.code.none"));
        }
        changed(directory.person(actor.id()).orElseThrow(), "recovery-codes-renewed");
        return Outcome.done(recovery.renew(actor.id()));
    }

    @Transactional
    public Outcome<Boolean> removePasskey(Actor actor, String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,1400}") || !passkeys.remove(actor.id(), Bytes.fromBase64(id))) {
            return Outcome.notFound();
        }
        changed(directory.person(actor.id()).orElseThrow(), "passkey-removed");
        return Outcome.done(true);
    }

    @EventListener
    void on(PersonEnded ended) {
        passwords.forget(ended.person());
        codes.forget(ended.person());
        recovery.forget(ended.person());
        links.forget(ended.person());
        passkeys.forget(ended.person());
    }

    /** Tells the trail and the person. */
    void changed(Person person, String what) {
        audit.record(person.username(), "directory.credentials." + what, "person:" + person.username(), Map.of());
        String email = person.email();
        if (email != null) {
            Words words = Words.in(person.language());
            mailer.send(
                    "directory.credentials:" + person.id() + ":" + what + ":" + clock.instant(),
                    email,
                    words.say("directory.credentials.letter.subject"),
                    words.say(
                            "directory.credentials.letter.text",
                            person.name(),
                            words.say("directory.credentials." + what),
                            words.dateTime(clock.instant(), directory.city().zone())));
        }
    }
}
