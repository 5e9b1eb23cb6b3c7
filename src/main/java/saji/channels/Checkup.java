package saji.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.channels.network.Tested;
import saji.platform.DueWork;
import saji.platform.Reason;
import saji.platform.Rows;

/** Tests each connected account once a day, so that a key that ends is seen, and renewed where it can be, before a post needs it. */
@Component
class Checkup implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Networks networks;
    private final InstantSource clock;

    Checkup(JdbcClient jdbc, Accounts accounts, Networks networks, InstantSource clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.networks = networks;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "channels.checkup";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofMinutes(5);
    }

    /** Moves the time of the last test on before it calls, so that no other process calls too. */
    @Override
    public int run() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update channels.account set tested_at = :now where id = (
                          select id from channels.account
                          where closed_at is null and paused_at is null and tested_at < :before
                          order by tested_at limit 1 for update skip locked)
                        returning id
                        """)
                .param("now", Rows.at(now))
                .param("before", Rows.at(now.minus(Duration.ofDays(1))))
                .query((row, n) -> new AccountId(Rows.uuid(row, "id")))
                .optional()
                .map(this::test)
                .orElse(0);
    }

    private int test(AccountId id) {
        Account account = accounts.find(id).orElseThrow();
        Tested tested;
        try {
            tested = networks.of(account.network()).test(accounts.access(account));
        } catch (RuntimeException e) {
            LOG.warn("Account {} could not be tested", id, e);
            tested = new Tested.Fails(
                    Reason.of("channels.why.away"), e.getClass().getSimpleName());
        }
        accounts.tested(account, tested, clock.instant());
        return 1;
    }
}
