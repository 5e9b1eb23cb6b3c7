package saji.support;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Java processes beside this one, on the tests' database, to be killed. */
public final class OtherProcess {

    private OtherProcess() {}

    /** Saji as it is installed: without the tests' classes. */
    public static Process saji(Path data, Path log) throws IOException {
        return start(
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator)),
                "saji.Saji",
                Map.of("SAJI_DATA", data.toString(), "SAJI_PORT", "0"),
                log);
    }

    /** A main class of the tests. */
    public static Process of(Class<?> main, Map<String, String> environment, Path log) throws IOException {
        return start(System.getProperty("java.class.path"), main.getName(), environment, log);
    }

    private static Process start(String classes, String main, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                classes,
                main);
        builder.environment()
                .putAll(Map.of(
                        "SAJI_DB_URL", EmbeddedDatabase.ofTests(),
                        "SAJI_DB_USER", "postgres",
                        "SAJI_DB_PASSWORD", "postgres"));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
