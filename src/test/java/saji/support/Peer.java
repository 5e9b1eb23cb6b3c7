package saji.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of others that runs beside the test, from a script of {@code src/test/peers}; {@code bin/test --peers} has installed it. */
public final class Peer implements AutoCloseable {

    private final Process process;
    private final JsonNode ready;

    private Peer(Process process, JsonNode ready) {
        this.process = process;
        this.ready = ready;
    }

    /** Starts a script and waits for the line of JSON with which it says that it is ready. */
    public static Peer start(String script) {
        String folder = Objects.requireNonNull(System.getenv("SAJI_PEERS"), "Run bin/test --peers");
        try {
            Process process = new ProcessBuilder("node", script)
                    .directory(Path.of(folder).toFile())
                    .redirectError(Path.of(folder, script + ".log").toFile())
                    .start();
            BufferedReader said = process.inputReader();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("{\"base\"")) {
                    JsonNode ready = new JsonMapper().readTree(line);
                    Thread.ofVirtual().start(() -> said.lines().forEach(rest -> {}));
                    return new Peer(process, ready);
                }
            }
            throw new IllegalStateException(
                    script + " ended before it was ready; see " + folder + "/" + script + ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it said of itself when it was ready. */
    public String said(String name) {
        return ready.path(name).asString("");
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
