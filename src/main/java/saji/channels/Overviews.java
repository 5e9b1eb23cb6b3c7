package saji.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.platform.Rows;

/** Reads what the desk is shown of dispatches: on which channels, with which sums. */
@Component
class Overviews {

    private record Key(DispatchId dispatch, AccountId account) {}

    private final JdbcClient jdbc;
    private final Lines lines;

    Overviews(JdbcClient jdbc, Lines lines) {
        this.jdbc = jdbc;
        this.lines = lines;
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
        lines.single(heads.stream().map(DispatchView::id).toList())
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
