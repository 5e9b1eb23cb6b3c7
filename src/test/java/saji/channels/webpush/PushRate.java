package saji.channels.webpush;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import saji.platform.OutboundPolicy;
import saji.platform.OutboundStreams;
import tools.jackson.databind.json.JsonMapper;

/** How many pushes a second are encrypted, signed and answered, without the engine around it. */
public final class PushRate {

    private static final int BROWSERS = 1000;
    private static final int UNDER_WAY = 100; // as the engine does
    private static final Message MESSAGE = new Message(
            "Jalan Cendana dibuka lagi",
            "Mulai Senin jalur dua arah. Saluran baru menampung air dua kali lebih banyak.",
            "https://kota.example/berita/jalan-cendana",
            "0123456789abcdef0123456789abcdef",
            "id",
            false,
            false,
            Duration.ofDays(1));

    private final String address;
    private final OutboundStreams outbound;
    private final Pusher pusher;
    private final Pusher.From from = new Pusher.From(Vapid.Keys.make(Curve.get()), "mailto:humas@kota.example");
    private final List<Pusher.To> browsers = new ArrayList<>();

    public PushRate(String address, SSLContext trust) {
        this.address = address;
        this.outbound = OutboundStreams.with(new ThisMachine(), trust);
        this.pusher = new Pusher(outbound, new JsonMapper(), Clock.systemUTC());
        for (int i = 0; i < BROWSERS; i++) {
            Receiver receiver = new Receiver();
            browsers.add(new Pusher.To(URI.create(address + "/" + i), receiver.key(), receiver.secret()));
        }
    }

    /** Pushes so many and says how many were taken a second. */
    public double run(int pushes) throws InterruptedException {
        Semaphore room = new Semaphore(UNDER_WAY);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        AtomicReference<String> first = new AtomicReference<>("");
        int threads = Runtime.getRuntime().availableProcessors();
        List<Thread> running = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            running.add(Thread.ofPlatform().start(() -> {
                for (int n = next.getAndIncrement(); n < pushes; n = next.getAndIncrement()) {
                    room.acquireUninterruptibly();
                    java.util.concurrent.CompletableFuture<?> _ = pusher.begin(
                                    from, browsers.get(n % BROWSERS), MESSAGE)
                            .whenComplete((attempt, failure) -> {
                                if (!(Answers.meaning(attempt) instanceof saji.channels.network.Result.Delivered)) {
                                    lost.incrementAndGet();
                                    first.compareAndSet("", String.valueOf(attempt));
                                }
                                room.release();
                            });
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }
        room.acquireUninterruptibly(UNDER_WAY);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (lost.get() > 0) {
            throw new IllegalStateException(
                    lost + " of " + pushes + " pushes to " + address + " were not taken: " + first);
        }
        return pushes / seconds;
    }

    public void close() {
        outbound.destroy();
    }

    private record ThisMachine() implements OutboundPolicy {

        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException {
            return List.of(InetAddress.getAllByName(host));
        }

        @Override
        public boolean allows(InetAddress to, int port) {
            return to.isLoopbackAddress();
        }
    }
}
