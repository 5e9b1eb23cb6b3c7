package saji.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import saji.channels.network.Conversing;
import saji.platform.DueWork;
import saji.platform.Rows;

/** Asks accounts of {@link Conversing} networks for what people said, each in its own rhythm; one process at a time asks an account. */
@Component
class Listening implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int MOST_DETAIL = 300;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Accounts accounts;
    private final Networks networks;
    private final Hearing hearing;
    private final InstantSource clock;

    private record Due(AccountId account, String since, int failures) {}

    Listening(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Accounts accounts,
            Networks networks,
            Hearing hearing,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.accounts = accounts;
        this.networks = networks;
        this.hearing = hearing;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "channels.listen";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofSeconds(10);
    }

    @Override
    public int run() {
        begin();
        Optional<Due> due = take();
        due.ifPresent(this::listen);
        return due.isPresent() ? 1 : hearing.forget(1000);
    }

    /** When an account was last asked, and what the network said when it could not be; empty before the first time. */
    Optional<Connecting.Ear> ear(AccountId account) {
        return jdbc.sql("select listened_at, trouble from channels.listening where account_id = :account")
                .param("account", account.value())
                .query((row, n) -> new Connecting.Ear(Rows.instantOrNull(row, "listened_at"), row.getString("trouble")))
                .optional();
    }

    /** Accounts that were connected since the last time. */
    private void begin() {
        List<String> keys = networks.all().stream()
                .filter(Conversing.class::isInstance)
                .map(network -> network.key())
                .toList();
        jdbc.sql("""
                        insert into channels.listening (account_id, due_at)
                        select a.id, :now from channels.account a
                        where a.closed_at is null and a.network = any(:keys)
                          and not exists (select 1 from channels.listening l where l.account_id = a.id)
                        on conflict do nothing
                        """)
                .param("now", Rows.at(clock.instant()))
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /** The lease is the due time itself: who dies while asking is overtaken when it comes. */
    private Optional<Due> take() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update channels.listening set due_at = :lease where account_id = (
                          select l.account_id from channels.listening l join channels.account a on a.id = l.account_id
                          where l.due_at <= :now and a.closed_at is null and a.paused_at is null
                          order by l.due_at limit 1 for update of l skip locked)
                        returning account_id, since, failures
                        """)
                .param("lease", Rows.at(now.plus(LEASE)))
                .param("now", Rows.at(now))
                .query((row, n) -> new Due(
                        new AccountId(Rows.uuid(row, "account_id")), row.getString("since"), row.getInt("failures")))
                .optional();
    }

    private void listen(Due due) {
        Account account = accounts.find(due.account()).orElseThrow();
        Conversing network = (Conversing) networks.of(account.network());
        Conversing.Told told;
        try {
            told = network.listen(accounts.access(account), due.since());
        } catch (RuntimeException e) {
            LOG.warn("Account {} could not be asked for what people said", due.account(), e);
            told = new Conversing.Told.Nothing(e.getClass().getSimpleName(), null);
        }
        switch (told) {
            case Conversing.Told.Voices voices ->
                transaction.executeWithoutResult(status -> {
                    hearing.heard(account.id(), account.network(), voices.said());
                    keep(
                            due,
                            voices.since(),
                            voices.isAll() || voices.since().equals(due.since()) ? network.rhythm() : Duration.ZERO,
                            "");
                });
            case Conversing.Told.Nothing nothing -> {
                Duration rest = network.rhythm().multipliedBy(1L << Math.min(due.failures() + 1, 6));
                Duration wait = rest.compareTo(LONGEST) > 0 ? LONGEST : rest;
                Duration after = nothing.after();
                keep(
                        due,
                        due.since(),
                        after != null && after.compareTo(wait) > 0 ? after : wait,
                        nothing.detail().isEmpty() ? "?" : nothing.detail());
            }
        }
    }

    private void keep(Due due, String since, Duration wait, String trouble) {
        Instant now = clock.instant();
        String detail = trouble.replace("\u0000", "");
        jdbc.sql("""
                        update channels.listening set since = :since, due_at = :due, trouble = :trouble,
                               failures = case when :trouble = '' then 0 else failures + 1 end,
                               listened_at = case when :trouble = '' then :now else listened_at end
                        where account_id = :account
                        """)
                .param("account", due.account().value())
                .param("since", since)
                .param("due", Rows.at(now.plus(wait)))
                .param("now", Rows.at(now))
                .param("trouble", detail.substring(0, Math.min(detail.length(), MOST_DETAIL)))
                .update();
    }
}
