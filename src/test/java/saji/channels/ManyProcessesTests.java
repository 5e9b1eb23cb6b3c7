package saji.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import saji.channels.MemoryNetwork.Fault;
import saji.channels.network.Sending;
import saji.support.SajiTest;

/** Three processes really at once on the one database, while new states and a withdrawal come in between. */
@SajiTest
class ManyProcessesTests {

    private static final int RECIPIENTS = 300;

    @Autowired
    private World world;

    @Autowired
    private Claims claims;

    @Autowired
    private Courier courier;

    @Autowired
    private Settlements settlements;

    @Autowired
    private List<MemoryBroadcast> networks;

    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final ConcurrentHashMap<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();

    @AfterEach
    void quiet() {
        networks.forEach(many -> many.faults = sending -> Fault.NONE);
        world.clock.run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory-many", "memory-many-look"})
    void eachRecipientHasTheLastStateOnceAndNoHostIsCrowded(String network) throws Exception {
        world.clock.set(world.clock.instant());
        MemoryBroadcast many = networks.stream()
                .filter(one -> one.key().equals(network))
                .findFirst()
                .orElseThrow();
        Account account = world.connected(network);
        many.recipients.clear();
        IntStream.range(0, RECIPIENTS)
                .forEach(i -> many.recipients.add("r%03d@%s%d.example".formatted(i, network, i % 30)));
        many.faults = this::fault;
        ObjectKey kept = World.newObject();
        ObjectKey taken = World.newObject();
        DispatchId first = world.dispatch(kept, 1, "satu", account);
        world.dispatch(taken, 1, "satu", account);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> processes = new ArrayList<>();
            for (int p = 0; p < 3; p++) {
                processes.add(threads.submit(this::process));
            }
            world.dispatch(kept, 2, "dua", account);
            world.withdraw(taken);
            world.dispatch(kept, 3, "tiga", account);
            for (Future<?> process : processes) {
                process.get();
            }
        }
        many.faults = sending -> Fault.NONE;
        for (int i = 0; i < 20 && !(isEnded(kept) && isEnded(taken)); i++) {
            world.clock.advance(Duration.ofMinutes(5));
            world.work();
        }
        world.work();
        assertThat(many.of(account.id(), kept.value()))
                .hasSize(RECIPIENTS)
                .allSatisfy((target, copies) ->
                        assertThat(copies).hasSize(1).allMatch(c -> c.text().equals("tiga")));
        assertThat(many.of(account.id(), taken.value())).isEmpty();
        assertThat(world.last(kept).sums()).isEqualTo(new Sums(RECIPIENTS, 0, 0, 0, 0));
        assertThat(world.view(first).sums().isEnded()).isTrue();
        assertThat(mostAtOnce.get()).isLessThanOrEqualTo(2);
    }

    /** What a process had in hand when it died is taken up by another only when its time is over. */
    private boolean isEnded(ObjectKey object) {
        return world.last(object).sums().isEnded();
    }

    private Fault fault(Sending sending) {
        return switch (ThreadLocalRandom.current().nextInt(20)) {
            case 0 -> Fault.LOST_AFTER;
            case 1 -> Fault.LOST_BEFORE;
            case 2, 3 -> Fault.AWAY;
            default -> Fault.NONE;
        };
    }

    private void process() {
        Random random = new Random(ThreadLocalRandom.current().nextLong());
        int idle = 0;
        while (idle < 20) {
            world.spreading.run();
            if (random.nextInt(8) == 0) {
                world.clock.advance(Duration.ofSeconds(2));
            }
            List<Claimed> claimed = claims.take(new Claims.Room(20, 20, 20)).claimed();
            idle = claimed.isEmpty() ? idle + 1 : 0;
            List<Settled> settled = new ArrayList<>();
            for (Claimed one : claimed) {
                AtomicInteger busy = atOnce.computeIfAbsent(one.host(), host -> new AtomicInteger());
                mostAtOnce.accumulateAndGet(busy.incrementAndGet(), Math::max);
                settled.add(courier.carry(one));
            }
            claimed.forEach(one -> atOnce.computeIfAbsent(one.host(), host -> new AtomicInteger())
                    .decrementAndGet());
            if (!settled.isEmpty() && random.nextInt(15) > 0) { // else this process has died here
                settlements.settle(settled);
            }
        }
    }
}
