package saji.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.platform.Rows;

/** Reads deliveries as the desk lists them, and what was tried for each. */
@Component
class Lines {

    private static final String LINE = """
            select d.id, d.dispatch_id, d.account_id, d.target, d.intent, d.state, d.ask, d.reason, d.address, d.tries, d.due_at, d.ended_at,
                   d.person from channels.delivery d
            """;

    private final JdbcClient jdbc;
    private final Written written;

    Lines(JdbcClient jdbc, Written written) {
        this.jdbc = jdbc;
        this.written = written;
    }

    /** Deliveries of a dispatch, those first that need someone: with a person, failed, under way, then the rest. */
    List<DeliveryLine> ofDispatch(DispatchId id, int limit) {
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

    Optional<DeliveryLine> find(DeliveryId id) {
        return jdbc.sql(LINE + " where d.id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    /** The deliveries of these dispatches on channels that have one target. */
    List<DeliveryLine> single(Collection<DispatchId> dispatches) {
        return jdbc.sql(LINE + " where d.dispatch_id = any(:ids) and d.target = '' order by d.place")
                .param("ids", dispatches.stream().map(DispatchId::value).toArray(UUID[]::new))
                .query(this::read)
                .list();
    }

    /** A row with the columns of a delivery. */
    DeliveryLine read(ResultSet row, int n) throws SQLException {
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
}
