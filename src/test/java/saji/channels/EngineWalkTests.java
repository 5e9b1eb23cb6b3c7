package saji.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.channels.MemoryNetwork.Fault;
import saji.channels.network.Post;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Sending;
import saji.support.SajiTest;

/**
 * The law of the engine: whatever happens in whatever order (three processes that take, carry, settle, stall and die between any two
 * of these; lost answers; busy, absent and refusing networks; new states, withdrawals, pauses), nobody gets nothing, nobody gets two,
 * nothing older comes after something newer, and everything expected comes to an end.
 */
@SajiTest
class EngineWalkTests {

    private static final int STEPS = Integer.getInteger("saji.walk-steps", 160);

    @Autowired
    private World world;

    @Autowired
    private List<MemoryNetwork> networks;

    @Autowired
    private Claims claims;

    @Autowired
    private Courier courier;

    @Autowired
    private Settlements settlements;

    @Autowired
    private JdbcClient jdbc;

    /** What a process holds in its memory, and loses when it dies. */
    private static final class Worker {
        final List<Claimed> claimed = new ArrayList<>();
        final List<Settled> carried = new ArrayList<>();
    }

    private record Place(Account account, MemoryNetwork network) {}

    private final Map<ObjectKey, Map<AccountId, String>> wanted = new LinkedHashMap<>();
    private final Map<ObjectKey, Integer> revisions = new HashMap<>();
    private final Set<ObjectKey> withdrawn = new java.util.HashSet<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Worker> processes = List.of(new Worker(), new Worker(), new Worker());
    private Random random = new Random();

    @AfterEach
    void quiet() {
        networks.forEach(network -> network.faults = sending -> Fault.NONE);
        world.clock.run();
    }

    /** Six walks; {@code -Dsaji.walks=1000} for a night. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("saji.walks", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsLostAndNothingDoubled(long seed) {
        random = new Random(seed);
        world.clock.set(world.clock.instant());
        for (MemoryNetwork network : networks) {
            if (network instanceof FarNetwork) {
                continue; // its server is in a process of its own
            }
            places.add(new Place(world.connected(network.key()), network));
            network.busyFor = Duration.ofSeconds(5);
            network.faults = this::fault;
            if (network instanceof MemoryBroadcast many) {
                many.recipients.clear();
                many.recipients.addAll(List.of("a@x" + seed, "b@x" + seed, "c@y" + seed));
            }
        }
        for (int i = 0; i < 4; i++) {
            ObjectKey object = World.newObject();
            wanted.put(object, new HashMap<>());
            revisions.put(object, 0);
        }
        for (int i = 0; i < STEPS; i++) {
            step();
            check(false);
        }
        networks.forEach(network -> network.faults = sending -> Fault.NONE);
        processes.forEach(EngineWalkTests::die);
        places.forEach(
                place -> world.connecting.resume(world.admin(), place.account().id()));
        drain();
        check(true);
    }

    /** One fault in three calls. */
    private Fault fault(Sending sending) {
        return switch (random.nextInt(18)) {
            case 0 -> Fault.AWAY;
            case 1, 2 -> Fault.LOST_BEFORE;
            case 3, 4 -> Fault.LOST_AFTER;
            case 5 -> Fault.BUSY;
            default -> Fault.NONE;
        };
    }

    private Map<AccountId, String> said(ObjectKey object) {
        return Objects.requireNonNull(wanted.get(object));
    }

    private void step() {
        Worker process = processes.get(random.nextInt(processes.size()));
        switch (random.nextInt(16)) {
            case 0, 1 -> dispatch();
            case 2, 3, 4 ->
                process.claimed.addAll(claims.take(new Claims.Room(1 + random.nextInt(9), 9, 9))
                        .claimed());
            case 5, 6, 7, 8 -> carry(process);
            case 9, 10 -> settle(process);
            case 11 -> die(process);
            case 12 -> world.clock.advance(Duration.ofSeconds(1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 20)));
            case 13 -> world.sweeping.run();
            case 14 -> world.spreading.run();
            default -> seldom();
        }
    }

    private void dispatch() {
        ObjectKey object = List.copyOf(wanted.keySet()).get(random.nextInt(wanted.size()));
        int revision = revisions.merge(object, 1, Integer::sum);
        Map<AccountId, Post> posts = new HashMap<>();
        for (Place place : places) {
            if (random.nextInt(3) > 0) {
                posts.put(place.account().id(), Post.of(place.account().id() + " r" + revision, "id"));
            }
        }
        boolean done = world.channels
                .dispatch(
                        world.editor(),
                        new Dispatching(
                                new DispatchId(world.ids.next()),
                                object,
                                "Acak",
                                revision,
                                Lane.of(random.nextInt(3)),
                                posts,
                                world.clock.instant(),
                                null))
                .isDone();
        if (done) {
            posts.forEach((account, post) -> said(object).put(account, post.text()));
        }
    }

    private void seldom() {
        switch (random.nextInt(6)) {
            case 0 -> {
                ObjectKey object = List.copyOf(wanted.keySet()).get(random.nextInt(wanted.size()));
                if (world.channels
                        .withdraw(world.editor(), new DispatchId(world.ids.next()), object, "acak")
                        .isDone()) {
                    withdrawn.add(object);
                }
            }
            case 1 -> world.connecting.pause(world.admin(), any().account().id(), "acak");
            case 2, 3 -> world.connecting.resume(world.admin(), any().account().id());
            default -> persons();
        }
    }

    private Place any() {
        return places.get(random.nextInt(places.size()));
    }

    private void carry(Worker process) {
        if (!process.claimed.isEmpty()) {
            Claimed one = process.claimed.remove(random.nextInt(process.claimed.size()));
            if (!courier.isTooLate(one)) {
                process.carried.add(courier.carry(one));
            }
        }
    }

    private void settle(Worker process) {
        int some = random.nextInt(process.carried.size() + 1);
        if (some > 0) {
            List<Settled> part = process.carried.subList(0, some);
            settlements.settle(List.copyOf(part));
            part.clear();
        }
    }

    private static void die(Worker process) {
        process.claimed.clear();
        process.carried.clear();
    }

    /** People do what they are asked, and tell the truth. */
    private void persons() {
        for (Place place : places) {
            for (Task task : world.tracking.tasks(world.editor())) {
                if (task.account().id().equals(place.account().id())) {
                    person(place, task);
                }
            }
        }
    }

    private void person(Place place, Task task) {
        String id = task.address().substring(task.address().lastIndexOf('/') + 1);
        switch (task.ask()) {
            case FIND -> {
                RemoteCopy there = place.network()
                        .standing(place.account().id(), task.id().toString())
                        .orElse(null);
                if (there == null) {
                    world.tracking.notThere(world.editor(), task.id()).orElseThrow();
                } else {
                    world.tracking
                            .record(world.editor(), task.id(), there.address())
                            .orElseThrow();
                }
            }
            case EDIT -> {
                MemoryNetwork.Standing before = place.network().posts.get(id);
                if (before != null) {
                    place.network()
                            .posts
                            .put(
                                    id,
                                    new MemoryNetwork.Standing(
                                            before.key(),
                                            before.account(),
                                            before.object(),
                                            before.target(),
                                            before.revision(),
                                            task.post().text()));
                }
                world.tracking.record(world.editor(), task.id(), task.address()).orElseThrow();
            }
            case DELETE -> {
                place.network().posts.remove(id);
                world.tracking.record(world.editor(), task.id(), "").orElseThrow();
            }
            case POST -> throw new AssertionError(task);
        }
    }

    private void drain() {
        for (int i = 0; i < 400 && open() > 0; i++) {
            while (world.spreading.run() + world.sweeping.run() > 0) {
                Thread.onSpinWait();
            }
            for (Claims.Taken taken = take(); taken.claimed().size() + taken.ended() > 0; taken = take()) {
                List<Settled> settled =
                        taken.claimed().stream().map(courier::carry).toList();
                if (!settled.isEmpty()) {
                    settlements.settle(settled);
                }
            }
            persons();
            world.clock.advance(Duration.ofSeconds(40));
        }
    }

    private Claims.Taken take() {
        return claims.take(new Claims.Room(50, 50, 50));
    }

    private int open() {
        return jdbc.sql("""
                select (select count(*) from channels.delivery where account_id = any(:ids)
                        and state not in ('DELIVERED', 'FAILED', 'CANCELLED'))
                     + (select count(*) from channels.part where account_id = any(:ids) and spread_at is null)
                """)
                .param(
                        "ids",
                        places.stream()
                                .map(place -> place.account().id().value())
                                .toArray(java.util.UUID[]::new))
                .query(Integer.class)
                .single();
    }

    private void check(boolean atTheEnd) {
        for (ObjectKey object : wanted.keySet()) {
            for (Place place : places) {
                check(object, place, atTheEnd);
            }
        }
        if (atTheEnd) {
            assertThat(open()).isZero();
            assertThat(jdbc.sql(
                                    "select count(*) from channels.delivery where account_id = any(:ids) and state = 'FAILED'")
                            .param(
                                    "ids",
                                    places.stream()
                                            .map(place -> place.account().id().value())
                                            .toArray(java.util.UUID[]::new))
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    private void check(ObjectKey object, Place place, boolean atTheEnd) {
        AccountId account = place.account().id();
        Map<String, List<MemoryNetwork.Standing>> there = place.network().of(account, object.value());
        assertThat(there.values()).as("two copies for one target").allMatch(copies -> copies.size() <= 1);
        Map<String, Integer> last = new HashMap<>();
        for (MemoryNetwork.Event event : List.copyOf(place.network().log)) {
            if (event.account().equals(account) && event.object().equals(object.value())) {
                assertThat(event.revision())
                        .as("order of %s", event)
                        .isGreaterThanOrEqualTo(last.getOrDefault(event.target(), 0));
                last.put(event.target(), event.revision());
            }
        }
        if (atTheEnd) {
            String text = withdrawn.contains(object) ? null : said(object).get(account);
            int targets = place.network() instanceof MemoryBroadcast ? 3 : 1;
            assertThat(there).as("%s on %s", object, place.network().key()).hasSize(text == null ? 0 : targets);
            assertThat(there.values())
                    .allMatch(copies -> copies.getFirst().text().equals(text));
        }
    }
}
