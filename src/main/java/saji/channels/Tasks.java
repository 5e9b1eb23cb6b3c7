package saji.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;

/** Reads what waits for a person: deliveries that no program can make or look up. */
@Component
class Tasks {

    private final JdbcClient jdbc;
    private final Lines lines;
    private final Accounts accounts;
    private final Dispatches dispatches;

    Tasks(JdbcClient jdbc, Lines lines, Accounts accounts, Dispatches dispatches) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.accounts = accounts;
        this.dispatches = dispatches;
    }

    private record Begun(
            DeliveryLine line,
            String title,
            UUID body,
            @Nullable Instant expires) {}

    /** What waits for a person, the longest first; on all accounts, or on those named. */
    List<Task> open(@Nullable List<AccountId> of, int limit) {
        return completed(jdbc.sql("""
                select d.*, x.title from channels.delivery d join channels.dispatch x on x.id = d.dispatch_id
                where d.state = 'PERSON' and d.due_at is not null and (:all or d.account_id = any(:accounts))
                order by d.lane, d.due_at limit :limit
                """)
                .param("all", of == null)
                .param("accounts", ids(of))
                .param("limit", limit)
                .query(this::begun)
                .list());
    }

    int count(@Nullable List<AccountId> of) {
        return jdbc.sql("""
                select count(*) from (select 1 from channels.delivery d
                where d.state = 'PERSON' and (:all or d.account_id = any(:accounts)) limit 100) t
                """)
                .param("all", of == null)
                .param("accounts", ids(of))
                .query(Integer.class)
                .single();
    }

    /** What a person is or was asked to do. */
    Optional<Task> find(DeliveryId id) {
        return completed(
                        jdbc.sql("""
                        select d.*, x.title from channels.delivery d join channels.dispatch x on x.id = d.dispatch_id
                        where d.id = :id and d.ask is not null
                        """).param("id", id.value()).query(this::begun).list())
                .stream()
                .findFirst();
    }

    private Begun begun(ResultSet row, int n) throws SQLException {
        return new Begun(
                lines.read(row, n),
                row.getString("title"),
                Rows.uuid(row, "body_id"),
                Rows.instantOrNull(row, "expires_at"));
    }

    private List<Task> completed(List<Begun> begun) {
        Map<AccountId, Account> known = accounts.findAll(
                begun.stream().map(one -> one.line().account()).distinct().toList());
        List<Task> tasks = new ArrayList<>();
        for (Begun one : begun) {
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

    private static UUID[] ids(@Nullable List<AccountId> accounts) {
        return accounts == null
                ? new UUID[0]
                : accounts.stream().map(AccountId::value).toArray(UUID[]::new);
    }
}
