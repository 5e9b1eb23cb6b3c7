package saji.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import saji.channels.network.Broadcast;
import saji.channels.network.Network;
import saji.platform.DueWork;

/**
 * Writes down the recipients of a part, some at a time, each step with how far it came in one transaction: first those who may have an
 * earlier state, then those whom the network names.
 */
@Component
class Spreading implements DueWork {

    private static final int STEP = 1000;

    private final TransactionTemplate transaction;
    private final Dispatches dispatches;
    private final Deliveries deliveries;
    private final Accounts accounts;
    private final Networks networks;
    private final Hosts hosts;
    private final InstantSource clock;

    Spreading(
            PlatformTransactionManager transactions,
            Dispatches dispatches,
            Deliveries deliveries,
            Accounts accounts,
            Networks networks,
            Hosts hosts,
            InstantSource clock) {
        this.transaction = new TransactionTemplate(transactions);
        this.dispatches = dispatches;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.networks = networks;
        this.hosts = hosts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "channels.spread";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofMillis(500);
    }

    @Override
    public int run() {
        Boolean done = transaction.execute(status -> {
            Optional<Dispatches.Part> part = dispatches.takeOpenPart();
            part.ifPresent(this::step);
            return part.isPresent();
        });
        return Boolean.TRUE.equals(done) ? 1 : 0;
    }

    /** A network with one target a post: all at once, in the transaction of the dispatch. */
    void spreadWhole(Dispatches.Part part, Account account, Network network) {
        List<Broadcast.Target> one = List.of(new Broadcast.Target("", network.host(accounts.open(account))));
        write(part, account, network, part.dispatch().intent() == Intent.PUT ? one : copies(part, 1));
        dispatches.spread(part, "DONE", null, clock.instant());
    }

    private void step(Dispatches.Part part) {
        Account account = accounts.lock(part.account(), false).orElseThrow();
        Network network = networks.of(account.network());
        Instant now = clock.instant();
        if (part.phase().equals("TARGETS") && network instanceof Broadcast broadcast) {
            boolean first = !dispatches.wasSpread(part.dispatch().object(), part.account());
            Broadcast.Page page = broadcast.targets(
                    accounts.access(account),
                    part.dispatch().object().value(),
                    dispatches.body(part.body()),
                    first,
                    part.next(),
                    STEP);
            write(part, account, network, page.targets());
            dispatches.spread(part, page.next() == null ? "DONE" : "TARGETS", page.next(), now);
        } else {
            List<Broadcast.Target> copies = copies(part, STEP);
            write(part, account, network, copies);
            boolean more = copies.size() == STEP;
            String after = part.dispatch().intent() == Intent.PUT && account.isOpen() ? "TARGETS" : "DONE";
            dispatches.spread(
                    part, more ? "COPIES" : after, more ? copies.getLast().address() : null, now);
        }
    }

    private List<Broadcast.Target> copies(Dispatches.Part part, int most) {
        return deliveries.copies(part, part.next() == null ? "" : part.next(), part.next() == null, most);
    }

    private void write(Dispatches.Part part, Account account, Network network, List<Broadcast.Target> targets) {
        if (targets.isEmpty()) {
            return;
        }
        List<String> names =
                targets.stream().map(Broadcast.Target::host).distinct().toList();
        hosts.know(names);
        deliveries.add(part, account, network.capabilities(), targets, hosts.dead(names, clock.instant()));
    }
}
