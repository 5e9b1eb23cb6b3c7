package saji.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.platform.Rows;
import saji.support.OtherProcess;
import saji.support.SajiTest;

/**
 * Two or three processes of the engine at once, killed with -9 while they call, between a call and its settlement, and at any moment,
 * against a server that answers late, not at all, busy or cuts the connection: no target gets nothing, none gets two, nothing older
 * comes after something newer of the same object on the same host, and the sums are those of the recipients.
 */
@SajiTest
class KilledEnginesTests {

    private static final List<String> NETWORKS = List.of("far-look", "far-repeat", "far-anew");
    private static final int OBJECTS = 5;
    private static final int REVISIONS = 3;

    /** So much is done of each revision before the next one comes; something of all three that are sent is under way then. */
    private static final int CALLS_A_REVISION = OBJECTS * FarNetwork.RECIPIENTS * 3 / 2;

    private static final int PROCESSES = 3;
    private static final int KILLS_BY_SERVER = 6;
    private static final int KILLS_BY_CHANCE = 3;
    private static final Duration LONGEST = Duration.ofSeconds(100);

    /** So long nothing moves before the clock jumps: whoever holds something then is dead, or finds that it is too late. */
    private static final long STILL_NANOS = 500_000_000L;

    @Autowired
    private World world;

    @Autowired
    private JdbcClient jdbc;

    private final long seed = Long.getLong("saji.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Map<Long, Process> processes = new ConcurrentHashMap<>();
    private final FarStub server = new FarStub(seed, KILLS_BY_SERVER, this::kill);
    private final List<Account> accounts = new ArrayList<>();
    private final List<DispatchId> dispatches = new ArrayList<>();
    private SharedClock clock = new SharedClock(file());
    private Path clockFile = file();
    private int kills;
    private boolean isOver;

    private static Path file() {
        try {
            return Files.createTempFile(Path.of("target"), "clock", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void begin() {
        world.clock.run();
        clockFile = file();
        clock = new SharedClock(clockFile);
        leaveNothingOfOthers();
        NETWORKS.forEach(network -> accounts.add(world.connected(network, null, Map.of("server", server.address()))));
    }

    /** The processes know the networks of this test alone. */
    private void leaveNothingOfOthers() {
        jdbc.sql("update channels.part set spread_at = now() where spread_at is null")
                .update();
        jdbc.sql("""
                update channels.delivery set state = 'CANCELLED', ended_at = now()
                where state not in ('DELIVERED', 'FAILED', 'CANCELLED')
                """).update();
    }

    @AfterEach
    synchronized void end() {
        isOver = true;
        processes.values().forEach(process -> process.destroyForcibly().onExit().join());
        server.close();
        world.clock.run();
    }

    @Test
    void everybodyHasTheLastStateOnceWhoeverIsKilledWhenever() throws Exception {
        for (int i = 0; i < PROCESSES; i++) {
            start();
        }
        List<ObjectKey> objects =
                IntStream.range(0, OBJECTS).mapToObj(i -> World.newObject()).toList();
        ObjectKey withdrawn = objects.getLast();
        for (int revision = 1; revision <= REVISIONS; revision++) {
            for (int i = 0; i < OBJECTS; i++) {
                dispatches.add(dispatch(objects.get(i), revision, Lane.of(i % Lane.values().length)));
            }
            while (server.log().size() < revision * CALLS_A_REVISION) {
                goOnFor(Duration.ofMillis(20 + random.nextInt(40)));
            }
        }
        world.withdraw(withdrawn);
        while (open() > 0 && server.kills() < KILLS_BY_SERVER) {
            goOnFor(Duration.ofMillis(50));
        }
        server.heal();
        while (open() > 0) {
            goOnFor(Duration.ofMillis(50));
        }
        assertThat(kills).as("killed").isGreaterThanOrEqualTo(KILLS_BY_SERVER);
        check(objects, withdrawn);
    }

    private DispatchId dispatch(ObjectKey object, int revision, Lane lane) {
        return world.tryDispatch(object, revision, lane, "r" + revision, accounts.toArray(Account[]::new))
                .orElseThrow();
    }

    private void start() {
        try {
            Process process = OtherProcess.of(
                    EngineProcess.class,
                    Map.of(
                            "ENGINE_CLOCK",
                            clockFile.toString(),
                            "SAJI_SECRET_KEY",
                            "test:c2FqaSB0ZXN0IGtleSwgMzIgYnl0ZXMgbG9uZyAhISE="),
                    Path.of("target", "engine-processes.log"));
            processes.put(process.pid(), process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills one and waits until it is gone; another takes its place, mostly. */
    private synchronized void kill(long pid) {
        Process process = processes.remove(pid);
        if (process == null || isOver) {
            return;
        }
        process.destroyForcibly().onExit().join();
        kills++;
        start();
    }

    private final long until = System.nanoTime() + LONGEST.toNanos();
    private long still = System.nanoTime();
    private String seen = "";
    private int byChance;

    /** Lets time pass; where nothing moves, to the next moment at which something is due. */
    private void goOnFor(Duration some) throws InterruptedException {
        Thread.sleep(some.toMillis());
        assertThat(System.nanoTime())
                .as("seed %d: %s; see target/engine-processes.log", seed, states())
                .isLessThan(until);
        assertThat(processes.values()).as("see target/engine-processes.log").allMatch(Process::isAlive);
        if (byChance < KILLS_BY_CHANCE && server.kills() > byChance && random.nextInt(8) == 0) {
            byChance++;
            List<Long> pids = List.copyOf(processes.keySet());
            kill(pids.get(random.nextInt(pids.size())));
        }
        String now = states() + sending();
        if (server.isBusy() || !now.equals(seen)) {
            seen = now;
            still = System.nanoTime();
        } else if (System.nanoTime() - still > STILL_NANOS) {
            jump();
            still = System.nanoTime();
        }
    }

    private void jump() {
        Instant now = clock.instant();
        Instant next = jdbc.sql("""
                        select min(at) as at from (
                            select due_at as at from channels.delivery where account_id = any(:ids) and state in ('WAITING', 'UNCLEAR')
                            union all select lease_until from channels.delivery where account_id = any(:ids) and state = 'SENDING'
                            union all select open_until from channels.host
                            union all select rest_until from channels.pace where account_id = any(:ids)) t where at > :now
                        """)
                .param("ids", ids())
                .param("now", Rows.at(now))
                .query((row, n) -> java.util.Optional.ofNullable(Rows.instantOrNull(row, "at")))
                .single()
                .orElse(now);
        Duration ahead = Duration.between(now, next).plusMillis(10 + random.nextInt(15_000));
        clock.advance(ahead);
        world.clock.advance(ahead);
    }

    private String sending() {
        return jdbc.sql(
                        "select cast(lease as text) from channels.delivery where account_id = any(:ids) and state = 'SENDING' order by 1")
                .param("ids", ids())
                .query(String.class)
                .list()
                .toString();
    }

    private Map<String, Integer> states() {
        Map<String, Integer> states = new LinkedHashMap<>();
        jdbc.sql(
                        "select state, count(*) as n from channels.delivery where account_id = any(:ids) group by 1 order by 1")
                .param("ids", ids())
                .query((row, n) -> states.put(row.getString("state"), row.getInt("n")))
                .list();
        return states;
    }

    private UUID[] ids() {
        return accounts.stream().map(account -> account.id().value()).toArray(UUID[]::new);
    }

    private int open() {
        return jdbc.sql("""
                select (select count(*) from channels.delivery where account_id = any(:ids)
                        and state not in ('DELIVERED', 'FAILED', 'CANCELLED'))
                     + (select count(*) from channels.part where account_id = any(:ids) and spread_at is null)
                """).param("ids", ids()).query(Integer.class).single();
    }

    private void check(List<ObjectKey> objects, ObjectKey withdrawn) {
        Map<String, List<FarStub.Standing>> there = server.standing().stream()
                .collect(Collectors.groupingBy(one -> one.network() + " " + one.object() + " " + one.target()));
        assertThat(there.values()).as("seed %d: two for one target", seed).allMatch(copies -> copies.size() == 1);
        assertThat(there)
                .as("seed %d: a target without", seed)
                .hasSize((OBJECTS - 1) * NETWORKS.size() * FarNetwork.RECIPIENTS);
        assertThat(server.standing())
                .as("seed %d: the last state", seed)
                .allMatch(one -> one.text().equals("r" + REVISIONS))
                .noneMatch(one -> one.object().equals(withdrawn.value()));
        Map<String, Integer> last = new HashMap<>();
        for (FarStub.Event event : server.log()) {
            String where = event.network() + event.object() + event.host();
            assertThat(event.revision())
                    .as("seed %d: order of %s", seed, event)
                    .isGreaterThanOrEqualTo(last.getOrDefault(where, 0));
            last.put(where, event.revision());
        }
        assertThat(server.mostAtOnce()).isLessThanOrEqualTo(FarNetwork.IN_FLIGHT);
        sums(objects, withdrawn);
    }

    private void sums(List<ObjectKey> objects, ObjectKey withdrawn) {
        assertThat(states()).as("seed %d", seed).doesNotContainKey("FAILED");
        for (DispatchId dispatch : dispatches) {
            assertThat(world.view(dispatch).sums().isEnded()).isTrue();
        }
        for (ObjectKey object : objects) {
            if (!object.equals(withdrawn)) {
                assertThat(world.last(object).sums().delivered())
                        .isGreaterThanOrEqualTo(NETWORKS.size() * FarNetwork.RECIPIENTS);
            }
        }
        assertThat(jdbc.sql("""
                        select count(*) from channels.delivery d where account_id = any(:ids) and state = 'DELIVERED'
                          and not exists (select 1 from channels.attempt a where a.delivery_id = d.id and a.outcome = 'DELIVERED')
                        """).param("ids", ids()).query(Integer.class).single())
                .as("delivered without a line in the history")
                .isZero();
    }
}
