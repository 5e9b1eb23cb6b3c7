package saji.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.channels.network.RemoteCopy;
import saji.platform.Rows;

/**
 * Reads what is due, in order: deliveries of earlier lanes first, none before an earlier one for the same object on the same host has ended.
 * Nothing is locked and nothing changed here; {@link Claims} takes what nobody has touched meanwhile.
 */
@Component
class Queue {

    private static final UUID NOBODY = new UUID(0, 0);

    /** What may be due: just enough to see whether there is room for it. */
    private record First(UUID id, String host, String network) {}

    /** A delivery that may be due, with all that decides what is done about it. */
    record Due(
            Claimed delivery,
            DeliveryState state,
            boolean accountOpen,
            boolean superseded,
            @Nullable Instant expires) {}

    private final JdbcClient jdbc;
    private final Networks networks;
    private final Hosts hosts;
    private final Written written;

    Queue(JdbcClient jdbc, Networks networks, Hosts hosts, Written written) {
        this.jdbc = jdbc;
        this.networks = networks;
        this.hosts = hosts;
        this.written = written;
    }

    /** The queue's statistics are always old; without this it is sorted as a whole each time in place of being read from its beginning. */
    private void planForFewOfMany() {
        jdbc.sql("""
                select set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true),
                       set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                       set_config('enable_mergejoin', 'off', true)
                """).query((row, n) -> row.getString(1)).list();
    }

    /** How many calls are under way, of all processes, to each host of each network. */
    private Map<First, Integer> underWay() {
        Map<First, Integer> counts = new HashMap<>();
        jdbc.sql("""
                select d.host, a.network, count(*) as calls from channels.delivery d
                join channels.account a on a.id = d.account_id where d.state = 'SENDING' group by d.host, a.network
                """)
                .query((row, n) -> counts.put(
                        new First(NOBODY, row.getString("host"), row.getString("network")), row.getInt("calls")))
                .list();
        return counts;
    }

    /** What is due, in order, no more for a host than there may be room for; more exactly only under the host's lock. */
    List<Due> due(Instant now, Lane last, int most) {
        planForFewOfMany();
        Map<First, Integer> busy = underWay();
        List<String> full = new ArrayList<>(hosts.open(now));
        busy.forEach((place, calls) -> {
            if (calls >= most(place)) {
                full.add(place.host());
            }
        });
        List<UUID> some = new ArrayList<>();
        for (First one : first(now, last, most, full)) {
            First place = new First(NOBODY, one.host(), one.network());
            if (busy.merge(place, 1, Integer::sum) <= most(place)) {
                some.add(one.id());
            }
        }
        return some.isEmpty() ? List.of() : known(some);
    }

    private int most(First place) {
        return networks.of(place.network()).pace().inFlight();
    }

    /** Along the index and no further than needed. */
    private List<First> first(Instant now, Lane last, int most, List<String> full) {
        return jdbc.sql("""
                select d.id, d.host, (select network from channels.account a where a.id = d.account_id) as network
                from channels.delivery d
                where d.state in ('WAITING', 'UNCLEAR') and d.due_at <= :now and d.lane <= :last
                  and d.host <> all(:full) and d.account_id <> all(:resting)
                  and (d.state = 'WAITING' or d.account_id <> all(array(select id from channels.account where paused_at is not null)))
                  and not exists (
                    select 1 from channels.delivery e
                    where e.object_key = d.object_key and e.account_id = d.account_id and e.host = d.host and e.place < d.place
                """ + " and e.state in " + Deliveries.OPEN + """
                )
                order by d.lane, d.due_at, d.number limit :most
                """)
                .param("now", Rows.at(now))
                .param("last", last.number())
                .param("full", full.toArray(String[]::new))
                .param("resting", resting(now))
                .param("most", most)
                .query((row, n) -> new First(Rows.uuid(row, "id"), row.getString("host"), row.getString("network")))
                .list();
    }

    /** All that must be known of these. */
    private List<Due> known(List<UUID> ids) {
        return jdbc.sql("""
                select d.id, d.object_key, x.revision, d.account_id, a.network, d.target, d.host, d.intent, d.lane, d.body_id, x.due_at as first_at,
                       d.expires_at, d.tries, d.looks, d.notes, d.state, a.closed_at is null as open, cast(a.xmin as text) as account_version, c.intent as copy_intent,
                       c.remote_id, c.address,
                       exists (select 1 from channels.part p join channels.dispatch y on y.id = p.dispatch_id
                               where p.object_key = d.object_key and p.account_id = d.account_id and y.number > x.number) as superseded
                from unnest(cast(:ids as uuid[])) with ordinality as due (id, place)
                join channels.delivery d on d.id = due.id
                join channels.dispatch x on x.id = d.dispatch_id
                join channels.account a on a.id = d.account_id
                left join lateral (
                    select e.intent, e.remote_id, e.address from channels.delivery e
                    where e.object_key = d.object_key and e.account_id = d.account_id and e.target = d.target and e.place < d.place
                      and e.state = 'DELIVERED' order by e.place desc limit 1) c on true
                where d.state in ('WAITING', 'UNCLEAR')
                order by due.place
                """)
                .param("ids", ids.toArray(UUID[]::new))
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
                NOBODY,
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
}
