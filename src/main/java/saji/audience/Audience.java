package saji.audience;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.directory.Actor;
import saji.directory.Area;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.directory.Role;
import saji.platform.AuditTrail;
import saji.platform.Outcome;

/** The door of the audience: who is to hear of something, for those who serve them, and how many there are. */
@Component
public class Audience {

    /** A letter that came back for good so many times is the last one. */
    private static final int MOST_BOUNCES = 2;

    private final Subscribers subscribers;
    private final Roll roll;
    private final Heads heads;
    private final Directory directory;
    private final AuditTrail audit;
    private final InstantSource clock;

    Audience(
            Subscribers subscribers,
            Roll roll,
            Heads heads,
            Directory directory,
            AuditTrail audit,
            InstantSource clock) {
        this.subscribers = subscribers;
        this.roll = roll;
        this.heads = heads;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Confirmed subscribers who want to hear about {@code about}, in a lasting order. An area stands for the areas in it and around it, the
     * whole city aside.
     *
     * @param sender public key of the account for pushes, empty for e-mail
     * @param after {@link Recipient#number} of the last one seen, 0 to begin
     */
    public List<Recipient> recipients(
            Medium medium, String sender, Collection<Rhythm> rhythms, Choices about, long after, int most) {
        return subscribers.served(medium, sender, rhythms, widened(about), after, most);
    }

    private Choices widened(Choices about) {
        if (about.areas().isEmpty()) {
            return about;
        }
        Set<AreaCode> areas = new HashSet<>();
        for (AreaCode code : about.areas()) {
            for (Area area : directory.areaAndAround(code)) {
                if (area.level() != Area.Level.CITY) {
                    areas.add(area.code());
                }
            }
        }
        for (Area area : directory.areas()) {
            if (area.parent() != null
                    && about.areas().contains(area.parent())
                    && area.level() == Area.Level.SUBDISTRICT) {
                areas.add(area.code());
            }
        }
        return new Choices(about.topics(), about.agencies(), areas);
    }

    /** Whether a subscriber wants to hear about {@code about}. */
    public boolean concerns(Subscriber subscriber, Choices about) {
        Choices chosen = subscriber.choices();
        Choices wide = widened(about);
        return chosen.isEverything()
                || chosen.topics().stream().anyMatch(wide.topics()::contains)
                || chosen.agencies().stream().anyMatch(wide.agencies()::contains)
                || chosen.areas().stream().anyMatch(wide.areas()::contains);
    }

    /** A subscriber to write to, as it stands in the database now, whatever the caller's transaction; empty when it has left. */
    public Optional<Subscriber> subscriber(SubscriberId id) {
        return roll.find(id);
    }

    /** A push service or mail server says that nobody is there any more. */
    @Transactional
    public void gone(Subscriber subscriber) {
        end(subscriber, "GONE");
    }

    /** A letter came back for good; after the second one the address is deleted. */
    @Transactional
    public void bounced(Subscriber subscriber) {
        int bounces = subscribers.bounce(subscriber.id(), clock.instant());
        subscribers.note(subscriber.id(), subscriber.medium(), "BOUNCED", clock.instant());
        if (bounces >= MOST_BOUNCES) {
            end(subscriber, "GONE");
        }
    }

    private void end(Subscriber subscriber, String act) {
        if (subscribers.delete(subscriber.id())) {
            subscribers.note(subscriber.id(), subscriber.medium(), act, clock.instant());
        }
    }

    public boolean mayLook(Actor actor) {
        return actor.isOffice() || actor.is(Role.LEADER) || actor.is(Role.ADMINISTRATOR);
    }

    /** How many subscribe to what; says nothing of anyone. */
    public Outcome<Crowd> crowd(Actor actor) {
        return mayLook(actor) ? Outcome.done(heads.count()) : Outcome.forbidden();
    }

    /** Whether the actor may ask for a person by address. */
    public boolean mayLookUp(Actor actor) {
        return actor.is(Role.ADMINISTRATOR);
    }

    /**
     * Whether somebody who asks on the telephone is subscribed; an administrator's look at personal data, written down with who looked.
     */
    @Transactional
    public Outcome<Optional<Subscriber>> lookUp(Actor actor, String address) {
        if (!mayLookUp(actor)) {
            audit.record(actor.username(), "audience.look-refused", null, Map.of());
            return Outcome.forbidden();
        }
        Optional<Subscriber> found = subscribers.byAddress(Medium.EMAIL, Letters.normal(address));
        audit.record(
                actor.username(),
                "audience.looked-up",
                found.map(subscriber -> "subscriber:" + subscriber.id()).orElse(null),
                Map.of("found", String.valueOf(found.isPresent())));
        return Outcome.done(found);
    }

    /** Ends the subscription of somebody who asked for that otherwise; an administrator's. */
    @Transactional
    public Outcome<SubscriberId> remove(Actor actor, SubscriberId id) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            audit.record(actor.username(), "audience.remove-refused", "subscriber:" + id, Map.of());
            return Outcome.forbidden();
        }
        Optional<Subscriber> found = subscribers.find(id);
        found.ifPresent(subscriber -> end(subscriber, "ENDED"));
        audit.record(actor.username(), "audience.removed", "subscriber:" + id, Map.of());
        return found.isPresent() ? Outcome.done(id) : Outcome.notFound();
    }
}
