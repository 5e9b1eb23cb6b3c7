package saji.channels;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import saji.channels.network.Post;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.platform.Ids;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.support.SettableClock;
import saji.support.TestPeople;

/** Connects accounts and dispatches posts, for tests. */
@Component
@Lazy
class World {

    final Channels channels;
    final Connecting connecting;
    final Tracking tracking;
    final Delivering delivering;
    final Spreading spreading;
    final Sweeping sweeping;
    final SettableClock clock;
    final TestPeople people;
    final Ids ids;

    World(
            Channels channels,
            Connecting connecting,
            Tracking tracking,
            Delivering delivering,
            Spreading spreading,
            Sweeping sweeping,
            SettableClock clock,
            TestPeople people,
            Ids ids) {
        this.channels = channels;
        this.connecting = connecting;
        this.tracking = tracking;
        this.delivering = delivering;
        this.spreading = spreading;
        this.sweeping = sweeping;
        this.clock = clock;
        this.people = people;
        this.ids = ids;
    }

    Actor admin() {
        return people.actor("admin");
    }

    Actor editor() {
        return people.actor("editor");
    }

    Account connected(String network) {
        return connected(network, null, Map.of("token", "good-" + UUID.randomUUID()));
    }

    Account connected(String network, @Nullable AgencyId agency, Map<String, String> fields) {
        return connecting
                .connect(admin(), network, new Connecting.Form("Akun " + network, agency, Language.ID, fields))
                .orElseThrow();
    }

    static ObjectKey newObject() {
        return new ObjectKey("test:" + UUID.randomUUID());
    }

    /** Dispatches one text on accounts, at once. */
    DispatchId dispatch(ObjectKey object, int revision, String text, Account... on) {
        return tryDispatch(object, revision, Lane.NEWS, text, on).orElseThrow();
    }

    Outcome<DispatchId> tryDispatch(ObjectKey object, int revision, Lane lane, String text, Account... on) {
        Map<AccountId, Post> posts = new LinkedHashMap<>();
        for (Account account : on) {
            posts.put(account.id(), Post.of(text, "id"));
        }
        return channels.dispatch(
                editor(),
                new Dispatching(
                        new DispatchId(ids.next()),
                        object,
                        "Judul " + text,
                        revision,
                        lane,
                        posts,
                        clock.instant(),
                        null));
    }

    void withdraw(ObjectKey object) {
        channels.withdraw(editor(), new DispatchId(ids.next()), object, "keliru")
                .orElseThrow();
    }

    /** Lets everything happen that is due now. */
    void work() {
        while (spreading.run() + sweeping.run() + delivering.runWhole() > 0) {
            Thread.onSpinWait();
        }
    }

    /** The one delivery of a dispatch on an account with one target. */
    DeliveryLine line(DispatchId dispatch, Account account) {
        return tracking.lines(editor(), dispatch).stream()
                .filter(line -> line.account().equals(account.id()) && line.intent() == Intent.PUT)
                .findFirst()
                .orElseThrow();
    }

    DispatchView view(DispatchId dispatch) {
        return tracking.dispatch(editor(), dispatch).orElseThrow();
    }

    /** The last dispatch of an object. */
    DispatchView last(ObjectKey object) {
        return channels.status(object).orElseThrow().dispatches().getFirst();
    }
}
