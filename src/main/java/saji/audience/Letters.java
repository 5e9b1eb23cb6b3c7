package saji.audience;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.directory.Directory;
import saji.platform.DueWork;
import saji.platform.Ids;
import saji.platform.Language;
import saji.platform.Mailer;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Settings;
import saji.platform.Words;

/**
 * What someone does about a subscription by e-mail: asks for it, confirms it from a letter, changes and ends it with the secret that
 * stands in every letter. An address that is not confirmed within a week is forgotten.
 */
@Component
public class Letters implements DueWork {

    /** How long an address waits for its confirmation. */
    public static final Duration PATIENCE = Duration.ofDays(7);

    private static final Pattern ADDRESS = Pattern.compile(
            "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}]{2,63}");

    private final Subscribers subscribers;
    private final Choosing choosing;
    private final ObjectProvider<LetterOffer> offers;
    private final Mailer mailer;
    private final Directory directory;
    private final Settings settings;
    private final Ids ids;
    private final InstantSource clock;

    Letters(
            Subscribers subscribers,
            Choosing choosing,
            ObjectProvider<LetterOffer> offers,
            Mailer mailer,
            Directory directory,
            Settings settings,
            Ids ids,
            InstantSource clock) {
        this.subscribers = subscribers;
        this.choosing = choosing;
        this.offers = offers;
        this.mailer = mailer;
        this.directory = directory;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether the city sends a newsletter. */
    public boolean isOpen() {
        return offers.stream().anyMatch(LetterOffer::isOpen);
    }

    /** An e-mail address as it is kept: without blanks around it, in small letters. */
    static String normal(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Sends a letter with a link that confirms. One who is subscribed gets a letter with the link to change it instead; the answer is the
     * same, so that nobody learns who is subscribed.
     */
    @Transactional
    public Outcome<SubscriberId> ask(String address, Choices choices, Rhythm rhythm, Language language) {
        List<Reason> reasons = new ArrayList<>(choosing.reasonsAgainst(choices));
        String normal = normal(address);
        if (!isOpen()) {
            reasons.add(Reason.of("audience.refused.closed"));
        }
        if (normal.length() > 200 || !ADDRESS.matcher(normal).matches()) {
            reasons.add(Reason.of("audience.refused.address").at("address"));
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        Optional<Subscriber> known = subscribers.byAddress(Medium.EMAIL, normal);
        if (known.isPresent() && known.get().confirmedAt() != null) {
            write(known.get(), "already");
            return Outcome.done(known.get().id());
        }
        Subscriber wanted = new Subscriber(
                new SubscriberId(ids.next()),
                Medium.EMAIL,
                normal,
                "",
                "",
                language,
                rhythm,
                choices,
                ids.secret(),
                null);
        SubscriberId id = subscribers.put(wanted, "", clock.instant());
        if (known.isEmpty()) {
            subscribers.note(id, Medium.EMAIL, "ASKED", clock.instant());
        }
        write(subscribers.find(id).orElseThrow(), "confirm");
        return Outcome.done(id);
    }

    /** One letter an hour and address, whoever presses the button how often. */
    private void write(Subscriber subscriber, String what) {
        Words words = Words.in(subscriber.language());
        String city = directory.city().name(subscriber.language());
        mailer.sendAndForget(
                "audience." + what + ":" + subscriber.id() + ":"
                        + clock.instant().truncatedTo(ChronoUnit.HOURS),
                subscriber.address(),
                words.say("audience.letter." + what + ".subject", city),
                words.say("audience.letter." + what + ".text", city, settings.address(path(subscriber, what))));
    }

    private static String path(Subscriber subscriber, String what) {
        String root = subscriber.language() == Language.EN ? "/en" : "";
        return root + "/langganan/" + (what.equals("confirm") ? "sahkan/" : "kelola/") + subscriber.secret();
    }

    /** Confirms the address that the letter with this secret went to. */
    @Transactional
    public Outcome<Subscriber> confirm(String secret) {
        Optional<Subscriber> found = subscribers.bySecret(secret);
        found.ifPresent(subscriber -> {
            if (subscribers.confirm(subscriber.id(), clock.instant())) {
                subscribers.note(subscriber.id(), Medium.EMAIL, "CONFIRMED", clock.instant());
            }
        });
        return found.map(Outcome::done).orElseGet(Outcome::notFound);
    }

    /** The subscription that a secret belongs to. */
    public Optional<Subscriber> find(String secret) {
        return subscribers.bySecret(secret).filter(subscriber -> subscriber.medium() == Medium.EMAIL);
    }

    @Transactional
    public Outcome<SubscriberId> change(String secret, Choices choices, Rhythm rhythm) {
        Optional<Subscriber> found = find(secret);
        List<Reason> reasons = choosing.reasonsAgainst(choices);
        if (found.isEmpty()) {
            return Outcome.notFound();
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        subscribers.choose(found.get().id(), choices, rhythm);
        subscribers.note(found.get().id(), Medium.EMAIL, "CHANGED", clock.instant());
        return Outcome.done(found.get().id());
    }

    /** Ends a subscription and deletes the address; one that is not there has ended. */
    @Transactional
    public void unsubscribe(String secret) {
        find(secret).ifPresent(subscriber -> {
            subscribers.delete(subscriber.id());
            subscribers.note(subscriber.id(), Medium.EMAIL, "ENDED", clock.instant());
        });
    }

    @Override
    public String name() {
        return "audience.forget";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofHours(1);
    }

    /** Forgets addresses that were not confirmed in time. */
    @Override
    @Transactional
    public int run() {
        List<SubscriberId> forgotten =
                subscribers.forgetAskedBefore(clock.instant().minus(PATIENCE));
        forgotten.forEach(id -> subscribers.note(id, Medium.EMAIL, "FORGOTTEN", clock.instant()));
        return forgotten.size();
    }
}
