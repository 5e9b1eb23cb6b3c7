package saji.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Saji in a process of its own, as {@code bin/dev} starts it, on a data folder and port of the benchmark's. */
final class RunningSaji implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Process process;
    private final Path data;
    private final int port;
    private final Duration startTime;

    private RunningSaji(Process process, Path data, int port, Duration startTime) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.startTime = startTime;
    }

    /** Starts and waits until the home page answers 200. */
    static RunningSaji start(Path data, int port) throws IOException, InterruptedException {
        Files.createDirectories(data);
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "@bin/jvm.options",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "saji.dev.DevSaji")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("bench.log").toFile()));
        builder.environment().put("SAJI_PORT", String.valueOf(port));
        builder.environment().put("SAJI_DATA", data.toString());
        long begun = System.nanoTime();
        Process process = builder.start();
        while (status(port, "/") != 200) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Saji ended; see " + data.resolve("bench.log"));
            }
            Thread.sleep(20);
        }
        return new RunningSaji(process, data, port, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** From the start of the process to the first 200 of the home page. */
    Duration startTime() {
        return startTime;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    int status(String path) {
        return status(port, path);
    }

    /** Resident memory in MiB. */
    long residentMiB() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    Connection database() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + postmaster().get(3).strip() + "/postgres?reWriteBatchedInserts=true",
                "postgres",
                "postgres");
    }

    /** Stops the database under the running application. */
    void stopDatabase() throws IOException {
        ProcessHandle server = ProcessHandle.of(
                        Long.parseLong(postmaster().getFirst().strip()))
                .orElseThrow();
        server.destroy();
        server.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    }

    static int status(int port, String path) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(20, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }
}
