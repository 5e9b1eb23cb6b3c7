package saji.channels;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.channels.network.Post;
import saji.platform.Rows;

/** What an account says about an object now, for connectors that are asked for it by others. */
@Component
public class Standing {

    private final JdbcClient jdbc;
    private final Written written;
    private final InstantSource clock;

    Standing(JdbcClient jdbc, Written written, InstantSource clock) {
        this.jdbc = jdbc;
        this.written = written;
        this.clock = clock;
    }

    /**
     * The newest state that was dispatched.
     *
     * @param first when the first state was
     * @param at when this state was
     * @param withdrawnAt null while it stands
     */
    public record State(
            Post post, Instant first, Instant at, @Nullable Instant withdrawnAt) {}

    /** Empty when nothing was dispatched yet. */
    public Optional<State> of(AccountId account, ObjectKey object) {
        return jdbc.sql("""
                        select b.content, d.due_at, o.withdrawn_at,
                               (select min(x.due_at) from channels.part y join channels.dispatch x on x.id = y.dispatch_id
                                where y.object_key = :object and y.account_id = :account and x.intent = 'PUT') as first_at
                        from channels.part p
                        join channels.dispatch d on d.id = p.dispatch_id
                        join channels.body b on b.id = p.body_id
                        join channels.object o on o.key = p.object_key
                        where p.object_key = :object and p.account_id = :account and d.intent = 'PUT' and d.due_at <= :now
                        order by d.number desc limit 1
                        """)
                .param("object", object.value())
                .param("account", account.value())
                .param("now", Rows.at(clock.instant()))
                .query((row, n) -> new State(
                        written.post(row.getString("content")),
                        Rows.instant(row, "first_at"),
                        Rows.instant(row, "due_at"),
                        Rows.instantOrNull(row, "withdrawn_at")))
                .optional();
    }
}
