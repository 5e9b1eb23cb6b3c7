package saji.audience;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.platform.Ids;
import saji.platform.Language;

/**
 * What somebody does about a subscription by writing to the city from a telephone: the message itself is the consent. Nothing but the
 * number and the language is kept, and nothing of it once the subscription has ended.
 */
@Component
public class Chats {

    private final Subscribers subscribers;
    private final Ids ids;
    private final InstantSource clock;

    Chats(Subscribers subscribers, Ids ids, InstantSource clock) {
        this.subscribers = subscribers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Subscribes a number to everything that an account sends; one that is subscribed stays so, in this language.
     *
     * @param sender the account that was written to
     */
    @Transactional
    public void join(String sender, String number, Language language) {
        boolean isNew = found(sender, number).isEmpty();
        SubscriberId id = subscribers.put(
                new Subscriber(
                        new SubscriberId(ids.next()),
                        Medium.WHATSAPP,
                        address(sender, number),
                        "",
                        "",
                        language,
                        Rhythm.AT_ONCE,
                        Choices.EVERYTHING,
                        ids.secret(),
                        clock.instant()),
                sender,
                clock.instant());
        if (isNew) {
            subscribers.note(id, Medium.WHATSAPP, "CONFIRMED", clock.instant());
        }
    }

    /** Ends a subscription and deletes the number; one that is not there has ended. */
    @Transactional
    public void leave(String sender, String number) {
        found(sender, number).ifPresent(subscriber -> {
            subscribers.delete(subscriber.id());
            subscribers.note(subscriber.id(), Medium.WHATSAPP, "ENDED", clock.instant());
        });
    }

    /** How many an account writes to. */
    public int count(String sender) {
        return subscribers.countOf(Medium.WHATSAPP, sender);
    }

    /** The number of a subscriber, digits only. */
    public static String number(Subscriber subscriber) {
        return subscriber.address().replaceFirst("@.*", "");
    }

    private Optional<Subscriber> found(String sender, String number) {
        return subscribers.byAddress(Medium.WHATSAPP, address(sender, number));
    }

    private static String address(String sender, String number) {
        return number + "@" + sender;
    }
}
