package saji.dev;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;
import saji.Saji;
import saji.site.EarlySite;
import saji.support.EmbeddedDatabase;
import saji.support.TestSetup;

/** Starts Saji for development: with its own PostgreSQL in the data folder unless one is named. */
public final class DevSaji {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private DevSaji() {}

    public static void main(String[] args) throws IOException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        boolean ownDatabase = System.getenv("SAJI_DB_URL") == null;
        Path data = Path.of(System.getenv().getOrDefault("SAJI_DATA", "var")).toAbsolutePath();
        if (ownDatabase && Files.exists(data.resolve(DemoCity.BEGUN))) {
            OUT.println("The demo city was not finished the last time: it is made anew");
            clear(data);
        }
        EarlySite.open(System.getenv());
        if (ownDatabase) {
            OUT.println("PostgreSQL 18 starts in " + data.resolve("postgres"));
            System.setProperty(
                    "spring.datasource.url",
                    EmbeddedDatabase.in(data.resolve("postgres"), data.resolve("postgres-program")));
            System.setProperty("spring.datasource.username", "postgres");
            System.setProperty("spring.datasource.password", "postgres");
        }
        makeKey(data.resolve("secret-key"));
        SpringApplication.from(Saji::main).with(TestSetup.class, DevSetup.class).run(args);
    }

    /** Takes away what an interrupted first start left; the program of the database stays. */
    private static void clear(Path data) throws IOException {
        EmbeddedDatabase.stop(data.resolve("postgres"));
        for (String part : List.of("postgres", "site", "assets", "uploads", "outbox", DemoCity.BEGUN)) {
            FileSystemUtils.deleteRecursively(data.resolve(part));
        }
    }

    /** The key under which secrets of channels are encrypted, made once; outside the database. */
    private static void makeKey(Path file) throws IOException {
        if (System.getenv("SAJI_SECRET_KEY") == null && System.getenv("SAJI_SECRET_KEY_FILE") == null) {
            if (!Files.exists(file)) {
                byte[] key = new byte[32];
                new SecureRandom().nextBytes(key);
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, "dev:" + Base64.getEncoder().encodeToString(key));
            }
            System.setProperty("saji.secret-key-file", file.toString());
        }
    }
}
