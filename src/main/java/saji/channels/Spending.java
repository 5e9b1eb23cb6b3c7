package saji.channels;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the calls of accounts cost on networks where they are paid for or counted, over all processes: mills (tenths of a cent) of a month,
 * or units of whatever time begins on a day that the connector names.
 */
@Component
public class Spending {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Spending(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Sets an amount aside before it is spent; false, and nothing is set aside, when the month's budget does not hold it. */
    public boolean reserve(AccountId account, long mills, long budget) {
        return reserve(account, month(), mills, budget);
    }

    /** @param from the first day of the time that the budget is for */
    public boolean reserve(AccountId account, LocalDate from, long mills, long budget) {
        return mills <= budget
                && jdbc.sql("""
                                insert into channels.spending (account_id, month, mills) values (:account, :month, :mills)
                                on conflict (account_id, month) do update set mills = channels.spending.mills + excluded.mills
                                where channels.spending.mills + excluded.mills <= :budget
                                """)
                                .param("account", account.value())
                                .param("month", from)
                                .param("mills", mills)
                                .param("budget", budget)
                                .update()
                        == 1;
    }

    /** Gives back what was set aside and certainly not spent. */
    public void release(AccountId account, long mills) {
        release(account, month(), mills);
    }

    /** @param from as it was set aside */
    public void release(AccountId account, LocalDate from, long mills) {
        jdbc.sql("""
                        update channels.spending set mills = greatest(mills - :mills, 0)
                        where account_id = :account and month = :month
                        """)
                .param("account", account.value())
                .param("month", from)
                .param("mills", mills)
                .update();
    }

    /** What is spent or set aside this month. */
    public long spent(AccountId account) {
        return spent(account, month());
    }

    /** @param from the first day of the time that is asked about */
    public long spent(AccountId account, LocalDate from) {
        return jdbc.sql("select mills from channels.spending where account_id = :account and month = :month")
                .param("account", account.value())
                .param("month", from)
                .query((row, n) -> row.getLong("mills"))
                .optional()
                .orElse(0L);
    }

    private LocalDate month() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }
}
