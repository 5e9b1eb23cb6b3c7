package saji.channels;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.channels.network.Broadcast;
import saji.channels.network.Capabilities;
import saji.channels.network.Capabilities.By;
import saji.channels.network.RemoteCopy;
import saji.directory.PersonId;
import saji.platform.Ids;
import saji.platform.Reason;
import saji.platform.Rows;

/**
 * One row for each thing that must arrive somewhere: written, held, cancelled and ended here; claimed in {@link Claims}. Several rows are
 * always locked in the order of their ids, so that no two changes wait for each other.
 */
@Component
class Deliveries {

    static final String OPEN = "('WAITING', 'HELD', 'SENDING', 'UNCLEAR', 'PERSON')";

    /** May have left something on the network. */
    private static final String MAYBE_THERE = "('DELIVERED', 'SENDING', 'UNCLEAR', 'PERSON')";

    private final JdbcClient jdbc;
    private final Written written;
    private final Ids ids;

    Deliveries(JdbcClient jdbc, Written written, Ids ids) {
        this.jdbc = jdbc;
        this.written = written;
        this.ids = ids;
    }

    /**
     * Those who were sent an earlier state, in the order of their addresses; for a removal only those who may have it.
     *
     * @param from after this address; with {@code first} from the beginning
     */
    List<Broadcast.Target> copies(Dispatches.Part part, String from, boolean first, int most) {
        String condition = part.dispatch().intent() == Intent.REMOVE ? " and state in " + MAYBE_THERE : "";
        return jdbc.sql("""
                select distinct on (target) target, host from channels.delivery
                where object_key = :object and account_id = :account and place < :place and not gone
                  and (:first or target > :from)
                """ + condition + " order by target, place desc limit :most")
                .param("object", part.dispatch().object().value())
                .param("account", part.account().value())
                .param("place", place(part.dispatch(), false))
                .param("first", first)
                .param("from", from)
                .param("most", most)
                .query((row, n) -> new Broadcast.Target(row.getString("target"), row.getString("host")))
                .list();
    }

    /** The order of what is done to the same object on the same host: by dispatch; the removal that makes room for a new post before it. */
    private static long place(Dispatches.Row dispatch, boolean makesRoom) {
        return dispatch.number() * 2 + (makesRoom ? 0 : 1);
    }

    void add(
            Dispatches.Part part,
            Account account,
            Capabilities can,
            List<Broadcast.Target> targets,
            Set<String> deadHosts) {
        Intent intent = part.dispatch().intent();
        if (intent == Intent.PUT && can.edit() != By.CALL && can.delete() == By.CALL) {
            Set<String> there = maybeThere(part, targets);
            List<Broadcast.Target> replaced =
                    targets.stream().filter(t -> there.contains(t.address())).toList();
            insert(part, account, replaced, deadHosts, Intent.REMOVE, true);
        }
        insert(part, account, targets, deadHosts, intent, false);
    }

    private Set<String> maybeThere(Dispatches.Part part, List<Broadcast.Target> targets) {
        return new HashSet<>(jdbc.sql("""
                select distinct target from channels.delivery
                where object_key = :object and account_id = :account and target = any(:targets) and place < :place
                """ + " and state in " + MAYBE_THERE)
                .param("object", part.dispatch().object().value())
                .param("account", part.account().value())
                .param(
                        "targets",
                        targets.stream().map(Broadcast.Target::address).toArray(String[]::new))
                .param("place", place(part.dispatch(), true))
                .query(String.class)
                .list());
    }

    private void insert(
            Dispatches.Part part,
            Account account,
            List<Broadcast.Target> targets,
            Set<String> deadHosts,
            Intent intent,
            boolean makesRoom) {
        if (targets.isEmpty()) {
            return;
        }
        Dispatches.Row dispatch = part.dispatch();
        jdbc.sql("""
                insert into channels.delivery (id, dispatch_id, object_key, account_id, target, host, place, intent, lane, body_id,
                    state, due_at, expires_at, reason, ended_at)
                select t.id, :dispatch, :object, :account, t.target, t.host, :place, :intent, :lane, :body,
                    case when t.dead then 'FAILED' when :held then 'HELD' else 'WAITING' end, :due, :expires,
                    case when t.dead then cast(:reason as jsonb) end, case when t.dead then cast(:due as timestamptz) end
                from unnest(cast(:ids as uuid[]), cast(:targets as text[]), cast(:hosts as text[]), cast(:dead as boolean[]))
                    as t (id, target, host, dead)
                on conflict do nothing
                """)
                .param("ids", targets.stream().map(t -> ids.next()).toArray(UUID[]::new))
                .param(
                        "targets",
                        targets.stream().map(Broadcast.Target::address).toArray(String[]::new))
                .param("hosts", targets.stream().map(Broadcast.Target::host).toArray(String[]::new))
                .param(
                        "dead",
                        targets.stream().map(t -> deadHosts.contains(t.host())).toArray(Boolean[]::new))
                .param("dispatch", dispatch.id().value())
                .param("object", dispatch.object().value())
                .param("account", part.account().value())
                .param("place", place(dispatch, makesRoom))
                .param("intent", intent.name())
                .param("lane", dispatch.lane().number())
                .param("body", part.body())
                .param("held", account.paused() != null)
                .param("due", Rows.at(dispatch.dueAt()))
                .param("expires", intent == Intent.REMOVE ? null : Rows.atOrNull(dispatch.expiresAt()))
                .param("reason", written.write(Reason.of("channels.why.dead-host")))
                .update();
    }

    /** Cancels what has certainly not been done yet for the object on an account, because something newer takes its place. */
    int supersede(ObjectKey object, AccountId account, String reason, Instant now) {
        return jdbc.sql("""
                update channels.delivery set state = 'CANCELLED', reason = cast(:reason as jsonb), ended_at = :now, lease = null
                where id in (select id from channels.delivery
                             where object_key = :object and account_id = :account
                               and (state in ('WAITING', 'HELD') or (state = 'PERSON' and ask <> 'FIND'))
                             order by id for update)
                """)
                .param("object", object.value())
                .param("account", account.value())
                .param("reason", written.write(Reason.of(reason)))
                .param("now", Rows.at(now))
                .update();
    }

    /** Cancels what is still to be posted on an account that is closed. */
    int cancelOf(AccountId account, String reason, Instant now) {
        return jdbc.sql("""
                update channels.delivery set state = 'CANCELLED', reason = cast(:reason as jsonb), ended_at = :now
                where id in (select id from channels.delivery
                             where account_id = :account and intent = 'PUT'
                               and (state in ('WAITING', 'HELD') or (state = 'PERSON' and ask = 'POST'))
                             order by id for update)
                """)
                .param("account", account.value())
                .param("reason", written.write(Reason.of(reason)))
                .param("now", Rows.at(now))
                .update();
    }

    void hold(AccountId account) {
        jdbc.sql("""
                update channels.delivery set state = 'HELD'
                where id in (select id from channels.delivery where account_id = :account and state = 'WAITING' order by id for update)
                """).param("account", account.value()).update();
    }

    void release(AccountId account, Instant now) {
        jdbc.sql("""
                update channels.delivery set state = 'WAITING', due_at = greatest(due_at, :now)
                where id in (select id from channels.delivery where account_id = :account and state = 'HELD' order by id for update)
                """)
                .param("account", account.value())
                .param("now", Rows.at(now))
                .update();
    }

    /** Cancels what is of no use any more, at most {@code most}. */
    int expire(Instant now, int most) {
        return jdbc.sql("""
                update channels.delivery set state = 'CANCELLED', reason = cast(:reason as jsonb), ended_at = :now
                where id in (select id from channels.delivery
                             where expires_at <= :now and state in ('WAITING', 'HELD', 'PERSON') and ask is distinct from 'FIND'
                             limit :most for update skip locked)
                """)
                .param("reason", written.write(Reason.of("channels.why.expired")))
                .param("now", Rows.at(now))
                .param("most", most)
                .update();
    }

    /** What waits for dead hosts fails; what another transaction has in hand is left until it is tried. */
    void failOf(Collection<String> hosts, Instant now) {
        jdbc.sql("""
                update channels.delivery set state = 'FAILED', reason = cast(:reason as jsonb), ended_at = :now
                where id in (select id from channels.delivery where host = any(:hosts) and state = 'WAITING' for update skip locked)
                """)
                .param("hosts", hosts.toArray(String[]::new))
                .param("reason", written.write(Reason.of("channels.why.dead-host")))
                .param("now", Rows.at(now))
                .update();
    }

    /** A delivery, locked. */
    Optional<Locked> lock(DeliveryId id) {
        return jdbc.sql("""
                select d.id, d.account_id, d.state, d.ask, d.intent, d.body_id, d.target,
                       exists (select 1 from channels.part p join channels.dispatch x on x.id = p.dispatch_id
                               where p.object_key = d.object_key and p.account_id = d.account_id and x.number > d.place / 2) as superseded
                from channels.delivery d where d.id = :id for update of d
                """)
                .param("id", id.value())
                .query((row, n) -> new Locked(
                        id,
                        new AccountId(Rows.uuid(row, "account_id")),
                        DeliveryState.valueOf(row.getString("state")),
                        row.getString("ask") == null ? null : Doing.valueOf(row.getString("ask")),
                        Intent.valueOf(row.getString("intent")),
                        Rows.uuid(row, "body_id"),
                        row.getString("target"),
                        row.getBoolean("superseded")))
                .optional();
    }

    /** What a command needs to know of a delivery. */
    record Locked(
            DeliveryId id,
            AccountId account,
            DeliveryState state,
            @Nullable Doing ask,
            Intent intent,
            UUID body,
            String target,
            boolean superseded) {}

    /** @param copy where it stands now; null where nothing has changed about that */
    void endByPerson(
            DeliveryId id,
            DeliveryState state,
            @Nullable RemoteCopy copy,
            @Nullable Reason reason,
            PersonId by,
            Instant now) {
        jdbc.sql("""
                update channels.delivery
                set state = :state, remote_id = coalesce(:remote, remote_id), address = coalesce(:address, address),
                    reason = cast(:reason as jsonb), person = :by, ended_at = :now
                where id = :id
                """)
                .param("id", id.value())
                .param("state", state.name())
                .param("remote", copy == null ? null : copy.id())
                .param("address", copy == null ? null : copy.address())
                .param("reason", written.write(reason))
                .param("by", by.value())
                .param("now", Rows.at(now))
                .update();
    }

    /** Lets a delivery be tried again from the beginning of its patience. */
    void again(DeliveryId id, boolean held, Instant now) {
        jdbc.sql("""
                update channels.delivery set state = :state, due_at = :now, tries = 0, looks = 0, ask = null, reason = null, ended_at = null
                where id = :id
                """)
                .param("id", id.value())
                .param("state", held ? "HELD" : "WAITING")
                .param("now", Rows.at(now))
                .update();
    }

    void note(DeliveryId id, AccountId account, String doing, String outcome, String detail, String who, Instant now) {
        jdbc.sql("""
                insert into channels.attempt (delivery_id, account_id, begun_at, ended_at, doing, outcome, detail, process)
                values (:id, :account, :now, :now, :doing, :outcome, :detail, :who)
                """)
                .param("id", id.value())
                .param("account", account.value())
                .param("now", Rows.at(now))
                .param("doing", doing)
                .param("outcome", outcome)
                .param("detail", detail)
                .param("who", who)
                .update();
    }
}
