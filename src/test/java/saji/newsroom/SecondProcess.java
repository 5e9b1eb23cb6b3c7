package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import saji.support.OtherProcess;

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
        return OtherProcess.saji(data, Path.of("target", "second-process.log"));
    }
}
