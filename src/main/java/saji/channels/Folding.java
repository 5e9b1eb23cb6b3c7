package saji.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.channels.network.Broadcast;
import saji.channels.network.Network;
import saji.platform.DueWork;
import saji.platform.Rows;

/**
 * Folds what went to many recipients into sums when its network's time for changes is over ({@link Broadcast#remembered}) and nothing newer
 * was said about the same thing since: who got what is then no longer known, how many did is.
 */
@Component
class Folding implements DueWork {

    private static final int STEP = 2_000;

    private final JdbcClient jdbc;
    private final Networks networks;
    private final InstantSource clock;

    Folding(JdbcClient jdbc, Networks networks, InstantSource clock) {
        this.jdbc = jdbc;
        this.networks = networks;
        this.clock = clock;
    }

    private record Part(UUID dispatch, UUID account) {}

    @Override
    public String name() {
        return "channels.fold";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofMinutes(10);
    }

    @Override
    @Transactional
    public int run() {
        Instant now = clock.instant();
        for (Map.Entry<Duration, List<String>> kept : remembered().entrySet()) {
            Optional<Part> part = over(kept.getValue(), now.minus(kept.getKey()));
            if (part.isPresent()) {
                if (fold(part.get()) < STEP) {
                    end(part.get(), now);
                }
                return 1;
            }
        }
        return 0;
    }

    /** Networks by how long they remember; those that remember for good are not among them. */
    private Map<Duration, List<String>> remembered() {
        return networks.all().stream()
                .filter(network ->
                        network instanceof Broadcast many && many.remembered().isPresent())
                .collect(Collectors.groupingBy(
                        network -> ((Broadcast) network).remembered().orElseThrow(),
                        Collectors.mapping(Network::key, Collectors.toList())));
    }

    /** The oldest part of which all deliveries have ended, and about whose object nothing was said since. */
    private Optional<Part> over(List<String> on, Instant before) {
        return jdbc.sql("""
                select p.dispatch_id, p.account_id from channels.part p join channels.dispatch x on x.id = p.dispatch_id
                where p.account_id in (select id from channels.account where network = any(:networks)) and p.folded_at is null and p.spread_at is not null and x.due_at < :before
                  and not exists (select 1 from channels.dispatch y where y.object_key = p.object_key and y.due_at >= :before)
                  and not exists (select 1 from channels.delivery d
                                  where d.dispatch_id = p.dispatch_id and d.account_id = p.account_id
                """ + " and d.state in " + Deliveries.OPEN + """
                )
                order by x.number limit 1 for update of p skip locked
                """)
                .param("networks", on.toArray(String[]::new))
                .param("before", Rows.at(before))
                .query((row, n) -> new Part(Rows.uuid(row, "dispatch_id"), Rows.uuid(row, "account_id")))
                .optional();
    }

    private int fold(Part part) {
        return jdbc.sql("""
                with gone as (
                    delete from channels.delivery where id in (
                        select id from channels.delivery
                        where dispatch_id = :dispatch and account_id = :account and state in ('DELIVERED', 'FAILED', 'CANCELLED')
                        order by id limit :most for update)
                    returning id, state),
                forgotten as (delete from channels.attempt where delivery_id in (select id from gone)),
                summed as (
                    insert into channels.folded (dispatch_id, account_id, state, deliveries)
                    select :dispatch, :account, state, count(*) from gone group by state
                    on conflict (dispatch_id, account_id, state)
                    do update set deliveries = channels.folded.deliveries + excluded.deliveries)
                select count(*) from gone
                """)
                .param("dispatch", part.dispatch())
                .param("account", part.account())
                .param("most", STEP)
                .query(Integer.class)
                .single();
    }

    private void end(Part part, Instant now) {
        jdbc.sql("update channels.part set folded_at = :now where dispatch_id = :dispatch and account_id = :account")
                .param("now", Rows.at(now))
                .param("dispatch", part.dispatch())
                .param("account", part.account())
                .update();
    }
}
