package saji.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.channels.network.Capabilities.AfterUnknown;
import saji.channels.network.Capabilities.By;
import saji.channels.network.Network;
import saji.channels.network.Pace;
import saji.channels.network.RemoteCopy;
import saji.platform.Reason;
import saji.platform.Rows;

/**
 * Takes due deliveries for this process, in one transaction: those of earlier lanes first, none before an earlier one for the same object
 * on the same host has ended, no more for a host than its network allows at a time, none beyond an account's budget. What turns out to
 * need no call (nothing is there to be taken away, something newer has come, a person must do it) ends or is handed over here.
 */
@Component
class Claims {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** How many deliveries a process takes at a time: each lane may take what is left to it and to the lanes behind it. */
    record Room(int alert, int news, int bulk) {
        int of(Lane lane) {
            return switch (lane) {
                case ALERT -> alert;
                case NEWS -> news;
                case BULK -> bulk;
            };
        }
    }

    private record Chosen(Queue.Due due, Step step) {
        UUID id() {
            return due.delivery().id().value();
        }
    }

    private sealed interface Step {}

    private record Call(Doing doing) implements Step {}

    private record ByPerson(Doing doing) implements Step {}

    private record End(DeliveryState state, String reason) implements Step {}

    private final JdbcClient jdbc;
    private final Queue queue;
    private final Networks networks;
    private final Hosts hosts;
    private final Written written;
    private final InstantSource clock;

    Claims(JdbcClient jdbc, Queue queue, Networks networks, Hosts hosts, Written written, InstantSource clock) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.networks = networks;
        this.hosts = hosts;
        this.written = written;
        this.clock = clock;
    }

    /** What this process holds now, and how many more ended without a call. */
    record Taken(List<Claimed> claimed, int ended) {}

    @Transactional
    Taken take(Room room) {
        Instant now = clock.instant();
        Lane last = room.bulk() > 0 ? Lane.BULK : room.news() > 0 ? Lane.NEWS : Lane.ALERT;
        if (room.of(last) <= 0) {
            return new Taken(List.of(), 0);
        }
        List<Queue.Due> due = queue.due(now, last, room.of(Lane.ALERT));
        if (due.isEmpty()) {
            return new Taken(List.of(), 0);
        }
        List<Chosen> chosen = chosen(due, room, now);
        Set<UUID> unchanged = lockUnchanged(chosen, now);
        List<Claimed> claimed = new ArrayList<>();
        Map<End, List<UUID>> ends = new HashMap<>();
        int ended = 0;
        for (Chosen one : chosen) {
            if (unchanged.contains(one.id())) {
                switch (one.step()) {
                    case End end ->
                        ends.computeIfAbsent(end, key -> new ArrayList<>()).add(one.id());
                    case ByPerson(Doing doing) -> ended += handOver(one.due(), doing);
                    case Call(Doing doing) -> claimed.add(with(one.due().delivery(), doing, now));
                }
            }
        }
        for (Map.Entry<End, List<UUID>> end : ends.entrySet()) {
            ended += end(end.getValue(), end.getKey(), now);
        }
        return new Taken(mark(claimed, now), ended);
    }

    /** What is to be done, as far as there is room; hosts are locked, deliveries not yet. */
    private List<Chosen> chosen(List<Queue.Due> due, Room room, Instant now) {
        Set<String> names = due.stream().map(d -> d.delivery().host()).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Integer> free = hosts.lockFree(names, now);
        Map<String, Integer> inFlight = inFlight(free.keySet());
        Map<AccountId, Integer> budgets = new HashMap<>();
        List<Chosen> chosen = new ArrayList<>();
        int taken = 0;
        for (Queue.Due one : due) {
            Claimed delivery = one.delivery();
            Integer failures = free.get(delivery.host());
            if (failures == null) {
                continue;
            }
            Network network = networks.of(delivery.network());
            Step step = step(one, network, now);
            if (!(step instanceof Call)) {
                chosen.add(new Chosen(one, step));
                continue;
            }
            int most = failures >= Hosts.BREAKS_AT ? 1 : network.pace().inFlight();
            int busy = inFlight.getOrDefault(delivery.host(), 0);
            if (busy < most
                    && taken < room.of(delivery.lane())
                    && budgets.computeIfAbsent(delivery.account(), a -> budget(a, network.pace(), now)) > 0) {
                inFlight.merge(delivery.host(), 1, Integer::sum);
                budgets.merge(delivery.account(), -1, Integer::sum);
                chosen.add(new Chosen(one, step));
                taken++;
            }
        }
        return chosen;
    }

    /**
     * Locks those deliveries that nobody has touched since they were read: not claimed, settled, superseded or held meanwhile. It never
     * waits for one that another transaction has, so that a claim is never part of a deadlock.
     */
    private Set<UUID> lockUnchanged(List<Chosen> chosen, Instant now) {
        record Key(UUID id, String state, int tries, int looks) {}
        Set<Key> read = chosen.stream()
                .map(Chosen::due)
                .map(one -> new Key(
                        one.delivery().id().value(),
                        one.state().name(),
                        one.delivery().tries(),
                        one.delivery().looks()))
                .collect(Collectors.toSet());
        return jdbc
                .sql("""
                        select id, state, tries, looks from channels.delivery
                        where id = any(:ids) and state in ('WAITING', 'UNCLEAR') and due_at <= :now for update skip locked
                        """)
                .param("ids", read.stream().map(Key::id).toArray(UUID[]::new))
                .param("now", Rows.at(now))
                .query((row, n) ->
                        new Key(Rows.uuid(row, "id"), row.getString("state"), row.getInt("tries"), row.getInt("looks")))
                .list()
                .stream()
                .filter(read::contains)
                .map(Key::id)
                .collect(Collectors.toSet());
    }

    /** What is to be done, by what the network can do and what stands there. */
    private static Step step(Queue.Due one, Network network, Instant now) {
        if (one.state() == DeliveryState.UNCLEAR) {
            boolean repeats = network.capabilities().afterUnknown() == AfterUnknown.REPEAT;
            return one.accountOpen() ? new Call(repeats ? Doing.POST : Doing.FIND) : new ByPerson(Doing.FIND);
        }
        if (one.superseded()) {
            return new End(DeliveryState.CANCELLED, "channels.why.superseded");
        }
        if (one.expires() != null && !one.expires().isAfter(now)) {
            return new End(DeliveryState.CANCELLED, "channels.why.expired");
        }
        boolean there = one.delivery().copy() != null;
        return switch (one.delivery().intent()) {
            case PUT ->
                there
                        ? by(
                                Doing.EDIT,
                                network.capabilities().edit(),
                                network.capabilities().delete(),
                                one.accountOpen())
                        : one.accountOpen()
                                ? by(Doing.POST, network.capabilities().post(), By.NOBODY, true)
                                : new End(DeliveryState.CANCELLED, "channels.why.closed");
            case REMOVE ->
                there
                        ? by(Doing.DELETE, network.capabilities().delete(), By.NOBODY, one.accountOpen())
                        : new End(DeliveryState.CANCELLED, "channels.why.nothing-there");
        };
    }

    /** @param otherwise where the thing itself cannot be done: what was tried before in its place */
    private static Step by(Doing doing, By by, By otherwise, boolean open) {
        return switch (by) {
            case CALL -> open ? new Call(doing) : new ByPerson(doing);
            case PERSON -> new ByPerson(doing);
            case NOBODY ->
                otherwise == By.NOBODY
                        ? new End(
                                DeliveryState.FAILED,
                                doing == Doing.DELETE ? "channels.why.cannot-delete" : "channels.why.cannot-edit")
                        : new ByPerson(doing);
        };
    }

    private int end(List<UUID> ids, End end, Instant now) {
        return jdbc.sql("""
                update channels.delivery set state = :state, reason = cast(:reason as jsonb), ended_at = :now
                where id = any(:ids) and state in ('WAITING', 'UNCLEAR')
                """)
                .param("state", end.state().name())
                .param("reason", written.write(Reason.of(end.reason())))
                .param("now", Rows.at(now))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private int handOver(Queue.Due one, Doing doing) {
        RemoteCopy copy = one.delivery().copy();
        return jdbc.sql("""
                update channels.delivery
                set state = 'PERSON', ask = :ask, remote_id = coalesce(:copy, remote_id), address = coalesce(:address, address)
                where id = :id and state = :was
                """)
                .param("ask", doing.name())
                .param("copy", copy == null ? null : copy.id())
                .param("address", copy == null ? null : copy.address())
                .param("id", one.delivery().id().value())
                .param("was", one.state().name())
                .update();
    }

    private Map<String, Integer> inFlight(Collection<String> names) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("""
                select host, count(*) as calls from channels.delivery where state = 'SENDING' and host = any(:names) group by host
                """)
                .param("names", names.toArray(String[]::new))
                .query((row, n) -> counts.put(row.getString("host"), row.getInt("calls")))
                .list();
        return counts;
    }

    /** How many attempts an account may begin now; counted under its lock, 0 when another process is counting. */
    private int budget(AccountId account, Pace pace, Instant now) {
        if (pace.rates().isEmpty()) {
            return Integer.MAX_VALUE / 2;
        }
        boolean locked = !jdbc.sql("select 1 from channels.pace where account_id = :id for update skip locked")
                .param("id", account.value())
                .query(Integer.class)
                .list()
                .isEmpty();
        if (!locked) {
            return 0;
        }
        int left = Integer.MAX_VALUE / 2;
        for (Pace.Rate rate : pace.rates()) {
            left = Math.min(left, left(account, rate, now));
        }
        return left;
    }

    private int left(AccountId account, Pace.Rate rate, Instant now) {
        List<Instant> begun = jdbc
                .sql("""
                        (select begun_at from channels.attempt
                         where account_id = :id and begun_at > :since and outcome not in ('RECORDED', 'AGAIN', 'GIVEN_UP')
                         order by begun_at desc limit :most)
                        union all
                        (select begun_at from channels.delivery where account_id = :id and state = 'SENDING' limit :most)
                        """)
                .param("id", account.value())
                .param("since", Rows.at(now.minus(rate.per())))
                .param("most", rate.attempts())
                .query((row, n) -> Rows.instant(row, "begun_at"))
                .list()
                .stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        if (begun.size() >= rate.attempts()) {
            rest(account, begun.get(rate.attempts() - 1).plus(rate.per()));
            return 0;
        }
        return rate.attempts() - begun.size();
    }

    private void rest(AccountId account, Instant until) {
        jdbc.sql("update channels.pace set rest_until = greatest(rest_until, :until) where account_id = :id")
                .param("id", account.value())
                .param("until", Rows.at(until))
                .update();
    }

    private static Claimed with(Claimed c, Doing doing, Instant now) {
        return new Claimed(
                c.id(),
                c.object(),
                c.revision(),
                c.account(),
                c.accountVersion(),
                c.network(),
                c.target(),
                c.host(),
                c.intent(),
                c.lane(),
                c.body(),
                doing,
                UUID.randomUUID(),
                now,
                c.firstAt(),
                c.expiresAt(),
                doing == Doing.FIND ? c.tries() : c.tries() + 1,
                doing == Doing.FIND ? c.looks() + 1 : c.looks(),
                c.unclear(),
                c.copy(),
                c.notes());
    }

    /** Writes the leases down; gives those that could be had. */
    private List<Claimed> mark(List<Claimed> claimed, Instant now) {
        if (claimed.isEmpty()) {
            return claimed;
        }
        Set<UUID> held = Set.copyOf(jdbc.sql("""
                update channels.delivery d
                set state = 'SENDING', doing = t.doing, lease = t.lease, lease_until = :now + t.seconds * interval '1 second',
                    begun_at = :now, tries = t.tries, looks = t.looks, unclear = d.state = 'UNCLEAR'
                from unnest(cast(:ids as uuid[]), cast(:doings as text[]), cast(:leases as uuid[]), cast(:seconds as int[]),
                            cast(:tries as int[]), cast(:looks as int[])) as t (id, doing, lease, seconds, tries, looks)
                where d.id = t.id and d.state in ('WAITING', 'UNCLEAR') returning d.id
                """)
                .param("now", Rows.at(now))
                .param("ids", claimed.stream().map(c -> c.id().value()).toArray(UUID[]::new))
                .param("doings", claimed.stream().map(c -> c.doing().name()).toArray(String[]::new))
                .param("leases", claimed.stream().map(Claimed::lease).toArray(UUID[]::new))
                .param("seconds", claimed.stream().map(this::leaseSeconds).toArray(Integer[]::new))
                .param("tries", claimed.stream().map(Claimed::tries).toArray(Integer[]::new))
                .param("looks", claimed.stream().map(Claimed::looks).toArray(Integer[]::new))
                .query(UUID.class)
                .list());
        return claimed.stream().filter(c -> held.contains(c.id().value())).toList();
    }

    private int leaseSeconds(Claimed claimed) {
        return (int) networks.of(claimed.network())
                .capabilities()
                .patience()
                .plus(MARGIN)
                .toSeconds();
    }
}
