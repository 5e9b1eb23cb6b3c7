package saji.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.jspecify.annotations.Nullable;
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

    private record Due(
            Claimed delivery,
            DeliveryState state,
            boolean accountOpen,
            boolean superseded,
            @Nullable Instant expires) {}

    private sealed interface Step {}

    private record Call(Doing doing) implements Step {}

    private record ByPerson(Doing doing) implements Step {}

    private record End(DeliveryState state, String reason) implements Step {}

    private final JdbcClient jdbc;
    private final Networks networks;
    private final Hosts hosts;
    private final Written written;
    private final InstantSource clock;

    Claims(JdbcClient jdbc, Networks networks, Hosts hosts, Written written, InstantSource clock) {
        this.jdbc = jdbc;
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
        planForFewOfMany();
        Lane last = room.bulk() > 0 ? Lane.BULK : room.news() > 0 ? Lane.NEWS : Lane.ALERT;
        if (room.of(last) <= 0) {
            return new Taken(List.of(), 0);
        }
        List<Due> due = due(now, last, room.of(Lane.ALERT), full(now));
        if (due.isEmpty()) {
            return new Taken(List.of(), 0);
        }
        Set<String> names = due.stream().map(d -> d.delivery().host()).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Integer> free = hosts.lockFree(names, now);
        Set<UUID> unchanged = lockUnchanged(due, now);
        Map<String, Integer> inFlight = inFlight(free.keySet());
        Map<AccountId, Integer> budgets = new HashMap<>();
        List<Claimed> claimed = new ArrayList<>();
        int ended = 0;
        int taken = 0;
        for (Due one : due) {
            Claimed delivery = one.delivery();
            Integer failures = free.get(delivery.host());
            if (failures == null || !unchanged.contains(delivery.id().value())) {
                continue;
            }
            Network network = networks.of(delivery.network());
            switch (step(one, network, now)) {
                case End(DeliveryState state, String reason) -> ended += end(one, state, reason, now);
                case ByPerson(Doing doing) -> ended += handOver(one, doing);
                case Call(Doing doing) -> {
                    int most = failures >= Hosts.BREAKS_AT ? 1 : network.pace().inFlight();
                    int busy = inFlight.getOrDefault(delivery.host(), 0);
                    if (busy < most
                            && taken < room.of(delivery.lane())
                            && budgets.computeIfAbsent(delivery.account(), a -> budget(a, network.pace(), now)) > 0) {
                        inFlight.merge(delivery.host(), 1, Integer::sum);
                        budgets.merge(delivery.account(), -1, Integer::sum);
                        claimed.add(with(delivery, doing, now));
                        taken++;
                    }
                }
            }
        }
        return new Taken(mark(claimed, now), ended);
    }

    /** The queue's statistics are always old; without this it is sorted as a whole each time in place of being read from its beginning. */
    private void planForFewOfMany() {
        jdbc.sql("""
                select set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true),
                       set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                       set_config('enable_mergejoin', 'off', true)
                """).query((row, n) -> row.getString(1)).list();
    }

    /**
     * Locks those deliveries that nobody has touched since they were read: not claimed, settled, superseded or held meanwhile. It never
     * waits for one that another transaction has, so that a claim is never part of a deadlock.
     */
    private Set<UUID> lockUnchanged(List<Due> due, Instant now) {
        record Key(UUID id, String state, int tries, int looks) {}
        Set<Key> read = due.stream()
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

    /** Hosts at which no call may be begun now. */
    private List<String> full(Instant now) {
        record Busy(String host, String network, int count) {}
        List<String> full = new ArrayList<>(hosts.open(now));
        jdbc
                .sql("""
                        select d.host, a.network, count(*) as calls from channels.delivery d
                        join channels.account a on a.id = d.account_id where d.state = 'SENDING' group by d.host, a.network
                        """)
                .query((row, n) -> new Busy(row.getString("host"), row.getString("network"), row.getInt("calls")))
                .list()
                .stream()
                .filter(busy ->
                        busy.count() >= networks.of(busy.network()).pace().inFlight())
                .forEach(busy -> full.add(busy.host()));
        return full;
    }

    /** First which, along the index and no further than needed; then all that must be known of those. */
    private List<Due> due(Instant now, Lane last, int most, List<String> full) {
        return jdbc.sql("""
                with due as materialized (
                    select d.id from channels.delivery d
                    where d.state in ('WAITING', 'UNCLEAR') and d.due_at <= :now and d.lane <= :last
                      and d.host <> all(:full) and d.account_id <> all(:resting)
                      and (d.state = 'WAITING' or d.account_id <> all(array(select id from channels.account where paused_at is not null)))
                      and not exists (
                        select 1 from channels.delivery e
                        where e.object_key = d.object_key and e.account_id = d.account_id and e.host = d.host and e.place < d.place
                """ + " and e.state in " + Deliveries.OPEN + """
                )
                    order by d.lane, d.due_at, d.number limit :most)
                select d.id, d.object_key, x.revision, d.account_id, a.network, d.target, d.host, d.intent, d.lane, d.body_id, x.due_at as first_at,
                       d.expires_at, d.tries, d.looks, d.notes, d.state, a.closed_at is null as open, cast(a.xmin as text) as account_version, c.intent as copy_intent,
                       c.remote_id, c.address,
                       exists (select 1 from channels.part p join channels.dispatch y on y.id = p.dispatch_id
                               where p.object_key = d.object_key and p.account_id = d.account_id and y.number > x.number) as superseded
                from due
                join channels.delivery d on d.id = due.id
                join channels.dispatch x on x.id = d.dispatch_id
                join channels.account a on a.id = d.account_id
                left join lateral (
                    select e.intent, e.remote_id, e.address from channels.delivery e
                    where e.object_key = d.object_key and e.account_id = d.account_id and e.target = d.target and e.place < d.place
                      and e.state = 'DELIVERED' order by e.place desc limit 1) c on true
                order by d.lane, d.due_at, d.number
                """)
                .param("now", Rows.at(now))
                .param("last", last.number())
                .param("full", full.toArray(String[]::new))
                .param("resting", resting(now))
                .param("most", most)
                .query(this::read)
                .list();
    }

    /** Accounts whose budget is spent. */
    private UUID[] resting(Instant now) {
        return jdbc.sql("select account_id from channels.pace where rest_until > :now")
                .param("now", Rows.at(now))
                .query((row, n) -> Rows.uuid(row, "account_id"))
                .list()
                .toArray(UUID[]::new);
    }

    private Due read(ResultSet row, int n) throws SQLException {
        boolean there = Intent.PUT.name().equals(row.getString("copy_intent")) && row.getString("remote_id") != null;
        Instant expires = Rows.instantOrNull(row, "expires_at");
        Claimed delivery = new Claimed(
                new DeliveryId(Rows.uuid(row, "id")),
                new ObjectKey(row.getString("object_key")),
                row.getInt("revision"),
                new AccountId(Rows.uuid(row, "account_id")),
                row.getString("account_version"),
                row.getString("network"),
                row.getString("target"),
                row.getString("host"),
                Intent.valueOf(row.getString("intent")),
                Lane.of(row.getInt("lane")),
                Rows.uuid(row, "body_id"),
                Doing.POST,
                new UUID(0, 0),
                Instant.EPOCH,
                Rows.instant(row, "first_at"),
                expires,
                row.getInt("tries"),
                row.getInt("looks"),
                DeliveryState.UNCLEAR.name().equals(row.getString("state")),
                there ? new RemoteCopy(row.getString("remote_id"), row.getString("address")) : null,
                written.texts(row.getString("notes")));
        return new Due(
                delivery,
                DeliveryState.valueOf(row.getString("state")),
                row.getBoolean("open"),
                row.getBoolean("superseded"),
                expires);
    }

    /** What is to be done, by what the network can do and what stands there. */
    private static Step step(Due one, Network network, Instant now) {
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

    private int end(Due one, DeliveryState state, String reason, Instant now) {
        return jdbc.sql("""
                update channels.delivery set state = :state, reason = cast(:reason as jsonb), ended_at = :now
                where id = :id and state = :was
                """)
                .param("state", state.name())
                .param("reason", written.write(Reason.of(reason)))
                .param("now", Rows.at(now))
                .param("id", one.delivery().id().value())
                .param("was", one.state().name())
                .update();
    }

    private int handOver(Due one, Doing doing) {
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
