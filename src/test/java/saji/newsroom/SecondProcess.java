package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import saji.support.EmbeddedDatabase;

/** Another process of Saji on the database of the tests, to be killed. */
final class SecondProcess {

    private static final Duration LONGEST = Duration.ofMinutes(4);

    private SecondProcess() {}

    /** Starts it and kills it with -9 as soon as {@code enough} says so. */
    static void killedWhen(BooleanSupplier enough) throws IOException, InterruptedException {
        Process second = start();
        long begun = System.nanoTime();
        try {
            while (!enough.getAsBoolean()) {
                assertThat(second.isAlive() && System.nanoTime() - begun < LONGEST.toNanos())
                        .as("see target/second-process.log")
                        .isTrue();
                Thread.sleep(1);
            }
        } finally {
            second.destroyForcibly().onExit().join();
        }
    }

    private static Process start() throws IOException {
        Path data = Files.createTempDirectory(Path.of("target"), "second-process");
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator)),
                "saji.Saji");
        builder.environment()
                .putAll(Map.of(
                        "SAJI_DB_URL", EmbeddedDatabase.ofTests(),
                        "SAJI_DB_USER", "postgres",
                        "SAJI_DB_PASSWORD", "postgres",
                        "SAJI_DATA", data.toString(),
                        "SAJI_PORT", "0"));
        return builder.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "second-process.log").toFile())
                .start();
    }
}
