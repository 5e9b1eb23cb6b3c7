package saji.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL that runs from the class path: one server a JVM for tests, one in the data folder for development. */
public final class EmbeddedDatabase {

    private static final class OfTests {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return settings(EmbeddedPostgres.builder())
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private EmbeddedDatabase() {}

    /** The address of the tests' server. */
    public static String ofTests() {
        return address(OfTests.SERVER.getPort());
    }

    /**
     * The address of a server whose state lies in {@code folder} and survives; a server that still runs there, because the process
     * that started it was killed, is used on.
     *
     * @throws IllegalStateException when the folder was made by another major version
     */
    public static String in(Path folder, Path unpackedIn) throws IOException {
        Path version = folder.resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).strip().equals("18")) {
            throw new IllegalStateException(folder + " was made by PostgreSQL "
                    + Files.readString(version).strip() + "; move it away, or dump and restore it into PostgreSQL 18");
        }
        Path lock = folder.resolve("postmaster.pid");
        if (Files.exists(lock)) {
            List<String> lines = Files.readAllLines(lock);
            if (lines.size() > 3 && runs(Long.parseLong(lines.get(0).strip()))) {
                return address(Integer.parseInt(lines.get(3).strip()));
            }
            Files.delete(lock);
        }
        Files.createDirectories(unpackedIn);
        EmbeddedPostgres server = settings(EmbeddedPostgres.builder())
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(unpackedIn.toFile())
                .start();
        return address(server.getPort());
    }

    /** Stops a server that still runs in {@code folder}, if there is one. */
    public static void stop(Path folder) throws IOException {
        Path lock = folder.resolve("postmaster.pid");
        if (Files.exists(lock)) {
            running(Long.parseLong(Files.readAllLines(lock).getFirst().strip())).ifPresent(server -> {
                server.destroy();
                server.onExit().orTimeout(20, TimeUnit.SECONDS).join();
            });
        }
    }

    private static boolean runs(long process) {
        return running(process).isPresent();
    }

    private static Optional<ProcessHandle> running(long process) {
        return ProcessHandle.of(process)
                .filter(handle -> handle.info().command().orElse("").contains("postgres"));
    }

    private static String address(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres?reWriteBatchedInserts=true";
    }

    private static EmbeddedPostgres.Builder settings(EmbeddedPostgres.Builder builder) {
        return builder.setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("timezone", "America/Los_Angeles")
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(Duration.ofSeconds(60));
    }
}
