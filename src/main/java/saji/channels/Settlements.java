package saji.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.channels.network.Capabilities;
import saji.channels.network.Found;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.platform.Reason;
import saji.platform.Rows;

/** Writes down what came of attempts, many in one transaction: where each delivery stands now, its history, and the health of hosts and accounts. */
@Component
class Settlements {

    /** What was not possible for so long after it was due is given up. */
    static final Duration PATIENCE = Duration.ofDays(2);

    private static final int MOST_LOOKS = 12;
    private static final int MOST_DETAIL = 500;

    /** Where a delivery stands after an attempt. */
    private record Next(
            DeliveryState state,
            @Nullable Instant dueAt,
            @Nullable Doing ask,
            @Nullable Reason reason,
            @Nullable RemoteCopy copy,
            boolean gone,
            String outcome,
            String detail) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Networks networks;
    private final Hosts hosts;
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final Written written;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Settlements(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            Networks networks,
            Hosts hosts,
            Accounts accounts,
            Deliveries deliveries,
            Written written) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.networks = networks;
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
        List<MapSqlParameterSource> states = new ArrayList<>();
        List<MapSqlParameterSource> attempts = new ArrayList<>();
        Set<AccountId> delivered = new TreeSet<>(Comparator.comparing(AccountId::value));
        for (Settled one : all) {
            Next next = next(one);
            states.add(state(one, next));
            attempts.add(attempt(one, next));
            if (next.state() == DeliveryState.DELIVERED) {
                delivered.add(one.claimed().account());
            }
        }
        batches.batchUpdate("""
                update channels.delivery
                set state = :state, due_at = coalesce(:due, due_at), ask = :ask, reason = cast(:reason as jsonb),
                    remote_id = coalesce(:remote, remote_id), address = coalesce(:address, address), gone = :gone,
                    ended_at = :ended, lease = null, lease_until = null, doing = null
                where id = :id and (lease = :lease or (:done and state in ('WAITING', 'HELD', 'UNCLEAR', 'PERSON', 'FAILED', 'CANCELLED')))
                """, states.toArray(MapSqlParameterSource[]::new));
        batches.batchUpdate("""
                insert into channels.attempt (delivery_id, account_id, begun_at, ended_at, doing, outcome, reason, detail, process)
                values (:id, :account, :begun, :ended, :doing, :outcome, cast(:reason as jsonb), :detail, :process)
                """, attempts.toArray(MapSqlParameterSource[]::new));
        if (!delivered.isEmpty()) {
            accounts.delivered(delivered, now);
        }
        for (Settled one : all) {
            troubles(one, now);
        }
        if (!dead.isEmpty()) {
            deliveries.failOf(dead, now);
        }
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

    private Next next(Settled one) {
        return one.found() == null
                ? after(one.claimed(), Objects.requireNonNull(one.result()), one.endedAt())
                : after(one.claimed(), one.found(), one.endedAt());
    }

    private Next after(Claimed claimed, Result result, Instant now) {
        return switch (result) {
            case Result.Delivered(RemoteCopy copy) -> done(copy);
            case Result.Refused(Reason reason, String detail, boolean gone) -> refused(claimed, reason, detail, gone);
            case Result.Later(Reason reason, String detail, Result.Fault fault, @Nullable Duration after) ->
                later(claimed, reason, detail, fault, after, now);
            case Result.Denied(Reason reason, String detail) ->
                claimed.unclear()
                        ? new Next(DeliveryState.UNCLEAR, now, null, reason, null, false, "DENIED", detail)
                        : new Next(DeliveryState.HELD, null, null, reason, null, false, "DENIED", detail);
            case Result.Unknown(Reason reason, String detail) -> unknown(claimed, reason, detail, now);
        };
    }

    private static Next done(RemoteCopy copy) {
        return new Next(DeliveryState.DELIVERED, null, null, null, copy, false, "DELIVERED", "");
    }

    /** A new post that is not wanted has failed; what stands there and cannot be changed by call is left to a person. */
    private static Next refused(Claimed claimed, Reason reason, String detail, boolean gone) {
        if (claimed.doing() == Doing.DELETE && gone) {
            return new Next(DeliveryState.DELIVERED, null, null, null, null, true, "DELIVERED", detail);
        }
        if (claimed.doing() == Doing.POST || gone) {
            return new Next(DeliveryState.FAILED, null, null, reason, null, gone, "REFUSED", detail);
        }
        return new Next(DeliveryState.PERSON, null, claimed.doing(), reason, claimed.copy(), false, "REFUSED", detail);
    }

    private Next later(
            Claimed claimed, Reason reason, String detail, Result.Fault fault, @Nullable Duration after, Instant now) {
        Duration wait = Backoff.after(claimed.lane(), claimed.tries(), random);
        if (after != null) {
            wait = fault == Result.Fault.ACCOUNT || after.compareTo(wait) > 0
                    ? after.plusMillis(random.nextInt(1000))
                    : wait;
        }
        Instant due = now.plus(wait);
        boolean isOver =
                fault != Result.Fault.ACCOUNT && due.isAfter(claimed.firstAt().plus(PATIENCE));
        if (claimed.unclear()) {
            return isOver
                    ? askPerson(detail)
                    : new Next(DeliveryState.UNCLEAR, due, null, reason, null, false, "LATER", detail);
        }
        return isOver
                ? new Next(
                        DeliveryState.FAILED,
                        null,
                        null,
                        Reason.of("channels.why.given-up", reason),
                        null,
                        false,
                        "LATER",
                        detail)
                : new Next(DeliveryState.WAITING, due, null, reason, null, false, "LATER", detail);
    }

    /** Edits and deletions may be repeated; a post of which nobody knows stays unclear until it is known, and is never just forgotten. */
    private Next unknown(Claimed claimed, Reason reason, String detail, Instant now) {
        if (claimed.doing() != Doing.POST) {
            Next again = later(claimed, reason, detail, Result.Fault.HOST, null, now);
            return new Next(again.state(), again.dueAt(), null, again.reason(), null, false, "UNKNOWN", detail);
        }
        Capabilities can = networks.of(claimed.network()).capabilities();
        boolean isOver = now.isAfter(claimed.firstAt().plus(PATIENCE));
        if (isOver || can.afterUnknown() == Capabilities.AfterUnknown.ASK) {
            return new Next(DeliveryState.PERSON, null, Doing.FIND, reason, null, false, "UNKNOWN", detail);
        }
        Instant due = now.plus(
                can.afterUnknown() == Capabilities.AfterUnknown.LOOK
                        ? can.settling()
                        : Backoff.after(claimed.lane(), claimed.tries(), random));
        return new Next(DeliveryState.UNCLEAR, due, null, reason, null, false, "UNKNOWN", detail);
    }

    private Next after(Claimed claimed, Found found, Instant now) {
        return switch (found) {
            case Found.There(RemoteCopy copy) -> done(copy);
            case Found.Absent() ->
                new Next(DeliveryState.WAITING, now, null, Reason.of("channels.why.absent"), null, false, "ABSENT", "");
            case Found.Later(String detail, @Nullable Duration after) -> {
                Duration wait = after == null ? Backoff.after(claimed.lane(), claimed.looks(), random) : after;
                yield claimed.looks() < MOST_LOOKS
                        ? new Next(
                                DeliveryState.UNCLEAR,
                                now.plus(wait),
                                null,
                                Reason.of("channels.why.lost"),
                                null,
                                false,
                                "LATER",
                                detail)
                        : askPerson(detail);
            }
            case Found.CannotTell() -> askPerson("");
        };
    }

    private static Next askPerson(String detail) {
        return new Next(
                DeliveryState.PERSON,
                null,
                Doing.FIND,
                Reason.of("channels.why.cannot-tell"),
                null,
                false,
                "CANNOT_TELL",
                detail);
    }

    private MapSqlParameterSource state(Settled one, Next next) {
        Claimed claimed = one.claimed();
        return new MapSqlParameterSource()
                .addValue("id", claimed.id().value())
                .addValue("lease", claimed.lease())
                .addValue("done", next.state() == DeliveryState.DELIVERED)
                .addValue("state", next.state().name())
                .addValue("due", Rows.atOrNull(next.dueAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("ask", next.ask() == null ? null : next.ask().name(), java.sql.Types.VARCHAR)
                .addValue("reason", written.write(next.reason()), java.sql.Types.VARCHAR)
                .addValue("remote", next.copy() == null ? null : next.copy().id(), java.sql.Types.VARCHAR)
                .addValue("address", next.copy() == null ? null : next.copy().address(), java.sql.Types.VARCHAR)
                .addValue("gone", next.gone())
                .addValue(
                        "ended",
                        next.state().isEnd() ? Rows.at(one.endedAt()) : null,
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private MapSqlParameterSource attempt(Settled one, Next next) {
        String detail = next.detail().replace("\u0000", "");
        return new MapSqlParameterSource()
                .addValue("id", one.claimed().id().value())
                .addValue("account", one.claimed().account().value())
                .addValue("begun", Rows.at(one.claimed().begunAt()))
                .addValue("ended", Rows.at(one.endedAt()))
                .addValue("doing", one.claimed().doing().name())
                .addValue("outcome", next.outcome())
                .addValue("reason", written.write(next.reason()), java.sql.Types.VARCHAR)
                .addValue("detail", detail.substring(0, Math.min(detail.length(), MOST_DETAIL)))
                .addValue("process", one.process());
    }

    private void troubles(Settled one, Instant now) {
        AccountId account = one.claimed().account();
        switch (one.result()) {
            case Result.Denied(Reason reason, String detail) -> {
                accounts.pause(account, null, "", reason, now);
                deliveries.hold(account);
            }
            case Result.Later(Reason reason, String detail, Result.Fault fault, @Nullable Duration after)
            when fault == Result.Fault.ACCOUNT ->
                jdbc.sql("""
                        insert into channels.pace (account_id, rest_until) values (:id, :until)
                        on conflict (account_id) do update set rest_until = greatest(channels.pace.rest_until, excluded.rest_until)
                        """)
                        .param("id", account.value())
                        .param("until", Rows.at(now.plus(after == null ? Duration.ofSeconds(30) : after)))
                        .update();
            case null, default -> {}
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
