package saji.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.platform.Rows;

/** Reads what the desk is shown of dispatches, deliveries and tasks. */
@Component
class Overviews {

    private static final String LINE = """
            select d.id, d.dispatch_id, d.account_id, d.target, d.intent, d.state, d.ask, d.reason, d.address, d.tries, d.due_at, d.ended_at,
                   d.person from channels.delivery d
            """;

    private record Key(DispatchId dispatch, AccountId account) {}

    private final JdbcClient jdbc;
    private final Written written;
    private final Accounts accounts;
    private final Dispatches dispatches;

    Overviews(JdbcClient jdbc, Written written, Accounts accounts, Dispatches dispatches) {
        this.jdbc = jdbc;
        this.written = written;
        this.accounts = accounts;
        this.dispatches = dispatches;
    }

    /** The newest first, before a number. */
    List<DispatchView> newest(long before, int limit) {
        return views(
                jdbc.sql("select * from channels.dispatch where number < :before order by number desc limit :limit")
                        .param("before", before)
                        .param("limit", limit)
                        .query(Overviews::head)
                        .list());
    }

    List<DispatchView> ofObject(ObjectKey key, int limit) {
        return views(
                jdbc.sql("select * from channels.dispatch where object_key = :key order by number desc limit :limit")
                        .param("key", key.value())
                        .param("limit", limit)
                        .query(Overviews::head)
                        .list());
    }

    Optional<DispatchView> dispatch(DispatchId id) {
        return views(jdbc.sql("select * from channels.dispatch where id = :id")
                        .param("id", id.value())
                        .query(Overviews::head)
                        .list())
                .stream()
                .findFirst();
    }

    private static DispatchView head(ResultSet row, int n) throws SQLException {
        UUID by = Rows.uuidOrNull(row, "made_by");
        return new DispatchView(
                new DispatchId(Rows.uuid(row, "id")),
                row.getLong("number"),
                new ObjectKey(row.getString("object_key")),
                row.getString("title"),
                row.getInt("revision"),
                Intent.valueOf(row.getString("intent")),
                Lane.of(row.getInt("lane")),
                row.getString("reason"),
                by == null ? null : new PersonId(by),
                Rows.instant(row, "made_at"),
                Rows.instant(row, "due_at"),
                Rows.instantOrNull(row, "expires_at"),
                List.of());
    }

    private List<DispatchView> views(List<DispatchView> heads) {
        UUID[] ids = heads.stream().map(head -> head.id().value()).toArray(UUID[]::new);
        Map<Key, Sums> sums = sums(ids);
        Map<Key, DeliveryLine> only = new HashMap<>();
        jdbc.sql(LINE + " where d.dispatch_id = any(:ids) and d.target = '' order by d.place")
                .param("ids", ids)
                .query(this::read)
                .list()
                .forEach(line -> only.put(new Key(line.dispatch(), line.account()), line));
        Map<DispatchId, List<DispatchView.Channel>> channels = new LinkedHashMap<>();
        jdbc.sql("""
                select p.dispatch_id, p.account_id, a.name, a.network, p.spread_at is null as spreading
                from channels.part p join channels.account a on a.id = p.account_id
                where p.dispatch_id = any(:ids) order by a.network, a.name
                """)
                .param("ids", ids)
                .query((row, n) -> {
                    Key key = new Key(
                            new DispatchId(Rows.uuid(row, "dispatch_id")), new AccountId(Rows.uuid(row, "account_id")));
                    return channels.computeIfAbsent(key.dispatch(), d -> new ArrayList<>())
                            .add(new DispatchView.Channel(
                                    key.account(),
                                    row.getString("name"),
                                    row.getString("network"),
                                    sums.getOrDefault(key, Sums.NONE),
                                    row.getBoolean("spreading"),
                                    only.get(key)));
                })
                .list();
        return heads.stream()
                .map(h -> new DispatchView(
                        h.id(),
                        h.number(),
                        h.object(),
                        h.title(),
                        h.revision(),
                        h.intent(),
                        h.lane(),
                        h.reason(),
                        h.by(),
                        h.madeAt(),
                        h.dueAt(),
                        h.expiresAt(),
                        List.copyOf(channels.getOrDefault(h.id(), List.of()))))
                .toList();
    }

    private Map<Key, Sums> sums(UUID[] ids) {
        Map<Key, Sums> sums = new HashMap<>();
        jdbc.sql("""
                select dispatch_id, account_id, state, count(*) as deliveries from channels.delivery
                where dispatch_id = any(:ids) group by dispatch_id, account_id, state
                union all
                select dispatch_id, account_id, state, deliveries from channels.folded where dispatch_id = any(:ids)
                """)
                .param("ids", ids)
                .query((row, n) -> sums.merge(
                        new Key(
                                new DispatchId(Rows.uuid(row, "dispatch_id")),
                                new AccountId(Rows.uuid(row, "account_id"))),
                        Sums.NONE.plus(DeliveryState.valueOf(row.getString("state")), row.getInt("deliveries")),
                        Sums::plus))
                .list();
        return sums;
    }

    /** Deliveries of a dispatch, those first that need someone: with a person, failed, under way, then the rest. */
    List<DeliveryLine> lines(DispatchId id, int limit) {
        return jdbc.sql(LINE + """
                 where d.dispatch_id = :id
                order by case d.state when 'PERSON' then 0 when 'FAILED' then 1 when 'DELIVERED' then 3 when 'CANCELLED' then 4 else 2 end,
                         d.number limit :limit
                """)
                .param("id", id.value())
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    Optional<DeliveryLine> line(DeliveryId id) {
        return jdbc.sql(LINE + " where d.id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    private DeliveryLine read(ResultSet row, int n) throws SQLException {
        UUID person = Rows.uuidOrNull(row, "person");
        String ask = row.getString("ask");
        return new DeliveryLine(
                new DeliveryId(Rows.uuid(row, "id")),
                new DispatchId(Rows.uuid(row, "dispatch_id")),
                new AccountId(Rows.uuid(row, "account_id")),
                row.getString("target"),
                Intent.valueOf(row.getString("intent")),
                DeliveryState.valueOf(row.getString("state")),
                ask == null ? null : Doing.valueOf(ask),
                written.reason(row.getString("reason")),
                row.getString("address"),
                row.getInt("tries"),
                Rows.instant(row, "due_at"),
                Rows.instantOrNull(row, "ended_at"),
                person == null ? null : new PersonId(person));
    }

    List<AttemptLine> attempts(DeliveryId id) {
        return jdbc.sql("""
                select begun_at, ended_at, doing, outcome, reason, detail from channels.attempt
                where delivery_id = :id order by number desc limit 100
                """)
                .param("id", id.value())
                .query((row, n) -> new AttemptLine(
                        Rows.instant(row, "begun_at"),
                        Rows.instant(row, "ended_at"),
                        Doing.valueOf(row.getString("doing")),
                        row.getString("outcome"),
                        written.reason(row.getString("reason")),
                        row.getString("detail")))
                .list();
    }

    private record Open(
            DeliveryLine line,
            String title,
            UUID body,
            @Nullable Instant expires) {}

    /** What waits for a person, the longest first; on all accounts, or on those named. */
    List<Task> tasks(@Nullable List<AccountId> of, int limit) {
        return completed(jdbc.sql("""
                select d.*, x.title from channels.delivery d join channels.dispatch x on x.id = d.dispatch_id
                where d.state = 'PERSON' and d.due_at is not null and (:all or d.account_id = any(:accounts))
                order by d.lane, d.due_at limit :limit
                """)
                .param("all", of == null)
                .param(
                        "accounts",
                        (of == null ? List.<AccountId>of() : of)
                                .stream().map(AccountId::value).toArray(UUID[]::new))
                .param("limit", limit)
                .query(this::open)
                .list());
    }

    int countTasks(@Nullable List<AccountId> of) {
        return jdbc.sql("""
                select count(*) from (select 1 from channels.delivery d
                where d.state = 'PERSON' and (:all or d.account_id = any(:accounts)) limit 100) t
                """)
                .param("all", of == null)
                .param(
                        "accounts",
                        (of == null ? List.<AccountId>of() : of)
                                .stream().map(AccountId::value).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** What a person is or was asked to do. */
    Optional<Task> task(DeliveryId id) {
        return completed(jdbc.sql("""
                        select d.*, x.title from channels.delivery d join channels.dispatch x on x.id = d.dispatch_id
                        where d.id = :id and d.ask is not null
                        """).param("id", id.value()).query(this::open).list()).stream()
                .findFirst();
    }

    private Open open(ResultSet row, int n) throws SQLException {
        return new Open(
                read(row, n), row.getString("title"), Rows.uuid(row, "body_id"), Rows.instantOrNull(row, "expires_at"));
    }

    private List<Task> completed(List<Open> open) {
        Map<AccountId, Account> known = accounts.findAll(
                open.stream().map(one -> one.line().account()).distinct().toList());
        List<Task> tasks = new ArrayList<>();
        for (Open one : open) {
            DeliveryLine line = one.line();
            Account account = known.get(line.account());
            Doing ask = line.ask();
            if (account != null && ask != null) {
                tasks.add(new Task(
                        line.id(),
                        account,
                        one.title(),
                        ask,
                        dispatches.body(one.body()),
                        line.address(),
                        line.target().isEmpty(),
                        line.dueAt(),
                        one.expires(),
                        line.reason(),
                        line.state()));
            }
        }
        return tasks;
    }

    /** What stands on accounts with one target. */
    List<ObjectStatus.Copy> copies(ObjectKey key) {
        return jdbc
                .sql("""
                select distinct on (d.account_id) d.account_id, d.address, d.intent, x.revision,
                       not exists (select 1 from channels.part p join channels.dispatch y on y.id = p.dispatch_id
                                   where p.object_key = d.object_key and p.account_id = d.account_id and y.number > x.number) as current
                from channels.delivery d join channels.dispatch x on x.id = d.dispatch_id
                where d.object_key = :key and d.target = '' and d.state = 'DELIVERED'
                order by d.account_id, d.place desc
                """)
                .param("key", key.value())
                .query((row, n) -> Map.entry(
                        Intent.valueOf(row.getString("intent")),
                        new ObjectStatus.Copy(
                                new AccountId(Rows.uuid(row, "account_id")),
                                row.getString("address"),
                                row.getInt("revision"),
                                row.getBoolean("current"))))
                .list()
                .stream()
                .filter(copy -> copy.getKey() == Intent.PUT)
                .map(Map.Entry::getValue)
                .toList();
    }
}
