package saji.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs the measurements and writes {@code target/bench/report.md}. See docs/benchmarks.md. */
public final class Bench {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final Path FOLDER = Path.of("target/bench").toAbsolutePath();
    private static final int PORT = 8099;
    private static final List<String> PARTS = List.of("start", "serve", "large", "webpush", "email", "activitypub");

    private final List<String> report = new ArrayList<>();

    private Bench() {}

    /** Runs the parts that are named, or all. */
    public static void main(String[] names) throws Exception {
        Set<String> parts = names.length == 0 ? Set.copyOf(PARTS) : Set.of(names);
        if (!PARTS.containsAll(parts)) {
            OUT.println("The parts are " + PARTS);
            System.exit(2);
        }
        new Bench().run(parts);
    }

    private void run(Set<String> parts) throws Exception {
        Files.createDirectories(FOLDER);
        say("# Measured on " + Runtime.getRuntime().availableProcessors() + " cores, "
                + LocalDate.now(java.time.ZoneOffset.UTC));
        Path demo = FOLDER.resolve("demo");
        if (parts.contains("start") || parts.contains("serve")) {
            try (RunningSaji first = RunningSaji.start(demo, PORT)) {
                first.waitUntilReady();
                say("- first start with an empty folder, until the demo city is there: " + seconds(first.readyTime())
                        + " s");
            }
        }
        if (parts.contains("start")) {
            start(demo);
        }
        if (parts.contains("serve")) {
            serve(demo);
        }
        if (parts.contains("large")) {
            new LargeCityBench(FOLDER.resolve("large"), PORT, this::say).run();
        }
        AudienceBench audience = new AudienceBench(FOLDER.resolve("audience"), this::say);
        if (parts.contains("webpush")) {
            audience.push();
        }
        if (parts.contains("email")) {
            audience.letters();
        }
        if (parts.contains("activitypub")) {
            new FederationBench(FOLDER.resolve("federation"), this::say).run();
        }
        Files.write(FOLDER.resolve("report.md"), report);
        OUT.println("Written to " + FOLDER.resolve("report.md"));
    }

    private void start(Path data) throws Exception {
        say("## Start on an existing data folder");
        List<Double> pages = new ArrayList<>();
        List<Double> desks = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            try (RunningSaji saji = RunningSaji.start(data, PORT)) {
                pages.add(Double.parseDouble(seconds(saji.startTime())));
                desks.add(Double.parseDouble(seconds(saji.waitForDesk())));
                if (run == 2) {
                    saji.waitUntilReady();
                    Thread.sleep(20_000);
                    say("- resident memory at rest: " + saji.residentMiB() + " MiB (goal: under 500)");
                }
            }
        }
        say("- from the start of the process to the first page, three runs: " + pages + " s (goal: under 6)");
        say("- from the start of the process to the desk's sign-in page: " + desks + " s");
    }

    private void serve(Path data) throws Exception {
        say("## Pages against nginx with the same bytes, 64 connections, in turns");
        try (RunningSaji saji = RunningSaji.start(data, PORT)) {
            saji.waitUntilReady();
            command("bash", "bench/site/serve.sh", saji.address(), "/", saji.anyStory());
            saji.stopDatabase();
            say("- with PostgreSQL stopped: / answers " + saji.status("/") + ", a story answers "
                    + saji.status(saji.anyStory()) + ", /feed.atom answers " + saji.status("/feed.atom"));
        }
    }

    private void command(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.inputReader(StandardCharsets.UTF_8).lines().forEach(this::say);
        if (process.waitFor() != 0) {
            say("- failed: " + String.join(" ", words));
        }
    }

    private void say(String line) {
        OUT.println(line);
        report.add(line);
    }

    static String seconds(java.time.Duration time) {
        return String.format(java.util.Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }
}
