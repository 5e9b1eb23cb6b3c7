package saji.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Saji in a process of its own, as {@code bin/dev} starts it, on a data folder and port of the benchmark's. */
final class RunningSaji implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern STORY = Pattern.compile("/berita/[a-z0-9-]+");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Process process;
    private final Path data;
    private final int port;
    private final long begun;
    private final Duration startTime;
    private Duration readyTime = Duration.ZERO;

    private RunningSaji(Process process, Path data, int port, long begun, Duration startTime) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.begun = begun;
        this.startTime = startTime;
    }

    /** Starts and waits until the home page answers 200. */
    static RunningSaji start(Path data, int port) throws IOException, InterruptedException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("bench.log"), "");
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
        return new RunningSaji(process, data, port, begun, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Waits until a full bake that this start began is through. */
    void waitUntilBaked() throws IOException, InterruptedException {
        while (true) {
            String log = Files.readString(data.resolve("bench.log"));
            if (log.lastIndexOf("The site is baked anew")
                    <= log.lastIndexOf("The site is baked" + System.lineSeparator())) {
                return;
            }
            Thread.sleep(500);
        }
    }

    /** Waits until the start is complete: the demo city made, due work running. */
    void waitUntilReady() throws IOException, InterruptedException {
        while (!Files.readString(data.resolve("bench.log")).contains("Saji is ready")) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Saji ended; see " + data.resolve("bench.log"));
            }
            Thread.sleep(100);
        }
        if (readyTime.isZero()) {
            readyTime = Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    /** Waits until the sign-in page answers, and says how long that took from the start of the process. */
    Duration waitForDesk() throws InterruptedException {
        while (status("/sign-in") != 200) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Saji ended; see " + data.resolve("bench.log"));
            }
            Thread.sleep(20);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** From the start of the process until it was ready. */
    Duration readyTime() {
        return readyTime;
    }

    /** The address of the newest story. */
    String anyStory() throws IOException, InterruptedException {
        Matcher story = STORY.matcher(get("/feed.atom", ""));
        if (!story.find()) {
            throw new IllegalStateException("No story is published");
        }
        return story.group();
    }

    /** Signs a demo person in and gives the session's cookie. */
    String signIn(String username) throws IOException, InterruptedException {
        HttpResponse<String> page = HTTP.send(request("/sign-in", "").build(), HttpResponse.BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new IllegalStateException("The sign-in page has no form");
        }
        HttpResponse<String> answer = HTTP.send(
                request("/sign-in/demo", cookie(page))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)
                                        + "&next=/desk&username=" + username))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return cookie(answer);
    }

    private String get(String path, String cookie) throws IOException, InterruptedException {
        return HTTP.send(request(path, cookie).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(String path, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private static String cookie(HttpResponse<?> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("saji="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
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

    /** Stops the database under the running application, whose connections it does not wait for (SIGINT, "fast"). */
    void stopDatabase() throws IOException, InterruptedException {
        String pid = postmaster().getFirst().strip();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        new ProcessBuilder("kill", "-INT", pid).start().waitFor();
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
