package saji.site;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the baked pages that lie in the data folder from the first second of the process, while the application starts or waits for
 * its database; whatever has no page answers 503 until then. The application's own web server takes the port over.
 */
public final class EarlySite {

    private static final Logger LOG = LoggerFactory.getLogger(EarlySite.class);
    private static final int STOP_AFTER_MILLIS = 2_000;
    private static final AtomicReference<@Nullable Server> STANDING = new AtomicReference<>();

    private EarlySite() {}

    /**
     * Opens on {@code SAJI_PORT} with the pages of {@code SAJI_DATA}, unless it stands already. A port that is taken is left for the
     * application to complain about.
     */
    public static void open(Map<String, String> environment) {
        if (STANDING.get() != null) {
            return;
        }
        QueuedThreadPool threads = new QueuedThreadPool(16, 2);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("early-"));
        threads.setDaemon(true);
        Server server = new Server(threads, new ScheduledExecutorScheduler("early-scheduler", true), null);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setPort(Integer.parseInt(environment.getOrDefault("SAJI_PORT", "8080")));
        server.addConnector(connector);
        Path folder = Path.of(environment.getOrDefault("SAJI_DATA", "var")).resolve("site");
        boolean secure = environment.getOrDefault("SAJI_BASE_URL", "").startsWith("https:");
        Starting starting = new Starting();
        Readers readers = new Readers(
                new Shelf(
                        new Folder(folder),
                        secure,
                        new Hub(
                                environment.getOrDefault("SAJI_BASE_URL", ""),
                                environment.getOrDefault("SAJI_WEBSUB_HUB", ""))),
                path -> Misses.notYet(),
                (language, request, response, callback) -> starting.handle(request, response, callback));
        readers.setHandler(starting);
        server.setHandler(readers);
        server.setStopTimeout(STOP_AFTER_MILLIS);
        try {
            server.start();
            STANDING.set(server);
        } catch (Exception e) {
            LOG.debug("The baked pages are not served while the application starts", e);
        }
    }

    /** Gives the port free; answers that are under way are finished. */
    static void leave() {
        Server server = STANDING.getAndSet(null);
        if (server == null) {
            return;
        }
        for (var connector : server.getConnectors()) {
            ((ServerConnector) connector).close();
            awaitFree(((ServerConnector) connector).getPort());
        }
        Thread.ofVirtual().name("early-site-leaves").start(() -> stop(server));
    }

    /** A closed socket keeps its port until the thread that accepts has seen it. */
    private static void awaitFree(int port) {
        for (int look = 0; look < 200; look++) {
            try (ServerSocket probe = new ServerSocket(port)) {
                LOG.debug("Port {} is free: {}", port, probe.isBound());
                return;
            } catch (IOException taken) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.debug("The early server did not stop in order", e);
        }
    }
}
