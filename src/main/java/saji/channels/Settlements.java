package saji.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.channels.Aftermath.Next;
import saji.channels.network.Found;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.platform.Reason;
import saji.platform.Rows;

/** Writes down what came of attempts, many in one transaction: where each delivery stands now, its history, and the health of hosts and accounts. */
@Component
class Settlements {

    private static final int MOST_DETAIL = 500;

    /** An attempt and where its delivery stands after it. */
    private record Ended(Settled settled, Next next) {
        Claimed claimed() {
            return settled.claimed();
        }
    }

    private final JdbcClient jdbc;
    private final Aftermath aftermath;
    private final Hosts hosts;
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final Written written;

    Settlements(
            JdbcClient jdbc,
            Aftermath aftermath,
            Hosts hosts,
            Accounts accounts,
            Deliveries deliveries,
            Written written) {
        this.jdbc = jdbc;
        this.aftermath = aftermath;
        this.hosts = hosts;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.written = written;
    }

    @Transactional
    void settle(Collection<Settled> many) {
        List<Settled> all = many.stream()
                .sorted(Comparator.comparing(one -> one.claimed().id().value()))
                .toList();
        Instant now = all.stream()
                .map(Settled::endedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Set<String> dead = health(all, now);
        List<Ended> ended =
                all.stream().map(one -> new Ended(one, aftermath.of(one))).toList();
        Set<AccountId> paused = ofAccounts(all, ended, now);
        write(ended);
        note(ended);
        paused.forEach(deliveries::hold);
        all.forEach(one -> rest(one, now));
        if (!dead.isEmpty()) {
            deliveries.failOf(dead, now);
        }
    }

    /**
     * What was learned of accounts; says which are paused now. Before any row of a delivery is touched: a dispatch holds its accounts
     * and then its deliveries, so that the two never wait for each other in a circle.
     */
    private Set<AccountId> ofAccounts(List<Settled> settled, List<Ended> ended, Instant now) {
        Set<AccountId> delivered = ended.stream()
                .filter(one -> one.next().state() == DeliveryState.DELIVERED)
                .map(one -> one.claimed().account())
                .collect(Collectors.toSet());
        if (!delivered.isEmpty()) {
            accounts.delivered(delivered, now);
        }
        SequencedMap<AccountId, Reason> denied = new TreeMap<>(Comparator.comparing(AccountId::value));
        for (Settled one : settled) {
            if (one.result() instanceof Result.Denied(Reason reason, String detail)) {
                denied.putIfAbsent(one.claimed().account(), reason);
            }
        }
        denied.forEach((account, reason) -> accounts.pause(account, null, "", reason, now));
        return denied.sequencedKeySet();
    }

    /** Before any row of a delivery is touched, as the claims do it, so that the two never wait for each other in a circle. */
    private Set<String> health(List<Settled> settled, Instant now) {
        Set<String> answered = new TreeSet<>();
        Map<String, Integer> failed = new TreeMap<>();
        for (Settled one : settled) {
            if (one.process().isEmpty()) {
                continue; // found abandoned: says nothing of the host
            }
            boolean isFailure = one.result() instanceof Result.Unknown || isLater(one, Result.Fault.HOST);
            boolean isAnswer = one.result() instanceof Result.Delivered
                    || one.result() instanceof Result.Refused
                    || one.result() instanceof Result.Denied
                    || isLater(one, Result.Fault.ACCOUNT)
                    || one.found() instanceof Found.There
                    || one.found() instanceof Found.Absent;
            if (isFailure) {
                failed.merge(one.claimed().host(), 1, Integer::sum);
            } else if (isAnswer) {
                answered.add(one.claimed().host());
            }
        }
        answered.removeAll(failed.keySet());
        Set<String> all = new TreeSet<>(answered);
        all.addAll(failed.keySet());
        hosts.lock(all);
        hosts.answered(answered, now);
        return hosts.failed(failed, now);
    }

    private static boolean isLater(Settled one, Result.Fault fault) {
        return one.result() instanceof Result.Later later && later.fault() == fault;
    }

    /** Where each stands now. The rows are locked in the order of their ids first. */
    private void write(List<Ended> ended) {
        jdbc.sql("""
                with locked as materialized (select id from channels.delivery where id = any(:ids) order by id for update)
                update channels.delivery d
                set state = t.state, due_at = coalesce(t.due, d.due_at), ask = t.ask, reason = t.reason,
                    remote_id = coalesce(t.remote, d.remote_id), address = coalesce(t.address, d.address), gone = t.gone,
                    ended_at = t.ended, lease = null, lease_until = null, doing = null
                from unnest(cast(:ids as uuid[]), cast(:leases as uuid[]), cast(:states as text[]), cast(:dues as timestamptz[]),
                            cast(:asks as text[]), cast(:reasons as jsonb[]), cast(:remotes as text[]), cast(:addresses as text[]),
                            cast(:gone as boolean[]), cast(:ends as timestamptz[]))
                         as t (id, lease, state, due, ask, reason, remote, address, gone, ended)
                join locked using (id)
                where d.id = t.id
                  and (d.lease = t.lease
                       or (t.state = 'DELIVERED' and d.state in ('WAITING', 'HELD', 'UNCLEAR', 'PERSON', 'FAILED', 'CANCELLED')))
                """)
                .param("ids", ids(ended, one -> one.claimed().id().value()))
                .param("leases", ids(ended, one -> one.claimed().lease()))
                .param("states", texts(ended, one -> one.next().state().name()))
                .param("dues", texts(ended, one -> one.next().dueAt()))
                .param("asks", texts(ended, one -> one.next().ask()))
                .param("reasons", texts(ended, one -> written.write(one.next().reason())))
                .param("remotes", texts(ended, one -> copied(one, RemoteCopy::id)))
                .param("addresses", texts(ended, one -> copied(one, RemoteCopy::address)))
                .param("gone", ended.stream().map(one -> one.next().gone()).toArray(Boolean[]::new))
                .param(
                        "ends",
                        texts(
                                ended,
                                one -> one.next().state().isEnd()
                                        ? one.settled().endedAt()
                                        : null))
                .update();
    }

    /** The history of each. */
    private void note(List<Ended> ended) {
        jdbc.sql("""
                insert into channels.attempt (delivery_id, account_id, begun_at, ended_at, doing, outcome, reason, detail, process)
                select * from unnest(cast(:ids as uuid[]), cast(:accounts as uuid[]), cast(:begun as timestamptz[]),
                    cast(:ends as timestamptz[]), cast(:doings as text[]), cast(:outcomes as text[]), cast(:reasons as jsonb[]),
                    cast(:details as text[]), cast(:processes as text[]))
                """)
                .param("ids", ids(ended, one -> one.claimed().id().value()))
                .param("accounts", ids(ended, one -> one.claimed().account().value()))
                .param("begun", texts(ended, one -> one.claimed().begunAt()))
                .param("ends", texts(ended, one -> one.settled().endedAt()))
                .param("doings", texts(ended, one -> one.claimed().doing().name()))
                .param("outcomes", texts(ended, one -> one.next().outcome()))
                .param("reasons", texts(ended, one -> written.write(one.next().reason())))
                .param("details", texts(ended, one -> detail(one.next())))
                .param("processes", texts(ended, one -> one.settled().process()))
                .update();
    }

    private static @Nullable String copied(Ended one, Function<RemoteCopy, String> what) {
        RemoteCopy copy = one.next().copy();
        return copy == null ? null : what.apply(copy);
    }

    private static String detail(Next next) {
        String detail = next.detail().replace("\u0000", "");
        return detail.substring(0, Math.min(detail.length(), MOST_DETAIL));
    }

    private static UUID[] ids(List<Ended> ended, Function<Ended, UUID> what) {
        return ended.stream().map(what).toArray(UUID[]::new);
    }

    /** A column; times and names of enums as PostgreSQL reads them. */
    private static String[] texts(List<Ended> ended, Function<Ended, @Nullable Object> what) {
        return ended.stream()
                .map(what)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    /** An account whose network asks for a rest has one. */
    private void rest(Settled one, Instant now) {
        if (one.result()
                        instanceof
                        Result.Later(Reason reason, String detail, Result.Fault fault, @Nullable Duration after)
                && fault == Result.Fault.ACCOUNT) {
            jdbc.sql("""
                    insert into channels.pace (account_id, rest_until) values (:id, :until)
                    on conflict (account_id) do update set rest_until = greatest(channels.pace.rest_until, excluded.rest_until)
                    """)
                    .param("id", one.claimed().account().value())
                    .param("until", Rows.at(now.plus(after == null ? Duration.ofSeconds(30) : after)))
                    .update();
        }
    }

    /** Attempts whose process has died: begun, and the lease has run out. */
    List<Settled> abandoned(Instant now, int most) {
        return jdbc.sql("""
                select d.*, a.network, x.revision, x.due_at as first_at
                from channels.delivery d join channels.account a on a.id = d.account_id join channels.dispatch x on x.id = d.dispatch_id
                where d.state = 'SENDING' and d.lease_until < :now order by d.lease_until limit :most for update of d skip locked
                """)
                .param("now", Rows.at(now))
                .param("most", most)
                .query((row, n) -> {
                    Doing doing = Doing.valueOf(row.getString("doing"));
                    Claimed claimed = new Claimed(
                            new DeliveryId(Rows.uuid(row, "id")),
                            new ObjectKey(row.getString("object_key")),
                            row.getInt("revision"),
                            new AccountId(Rows.uuid(row, "account_id")),
                            "",
                            row.getString("network"),
                            row.getString("target"),
                            row.getString("host"),
                            Intent.valueOf(row.getString("intent")),
                            Lane.of(row.getInt("lane")),
                            Rows.uuid(row, "body_id"),
                            doing,
                            Rows.uuid(row, "lease"),
                            Rows.instant(row, "begun_at"),
                            Rows.instant(row, "first_at"),
                            Rows.instantOrNull(row, "expires_at"),
                            row.getInt("tries"),
                            row.getInt("looks"),
                            row.getBoolean("unclear"),
                            null,
                            new HashMap<>());
                    return doing == Doing.FIND
                            ? new Settled(claimed, null, new Found.Later("", Duration.ZERO), now, "")
                            : new Settled(
                                    claimed, new Result.Unknown(Reason.of("channels.why.died"), ""), null, now, "");
                })
                .list();
    }
}
