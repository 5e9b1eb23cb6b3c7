package saji.channels;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.channels.network.RemoteCopy;
import saji.directory.Actor;
import saji.directory.Role;
import saji.platform.AuditTrail;
import saji.platform.Outcome;
import saji.platform.Reason;

/**
 * Looking after deliveries: what arrived where, what a person must do, trying again. The office and leaders see all of it; the PR
 * officers of an agency the tasks on their agency's own accounts.
 */
@Component
public class Tracking {

    private static final int MOST_ADDRESS = 2000;

    private final Overviews overviews;
    private final Lines lines;
    private final Tasks tasks;
    private final Deliveries deliveries;
    private final Accounts accounts;
    private final Dispatches dispatches;
    private final Networks networks;
    private final AuditTrail audit;
    private final InstantSource clock;

    Tracking(
            Overviews overviews,
            Lines lines,
            Tasks tasks,
            Deliveries deliveries,
            Accounts accounts,
            Dispatches dispatches,
            Networks networks,
            AuditTrail audit,
            InstantSource clock) {
        this.overviews = overviews;
        this.lines = lines;
        this.tasks = tasks;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.dispatches = dispatches;
        this.networks = networks;
        this.audit = audit;
        this.clock = clock;
    }

    public boolean mayLook(Actor actor) {
        return actor.isOffice() || actor.is(Role.LEADER) || actor.is(Role.ADMINISTRATOR);
    }

    /** Whether a person may do what must be done by hand on an account, and try deliveries again. */
    public boolean mayWork(Actor actor, Account account) {
        return actor.isOffice() || account.owner().filter(actor::isOfficerOf).isPresent();
    }

    /** Dispatches with their sums, the newest first, before a number; at most 50. */
    public List<DispatchView> dispatches(Actor actor, long before, int limit) {
        return mayLook(actor) ? overviews.newest(before, Math.clamp(limit, 1, 50)) : List.of();
    }

    public Optional<DispatchView> dispatch(Actor actor, DispatchId id) {
        return mayLook(actor) ? overviews.dispatch(id) : Optional.empty();
    }

    /** Deliveries of a dispatch, at most 500, those first that need someone. */
    public List<DeliveryLine> lines(Actor actor, DispatchId id) {
        return mayLook(actor) ? lines.ofDispatch(id, 500) : List.of();
    }

    /** One delivery. */
    public Optional<DeliveryLine> line(Actor actor, DeliveryId id) {
        return mayLook(actor) ? lines.find(id) : Optional.empty();
    }

    /** What was tried for a delivery, the newest first. */
    public List<AttemptLine> attempts(Actor actor, DeliveryId id) {
        return mayLook(actor) ? lines.attempts(id) : List.of();
    }

    /** What waits for the actor to be done by hand, the most pressing first, at most 100. */
    public List<Task> tasks(Actor actor) {
        return actor.isOffice() || !actor.officerOf().isEmpty() ? tasks.open(own(actor), 100) : List.of();
    }

    public int countTasks(Actor actor) {
        return actor.isOffice() || !actor.officerOf().isEmpty() ? tasks.count(own(actor)) : 0;
    }

    /** The accounts of the actor's agencies; null where all count. */
    private @Nullable List<AccountId> own(Actor actor) {
        return actor.isOffice()
                ? null
                : accounts.open().stream()
                        .filter(account -> mayWork(actor, account))
                        .map(Account::id)
                        .toList();
    }

    /** A task, open or done; empty for those who may not do it. */
    public Optional<Task> task(Actor actor, DeliveryId id) {
        return tasks.find(id).filter(task -> mayWork(actor, task.account()) || mayLook(actor));
    }

    /**
     * A person has done what was asked, and says so.
     *
     * @param address where it is to be seen now; may be empty where something was deleted
     */
    @Transactional
    public Outcome<DeliveryId> record(Actor actor, DeliveryId id, String address) {
        return atTask(actor, id, (task, now) -> {
            String at = address.strip();
            boolean needed = hasAddress(task.target()) && (task.ask() == Doing.POST || task.ask() == Doing.FIND);
            if (needed && at.isEmpty()) {
                return Outcome.refused(
                        List.of(Reason.of("channels.refused.address-missing").at("address")));
            }
            if (!at.isEmpty() && !isWeb(at)) {
                return Outcome.refused(
                        List.of(Reason.of("channels.refused.address").at("address")));
            }
            Optional<RemoteCopy> copy =
                    at.isEmpty() && !hasAddress(task.target()) ? Optional.of(arrived(task, id)) : copy(task, at);
            if (!at.isEmpty() && copy.isEmpty()) {
                return Outcome.refused(
                        List.of(Reason.of("channels.refused.address-elsewhere").at("address")));
            }
            deliveries.endByPerson(id, DeliveryState.DELIVERED, copy.orElse(null), null, actor.id(), now);
            return done(actor, task, id, "RECORDED", at, now);
        });
    }

    /** A message to one of many recipients stands nowhere. */
    private static boolean hasAddress(String target) {
        return target.isEmpty();
    }

    /** Where to look for a message that stands nowhere. */
    public Optional<Reason> trace(Task task) {
        return networks.of(task.account().network())
                .trace(accounts.open(task.account()), task.id().toString());
    }

    private RemoteCopy arrived(Deliveries.Locked task, DeliveryId id) {
        Account account = accounts.find(task.account()).orElseThrow();
        return networks.of(account.network()).arrived(accounts.open(account), id.toString());
    }

    private Optional<RemoteCopy> copy(Deliveries.Locked task, String address) {
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Account account = accounts.find(task.account()).orElseThrow();
        return networks.of(account.network()).at(accounts.open(account), dispatches.body(task.body()), address);
    }

    /** A person has looked, and the post is not there: it is sent again. */
    @Transactional
    public Outcome<DeliveryId> notThere(Actor actor, DeliveryId id) {
        return atTask(actor, id, (task, now) -> {
            if (task.ask() != Doing.FIND) {
                return Outcome.refused(List.of(Reason.of("channels.refused.not-asked")));
            }
            deliveries.again(id, isHeld(task.account()), now);
            return done(actor, task, id, "AGAIN", "", now);
        });
    }

    /** A person cannot do it, and says why: the delivery has failed. */
    @Transactional
    public Outcome<DeliveryId> giveUp(Actor actor, DeliveryId id, String why) {
        return atTask(actor, id, (task, now) -> {
            if (why.isBlank() || why.length() > 500) {
                return Outcome.refused(List.of(Reason.of("channels.refused.why").at("why")));
            }
            deliveries.endByPerson(
                    id, DeliveryState.FAILED, null, Reason.of("channels.why.person", why.strip()), actor.id(), now);
            return done(actor, task, id, "GIVEN_UP", why.strip(), now);
        });
    }

    /** Lets a failed delivery be tried again, unless something newer has taken its place. */
    @Transactional
    public Outcome<DeliveryId> retry(Actor actor, DeliveryId id) {
        Optional<Deliveries.Locked> found = deliveries.lock(id);
        if (found.isEmpty()) {
            return Outcome.notFound();
        }
        Deliveries.Locked delivery = found.get();
        Account account = accounts.find(delivery.account()).orElseThrow();
        if (!mayWork(actor, account)) {
            return refused(actor, id, "retry", mayLook(actor));
        }
        if (delivery.state() != DeliveryState.FAILED) {
            return Outcome.refused(Outcome.Kind.CONFLICT, Reason.of("channels.refused.not-failed"));
        }
        if (delivery.superseded()) {
            return Outcome.refused(Outcome.Kind.CONFLICT, Reason.of("channels.refused.superseded"));
        }
        deliveries.again(id, isHeld(account.id()), clock.instant());
        audit.record(actor.username(), "channels.delivery.retried", "delivery:" + id, Map.of());
        return Outcome.done(id);
    }

    private interface Work {
        Outcome<DeliveryId> of(Deliveries.Locked task, Instant now);
    }

    private Outcome<DeliveryId> atTask(Actor actor, DeliveryId id, Work work) {
        Optional<Deliveries.Locked> found = deliveries.lock(id);
        if (found.isEmpty()) {
            return Outcome.notFound();
        }
        Account account = accounts.find(found.get().account()).orElseThrow();
        if (!mayWork(actor, account)) {
            return refused(actor, id, "task", mayLook(actor));
        }
        return found.get().state() == DeliveryState.PERSON
                ? work.of(found.get(), clock.instant())
                : Outcome.refused(Outcome.Kind.CONFLICT, Reason.of("channels.refused.task-over"));
    }

    private <T> Outcome<T> refused(Actor actor, DeliveryId id, String command, boolean mayKnow) {
        audit.record(actor.username(), "channels.delivery." + command + "-refused", "delivery:" + id, Map.of());
        return mayKnow ? Outcome.forbidden() : Outcome.notFound();
    }

    private Outcome<DeliveryId> done(
            Actor actor, Deliveries.Locked task, DeliveryId id, String outcome, String detail, Instant now) {
        Doing ask = task.ask() == null ? Doing.POST : task.ask();
        deliveries.note(id, task.account(), ask.name(), outcome, detail, actor.username(), now);
        audit.record(
                actor.username(),
                "channels.delivery.by-hand",
                "delivery:" + id,
                Map.of("asked", ask.name(), "outcome", outcome));
        return Outcome.done(id);
    }

    private boolean isHeld(AccountId id) {
        return accounts.lock(id, false)
                .filter(account -> account.paused() != null)
                .isPresent();
    }

    private static boolean isWeb(String address) {
        try {
            URI uri = new URI(address);
            return address.length() <= MOST_ADDRESS
                    && uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
