package saji.audience;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.platform.Ids;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.platform.Reason;

/**
 * What a browser does about its own subscription, without an account: its endpoint, which only it and the push service know, stands for it.
 */
@Component
public class Pushes {

    private static final int LONGEST = 1500;

    private final Subscribers subscribers;
    private final Choosing choosing;
    private final ObjectProvider<PushOffer> offers;
    private final Ids ids;
    private final InstantSource clock;

    Pushes(Subscribers subscribers, Choosing choosing, ObjectProvider<PushOffer> offers, Ids ids, InstantSource clock) {
        this.subscribers = subscribers;
        this.choosing = choosing;
        this.offers = offers;
        this.ids = ids;
        this.clock = clock;
    }

    /** The key that browsers subscribe to; empty while the city sends no pushes. */
    public Optional<String> key() {
        return offers.stream().flatMap(offer -> offer.key().stream()).findFirst();
    }

    /** Subscribes a browser, or changes what it has chosen. */
    @Transactional
    public Outcome<SubscriberId> subscribe(Browser browser, Choices choices, Language language) {
        List<Reason> reasons = new ArrayList<>(choosing.reasonsAgainst(choices));
        reasons.addAll(reasonsAgainst(browser));
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        boolean isNew = subscribers.byAddress(Medium.PUSH, browser.endpoint()).isEmpty();
        SubscriberId id = subscribers.put(
                new Subscriber(
                        new SubscriberId(ids.next()),
                        Medium.PUSH,
                        browser.endpoint(),
                        browser.key(),
                        browser.secret(),
                        language,
                        Rhythm.AT_ONCE,
                        choices,
                        ids.secret(),
                        clock.instant()),
                browser.sender(),
                clock.instant());
        subscribers.note(id, Medium.PUSH, isNew ? "CONFIRMED" : "CHANGED", clock.instant());
        return Outcome.done(id);
    }

    private List<Reason> reasonsAgainst(Browser browser) {
        boolean isOurs = key().filter(browser.sender()::equals).isPresent();
        boolean isWell =
                isEndpoint(browser.endpoint()) && length(browser.key()) == 65 && length(browser.secret()) == 16;
        if (!isOurs) {
            return List.of(Reason.of("audience.refused.closed"));
        }
        return isWell ? List.of() : List.of(Reason.of("audience.refused.browser"));
    }

    /** Browsers give https; a push service on this machine, for trying things out, may be without. */
    private static boolean isEndpoint(String endpoint) {
        try {
            URI at = new URI(endpoint);
            String host = at.getHost();
            boolean local = "127.0.0.1".equals(host) || "localhost".equals(host);
            return host != null
                    && endpoint.length() <= LONGEST
                    && at.getRawUserInfo() == null
                    && ("https".equals(at.getScheme()) || ("http".equals(at.getScheme()) && local));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int length(String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url).length;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    /** What the browser with this endpoint has chosen; empty when it is not subscribed. */
    public Optional<Choices> choices(String endpoint) {
        return subscribers.byAddress(Medium.PUSH, endpoint).map(Subscriber::choices);
    }

    /** A browser's push service has given it another endpoint. */
    @Transactional
    public Outcome<SubscriberId> move(String before, Browser now) {
        Optional<Subscriber> found = subscribers.byAddress(Medium.PUSH, before);
        if (found.isEmpty()) {
            return Outcome.notFound();
        }
        List<Reason> reasons = reasonsAgainst(now);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        SubscriberId id = found.get().id();
        if (!subscribers.move(id, now)) {
            subscribers.delete(id); // the new endpoint is subscribed already
        }
        return Outcome.done(id);
    }

    /** Ends a subscription; one that is not there has ended. */
    @Transactional
    public void unsubscribe(String endpoint) {
        subscribers.byAddress(Medium.PUSH, endpoint).ifPresent(subscriber -> {
            subscribers.delete(subscriber.id());
            subscribers.note(subscriber.id(), Medium.PUSH, "ENDED", clock.instant());
        });
    }
}
