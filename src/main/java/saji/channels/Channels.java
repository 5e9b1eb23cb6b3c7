package saji.channels;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.channels.network.Limits;
import saji.channels.network.Post;
import saji.directory.Actor;
import saji.platform.Outcome;
import saji.platform.Reason;

/**
 * The door of the channels: what other rooms serve there and what became of it. Commands run in the caller's transaction: what is
 * dispatched together with a change of another room is dispatched with it or not at all.
 */
@Component
public class Channels {

    private final Accounts accounts;
    private final Networks networks;
    private final Serving serving;
    private final Overviews overviews;
    private final Dispatches dispatches;
    private final Hosts hosts;
    private final InstantSource clock;

    Channels(
            Accounts accounts,
            Networks networks,
            Serving serving,
            Overviews overviews,
            Dispatches dispatches,
            Hosts hosts,
            InstantSource clock) {
        this.accounts = accounts;
        this.networks = networks;
        this.serving = serving;
        this.overviews = overviews;
        this.dispatches = dispatches;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** Every account that is connected, paused ones too, by network and name. */
    public List<Account> accounts() {
        return accounts.open();
    }

    public Optional<Account> account(AccountId id) {
        return accounts.find(id);
    }

    /** The limits of a post on an account; its length is counted by {@code limits.counting()}. */
    public Limits limits(Account account) {
        return networks.of(account.network()).limits(accounts.open(account));
    }

    /** What a name must look like, with {@code @}, to be named on an account; empty where nobody can be named. */
    public Optional<Pattern> mention(Account account) {
        return networks.of(account.network()).mention();
    }

    /** A first post for an account, within its limits; no word is cut. */
    public Post propose(Account account, Proposal from) {
        return from.within(limits(account));
    }

    /** Why a post cannot go to an account, all of it; empty when it can. */
    public List<Reason> faults(Account account, Post post) {
        return serving.faults(account, post);
    }

    /**
     * Serves an object, or a new state of one, on accounts. Asking again with the same {@link DispatchId} changes nothing. What an
     * earlier dispatch has not delivered yet on the same accounts is cancelled in favour of this one; what it has delivered is changed.
     */
    public Outcome<DispatchId> dispatch(Actor actor, Dispatching wanted) {
        return serving.dispatch(actor, wanted);
    }

    /**
     * Takes an object back from everywhere: what has not left does not leave, what has arrived is deleted where it can be and becomes a
     * person's task where it cannot. It cannot be dispatched again.
     */
    public Outcome<DispatchId> withdraw(Actor actor, DispatchId id, ObjectKey object, String reason) {
        return serving.withdraw(actor, id, object, reason);
    }

    /** How an object stands on its channels; empty when it was never dispatched. */
    @Transactional(readOnly = true)
    public Optional<ObjectStatus> status(ObjectKey object) {
        return dispatches
                .object(object)
                .map(head -> new ObjectStatus(
                        object,
                        head.title(),
                        head.revision(),
                        head.withdrawnAt(),
                        overviews.ofObject(object, 50),
                        overviews.copies(object)));
    }

    /** A sign of life from a host: whatever failed there before, it is tried again. */
    @Transactional
    public void alive(String host) {
        Instant now = clock.instant();
        hosts.lock(Set.of(host));
        hosts.answered(Set.of(host), now);
    }
}
