package saji.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

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
        return OfTests.SERVER.getJdbcUrl("postgres", "postgres");
    }

    /** The tests' server itself, for those who stop and start it. */
    public static EmbeddedPostgres testServer() {
        return OfTests.SERVER;
    }

    /** A server whose state lies in {@code folder} and survives. */
    public static EmbeddedPostgres in(Path folder, Path unpackedIn) throws IOException {
        Files.createDirectories(unpackedIn);
        return settings(EmbeddedPostgres.builder())
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(unpackedIn.toFile())
                .start();
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
