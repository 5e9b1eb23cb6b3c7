package saji.directory.signin;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.directory.Person;
import saji.directory.PersonId;
import saji.platform.AuditTrail;
import saji.platform.Mailer;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Settings;
import saji.platform.Words;

/**
 * Who may come in. Whatever is wrong, the answer is the same and takes as long, so that nobody learns who is of the staff; the
 * audit trail knows better.
 */
@Component
public class SignIn {

    /** How long a link by e-mail works. */
    public static final Duration LINK_LIFETIME = Duration.ofMinutes(15);

    private final Directory directory;
    private final Passwords passwords;
    private final CodeMakers codes;
    private final RecoveryCodes recovery;
    private final Links links;
    private final Tries tries;
    private final AuditTrail audit;
    private final Mailer mailer;
    private final Settings settings;

    SignIn(
            Directory directory,
            Passwords passwords,
            CodeMakers codes,
            RecoveryCodes recovery,
            Links links,
            Tries tries,
            AuditTrail audit,
            Mailer mailer,
            Settings settings) {
        this.directory = directory;
        this.passwords = passwords;
        this.codes = codes;
        this.recovery = recovery;
        this.links = links;
        this.tries = tries;
        this.audit = audit;
        this.mailer = mailer;
        this.settings = settings;
    }

    /**
     * By password and a code of the app, or a recovery code in its place.
     *
     * @param address network address that asks
     */
    public Outcome<Person> withPassword(String username, String password, String code, String address) {
        if (!tries.take(address)) {
            return tooMany(address);
        }
        boolean mayTry = tries.begin(username);
        Optional<Person> person =
                username.length() > 40 ? Optional.empty() : directory.personByUsername(username.strip());
        boolean right = passwords.matches(person.map(Person::id).orElse(null), password);
        String bareCode = code.replace(" ", "").strip();
        String fault = !mayTry
                ? "waiting"
                : person.isEmpty()
                        ? "unknown"
                        : !person.get().active()
                                ? "ended"
                                : !right ? "password" : !codeFits(person.get().id(), bareCode) ? "code" : null;
        if (fault != null) {
            return refuse(person.orElse(null), "password", fault);
        }
        tries.clear(username);
        tries.giveBack(address);
        return Outcome.done(person.orElseThrow());
    }

    /** Sends a sign-in link to the one who has this user name or e-mail address; says nothing about whether there is one. */
    @Transactional
    public Outcome<Boolean> askForLink(String account, String address) {
        if (!tries.take(address)) {
            return tooMany(address);
        }
        Optional<Person> person =
                account.length() > 254 ? Optional.empty() : directory.personByAccount(account.strip());
        person.filter(Person::active).filter(found -> !links.enough(found.id())).ifPresent(found -> {
            String email = found.email();
            if (email != null) {
                send(found, email, LINK_LIFETIME);
                audit.record("anonymous", "directory.sign-in.link-sent", "person:" + found.username(), Map.of());
            }
        });
        return Outcome.done(true);
    }

    /** Makes a link for someone by hand: at start-up, for the demo city, or by an administrator. Not for people's own use. */
    @Transactional
    public Outcome<String> link(Actor by, PersonId id, Duration lifetime) {
        Optional<Person> person = directory.person(id).filter(Person::active);
        if (!by.isSystem() || person.isEmpty()) {
            return Outcome.notFound();
        }
        audit.record(
                by.username(),
                "directory.sign-in.link-made",
                "person:" + person.get().username(),
                Map.of());
        return Outcome.done(settings.address("/sign-in/link/" + links.make(id, lifetime)));
    }

    /** Sends someone a link to come in for the first time, or again after losing every other way. */
    @Transactional
    public Outcome<Person> invite(Actor by, PersonId id) {
        Optional<Person> person = directory.person(id).filter(Person::active);
        if (!by.isSystem() && !by.is(saji.directory.Role.ADMINISTRATOR)) {
            audit.record(by.username(), "directory.sign-in.invitation-refused", "person:" + id, Map.of());
            return Outcome.forbidden();
        }
        if (person.isEmpty()) {
            return Outcome.notFound();
        }
        String email = person.get().email();
        if (email == null) {
            return Outcome.refused(Outcome.Kind.INVALID, Reason.of("directory.person.no-email"));
        }
        send(person.get(), email, Duration.ofDays(2));
        audit.record(
                by.username(),
                "directory.sign-in.invited",
                "person:" + person.get().username(),
                Map.of());
        return Outcome.done(person.get());
    }

    /** Whether a link would open now. Looking does not spend it: mail programs look at every link. */
    public boolean opens(String secret) {
        return links.look(secret).isPresent();
    }

    /** By a link, which is spent. */
    @Transactional
    public Outcome<Person> withLink(String secret, String address) {
        if (!tries.take(address)) {
            return tooMany(address);
        }
        Optional<Person> person = links.spend(secret).flatMap(directory::person).filter(Person::active);
        if (person.isEmpty()) {
            audit.record(
                    "anonymous",
                    "directory.sign-in.refused",
                    null,
                    Map.of("method", "link", "fault", "spent or unknown"));
            return Outcome.refused(Outcome.Kind.INVALID, Reason.of("directory.sign-in.link.spent"));
        }
        tries.giveBack(address);
        tries.clear(person.get().username());
        return Outcome.done(person.get());
    }

    /** By another party that vouches for a verified e-mail address: only for someone who is already of the staff. */
    public Outcome<Person> vouchedFor(@Nullable String email) {
        Optional<Person> person = email == null || email.indexOf('@') < 0
                ? Optional.empty()
                : directory.personByAccount(email).filter(Person::active);
        return person.map(Outcome::done).orElseGet(() -> refuse(null, "oidc", "unknown"));
    }

    private boolean codeFits(PersonId person, String code) {
        boolean confirmed = codes.confirmed(person);
        return confirmed && (code.matches("[0-9]{6}") ? codes.spend(person, code) : recovery.spend(person, code));
    }

    private void send(Person person, String email, Duration lifetime) {
        Words words = Words.in(person.language());
        String secret = links.make(person.id(), lifetime);
        mailer.send(
                "directory.link:" + java.util.HexFormat.of().formatHex(Secrets.sha256(secret)),
                email,
                words.say("directory.link.letter.subject"),
                words.say(
                        lifetime.equals(LINK_LIFETIME)
                                ? "directory.link.letter.text"
                                : "directory.link.letter.invitation",
                        person.name(),
                        settings.address("/sign-in/link/" + secret)));
    }

    private <T> Outcome<T> refuse(@Nullable Person person, String method, String fault) {
        audit.record(
                "anonymous",
                "directory.sign-in.refused",
                person == null ? null : "person:" + person.username(),
                Map.of("method", method, "fault", fault));
        return Outcome.refused(Outcome.Kind.INVALID, Reason.of("directory.sign-in.refused"));
    }

    private <T> Outcome<T> tooMany(String address) {
        if (tries.isNews(address)) {
            audit.record("anonymous", "directory.sign-in.limited", null, Map.of());
        }
        return Outcome.refused(Outcome.Kind.TOO_MANY, Reason.of("directory.sign-in.too-many"));
    }
}
