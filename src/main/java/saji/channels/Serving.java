package saji.channels;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.channels.network.Broadcast;
import saji.channels.network.Network;
import saji.channels.network.Post;
import saji.directory.Actor;
import saji.directory.Role;
import saji.platform.AuditTrail;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Takes dispatches in: the order, the bodies and the recipients are written down in the caller's transaction, or nothing is. */
@Component
class Serving {

    private final Accounts accounts;
    private final Networks networks;
    private final Dispatches dispatches;
    private final Deliveries deliveries;
    private final Spreading spreading;
    private final AuditTrail audit;
    private final InstantSource clock;

    Serving(
            Accounts accounts,
            Networks networks,
            Dispatches dispatches,
            Deliveries deliveries,
            Spreading spreading,
            AuditTrail audit,
            InstantSource clock) {
        this.accounts = accounts;
        this.networks = networks;
        this.dispatches = dispatches;
        this.deliveries = deliveries;
        this.spreading = spreading;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Outcome<DispatchId> dispatch(Actor actor, Dispatching wanted) {
        if (!mayServe(actor)) {
            audit.record(actor.username(), "channels.dispatch-refused", subject(wanted.object()), Map.of());
            return Outcome.forbidden();
        }
        if (dispatches.exists(wanted.id())) {
            return Outcome.done(wanted.id());
        }
        Instant now = clock.instant();
        List<Reason> reasons = reasonsAgainst(wanted, now);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        Dispatches.Head object =
                dispatches.lockObject(wanted.object(), wanted.title()).orElseThrow();
        if (dispatches.exists(wanted.id())) { // by another process, while the lock was waited for
            return Outcome.done(wanted.id());
        }
        if (object.withdrawnAt() != null) {
            return Outcome.refused(Outcome.Kind.CONFLICT, Reason.of("channels.refused.withdrawn"));
        }
        if (wanted.revision() < object.revision()) {
            return Outcome.refused(Outcome.Kind.CONFLICT, Reason.of("channels.refused.older"));
        }
        dispatches.changeObject(wanted.object(), wanted.title(), wanted.revision(), null);
        Dispatches.Row row = dispatches.add(
                wanted.id(),
                wanted.object(),
                wanted.revision(),
                Intent.PUT,
                wanted.lane(),
                wanted.title(),
                "",
                person(actor),
                now,
                wanted.at().isAfter(now) ? wanted.at() : now,
                wanted.expiresAt());
        Map<Post, UUID> bodies = new HashMap<>();
        Map<AccountId, Account> locked = accounts.lockAll(wanted.posts().keySet());
        for (Map.Entry<AccountId, Post> one : inOrder(wanted.posts()).entrySet()) {
            UUID body = bodies.computeIfAbsent(one.getValue(), dispatches::addBody);
            Dispatches.Part part = new Dispatches.Part(row, one.getKey(), body, "COPIES", null);
            put(part, Objects.requireNonNull(locked.get(one.getKey())), "channels.why.superseded", now);
        }
        audit.record(
                actor.username(),
                "channels.dispatched",
                subject(wanted.object()),
                Map.of(
                        "revision",
                        String.valueOf(wanted.revision()),
                        "channels",
                        String.valueOf(wanted.posts().size())));
        return Outcome.done(wanted.id());
    }

    /** In the order in which accounts are locked: no two dispatches wait for each other. */
    private static Map<AccountId, Post> inOrder(Map<AccountId, Post> posts) {
        Map<AccountId, Post> ordered = new TreeMap<>(java.util.Comparator.comparing(AccountId::value));
        ordered.putAll(posts);
        return ordered;
    }

    private List<Reason> reasonsAgainst(Dispatching wanted, Instant now) {
        List<Reason> reasons = new ArrayList<>();
        if (wanted.posts().isEmpty()) {
            reasons.add(Reason.of("channels.refused.nowhere"));
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
            reasons.add(Reason.of("channels.refused.expired"));
        }
        Map<AccountId, Account> known = accounts.findAll(wanted.posts().keySet());
        inOrder(wanted.posts()).forEach((id, post) -> {
            Account account = known.get(id);
            if (account == null || !account.isOpen()) {
                reasons.add(Reason.of("channels.refused.no-account"));
            } else {
                faults(account, post)
                        .forEach(reason -> reasons.add(Reason.of("channels.refused.post", account.name(), reason)));
            }
        });
        return reasons;
    }

    /** Why a post cannot go to an account; empty when it can. */
    List<Reason> faults(Account account, Post post) {
        Network network = networks.of(account.network());
        List<Reason> reasons = new ArrayList<>(Posts.faults(post, network.limits(accounts.open(account))));
        reasons.addAll(network.faults(accounts.open(account), post));
        return reasons;
    }

    private void put(Dispatches.Part part, Account account, String why, Instant now) {
        Network network = networks.of(account.network());
        dispatches.stopSpreading(part.dispatch().object(), part.account(), now);
        deliveries.supersede(part.dispatch().object(), part.account(), why, now);
        dispatches.addPart(part);
        if (!(network instanceof Broadcast)) {
            spreading.spreadWhole(part, account, network);
        }
    }

    @Transactional
    Outcome<DispatchId> withdraw(Actor actor, DispatchId id, ObjectKey key, String reason) {
        if (!mayServe(actor)) {
            audit.record(actor.username(), "channels.withdraw-refused", subject(key), Map.of());
            return Outcome.forbidden();
        }
        Optional<Dispatches.Head> object = dispatches.lockObject(key, null);
        if (object.isEmpty()) {
            return Outcome.notFound();
        }
        if (dispatches.exists(id) || object.get().withdrawnAt() != null) {
            return Outcome.done(id);
        }
        Instant now = clock.instant();
        Dispatches.Head head = object.get();
        dispatches.changeObject(key, head.title(), head.revision(), now);
        Dispatches.Row row = dispatches.add(
                id,
                key,
                head.revision(),
                Intent.REMOVE,
                Lane.ALERT,
                head.title(),
                reason,
                person(actor),
                now,
                now,
                null);
        List<Dispatches.Part> parts = dispatches.lastParts(row);
        Map<AccountId, Account> locked =
                accounts.lockAll(parts.stream().map(Dispatches.Part::account).toList());
        for (Dispatches.Part part : parts) {
            put(part, Objects.requireNonNull(locked.get(part.account())), "channels.why.withdrawn", now);
        }
        audit.record(actor.username(), "channels.withdrawn", subject(key), Map.of("reason", reason));
        return Outcome.done(id);
    }

    private static boolean mayServe(Actor actor) {
        return actor.isSystem() || actor.isOffice() || actor.is(Role.DUTY_OFFICER) || actor.is(Role.LEADER);
    }

    private static @Nullable UUID person(Actor actor) {
        return actor.isSystem() ? null : actor.id().value();
    }

    private static String subject(ObjectKey key) {
        return "object:" + key;
    }
}
