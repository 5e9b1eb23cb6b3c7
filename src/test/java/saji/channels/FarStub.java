package saji.channels;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The server of the {@link FarNetwork}s. It answers late, not at all, 429, 503 or cuts the connection, and kills the process that calls:
 * before it has carried the call out, after that, or just after its answer.
 */
final class FarStub extends NetworkStub {

    /** When a caller is killed. */
    private enum Moment {
        BEFORE,
        AFTER,
        ANSWERED
    }

    /** A post as it stands there. */
    record Standing(String network, String object, String target, String text) {}

    /** Something that was done there. */
    record Event(String what, String network, String object, String target, String host, int revision) {}

    private static final int CALLS_A_KILL = 60;

    private final Map<String, Standing> posts = new HashMap<>();
    private final Map<String, String> byKey = new HashMap<>();
    private final List<Event> log = new ArrayList<>();
    private final Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private final Random random;
    private final int mostKills;
    private final LongConsumer killer;
    private volatile boolean faulty = true;

    FarStub(long seed, int mostKills, LongConsumer killer) {
        this.random = new Random(seed);
        this.mostKills = mostKills;
        this.killer = killer;
    }

    /** From now on it answers everything at once and kills nobody. */
    void heal() {
        faulty = false;
    }

    boolean isBusy() {
        return busy.get() > 0;
    }

    int kills() {
        return kills.get();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    synchronized List<Standing> standing() {
        return List.copyOf(posts.values());
    }

    synchronized List<Event> log() {
        return List.copyOf(log);
    }

    @Override
    protected Reply answer(Call call) {
        busy.incrementAndGet();
        try {
            return carryOut(call);
        } finally {
            busy.decrementAndGet();
        }
    }

    private Reply carryOut(Call call) {
        long caller = Long.parseLong(call.header("X-Process"));
        Moment kill = next();
        int fault = faulty ? random.nextInt(24) : 23;
        if (kill == Moment.BEFORE) {
            killer.accept(caller);
        }
        switch (fault) {
            case 0 -> throw new IllegalStateException("cut before");
            case 1 -> {
                return new Reply(429, "slower", Map.of("Retry-After", "2"));
            }
            case 2 -> {
                return Reply.of(503, "away");
            }
            default -> {}
        }
        Reply reply = effect(call);
        if (kill == Moment.AFTER) {
            killer.accept(caller);
        }
        switch (fault) {
            case 3 -> throw new IllegalStateException("cut after");
            case 4 -> rest(FarNetwork.CAP.toMillis() + 200);
            default -> {}
        }
        if (kill == Moment.ANSWERED) {
            int millis = random.nextInt(12);
            Thread.ofVirtual().start(() -> {
                rest(millis);
                killer.accept(caller);
            });
        }
        return reply;
    }

    private @Nullable Moment next() {
        int number = count.incrementAndGet();
        if (!faulty || number % CALLS_A_KILL != 0 || kills.get() == mostKills) {
            return null;
        }
        return Moment.values()[kills.getAndIncrement() % Moment.values().length];
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply effect(Call call) {
        AtomicInteger here = atOnce.computeIfAbsent(call.header("X-Network") + host(call), name -> new AtomicInteger());
        mostAtOnce.accumulateAndGet(here.incrementAndGet(), Math::max);
        try {
            rest(2);
            return done(call);
        } finally {
            here.decrementAndGet();
        }
    }

    private synchronized Reply done(Call call) {
        String key = call.header("X-Key");
        String copy = call.header("X-Copy");
        return switch (call.path()) {
            case "/FIND" -> byKey.containsKey(key) ? id(byKey.get(key)) : Reply.of(404, "not here");
            case "/POST" -> {
                boolean isKnown = call.header("X-Network").equals("far-repeat") && byKey.containsKey(key);
                yield isKnown ? id(byKey.get(key)) : put(String.valueOf(log.size()), "POST", call);
            }
            case "/EDIT" -> posts.containsKey(copy) ? put(copy, "EDIT", call) : Reply.of(404, "not here");
            default -> {
                posts.remove(copy);
                log.add(event("DELETE", call));
                yield id(copy);
            }
        };
    }

    private Reply put(String id, String what, Call call) {
        posts.put(
                id,
                new Standing(
                        call.header("X-Network"),
                        call.header("X-Object"),
                        call.header("X-Target"),
                        new String(call.body(), StandardCharsets.UTF_8).strip()));
        byKey.put(call.header("X-Key"), id);
        log.add(event(what, call));
        return id(id);
    }

    private static Event event(String what, Call call) {
        return new Event(
                what,
                call.header("X-Network"),
                call.header("X-Object"),
                call.header("X-Target"),
                host(call),
                Integer.parseInt(call.header("X-Revision")));
    }

    private static String host(Call call) {
        return "h" + Integer.parseInt(call.header("X-Target").substring(1)) % FarNetwork.HOSTS;
    }

    private static Reply id(@Nullable String id) {
        return Reply.of(String.valueOf(id).getBytes(StandardCharsets.UTF_8));
    }
}
