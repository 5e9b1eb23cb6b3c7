package saji.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.platform.DueWork;
import saji.platform.Reason;
import saji.platform.Rows;

/**
 * What networks tell by themselves of messages that they have taken on. A delivery that counted as arrived and did not arrive after all
 * has failed; the rest is counted and forgotten after thirty days.
 */
@Component
public class Receipts implements DueWork {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_DETAIL = 500;

    private final JdbcClient jdbc;
    private final Written written;
    private final InstantSource clock;

    /** How far a message came; a later step is never followed by an earlier one. */
    public enum Step {
        SENT(1),
        ARRIVED(2),
        READ(3),
        FAILED(4);

        private final int number;

        Step(int number) {
            this.number = number;
        }

        static Step of(int number) {
            return Arrays.stream(values())
                    .filter(step -> step.number == number)
                    .findFirst()
                    .orElseThrow();
        }
    }

    Receipts(JdbcClient jdbc, Written written, InstantSource clock) {
        this.jdbc = jdbc;
        this.written = written;
        this.clock = clock;
    }

    /** @param key that of the {@link saji.channels.network.Sending}, where the network tells it; empty otherwise */
    @Transactional
    public void note(AccountId account, String remote, String key, Step step) {
        jdbc.sql("""
                        insert into channels.receipt (account_id, remote_id, key, step, told_at) values (:account, :remote, :key, :step, :now)
                        on conflict (account_id, remote_id) do update
                        set step = greatest(receipt.step, excluded.step), key = case when receipt.key = '' then excluded.key else receipt.key end
                        """)
                .param("account", account.value())
                .param("remote", remote)
                .param("key", key)
                .param("step", step.number)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    /**
     * A message that the network had taken on did not arrive. False while the delivery of this key is still being carried out: whoever
     * tells should tell again.
     */
    @Transactional
    public boolean failed(AccountId account, String remote, String key, Reason reason, String detail) {
        Instant now = clock.instant();
        Optional<UUID> delivery = jdbc.sql("""
                        update channels.delivery set state = 'FAILED', reason = cast(:reason as jsonb), ended_at = :now
                        where account_id = :account and remote_id = :remote and state = 'DELIVERED' and intent = 'PUT' returning id
                        """)
                .param("account", account.value())
                .param("remote", remote)
                .param("reason", written.write(reason))
                .param("now", Rows.at(now))
                .query((row, n) -> Rows.uuid(row, "id"))
                .optional();
        delivery.ifPresent(id -> jdbc.sql("""
                        insert into channels.attempt (delivery_id, account_id, begun_at, ended_at, doing, outcome, reason, detail)
                        values (:id, :account, :now, :now, 'POST', 'REFUSED', cast(:reason as jsonb), :detail)
                        """)
                .param("id", id)
                .param("account", account.value())
                .param("now", Rows.at(now))
                .param("reason", written.write(reason))
                .param("detail", detail.substring(0, Math.min(detail.length(), MOST_DETAIL)))
                .update());
        return delivery.isPresent() || !isUnderWay(account, key);
    }

    private boolean isUnderWay(AccountId account, String key) {
        return key.matches("[0-9a-f-]{36}")
                && jdbc.sql("""
                                select count(*) from channels.delivery
                                where id = :id and account_id = :account and state in ('SENDING', 'UNCLEAR')
                                """)
                                .param("id", UUID.fromString(key))
                                .param("account", account.value())
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** How the network names the message that was sent with {@code key}, if it has told anything of it. */
    public Optional<String> named(AccountId account, String key) {
        return jdbc.sql("select remote_id from channels.receipt where account_id = :account and key = :key limit 1")
                .param("account", account.value())
                .param("key", key)
                .query(String.class)
                .optional();
    }

    /** How many messages of the last thirty days have come how far and no further. */
    public Map<Step, Integer> counts(AccountId account) {
        Map<Step, Integer> counts = new EnumMap<>(Step.class);
        jdbc.sql("select step, count(*) as some from channels.receipt where account_id = :account group by step")
                .param("account", account.value())
                .query((row, n) -> counts.put(Step.of(row.getInt("step")), row.getInt("some")))
                .list();
        return counts;
    }

    @Override
    public String name() {
        return "channels.receipts";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofHours(1);
    }

    @Override
    public int run() {
        return jdbc.sql("""
                        delete from channels.receipt where ctid = any(array(
                          select ctid from channels.receipt where told_at < :before order by told_at limit 5000))
                        """)
                .param("before", Rows.at(clock.instant().minus(KEPT)))
                .update();
    }
}
