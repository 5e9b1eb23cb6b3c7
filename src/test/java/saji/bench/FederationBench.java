package saji.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.Saji;
import saji.channels.Account;
import saji.channels.World;
import saji.channels.network.Post;
import saji.support.EmbeddedDatabase;
import saji.support.TestSetup;

/** One story to many followers on many hosts, against sinks in another process; the same list by a Fedify sender. */
final class FederationBench {

    private static final int FOLLOWERS = Integer.getInteger("bench.followers", 10_000);
    private static final int HOSTS = Integer.getInteger("bench.hosts", 500);
    private static final int OF_FEDIFY = Integer.getInteger("bench.fedify", FOLLOWERS);
    private static final String HTML =
            "<p>Mulai Senin jalur dua arah. Saluran baru menampung air dua kali lebih banyak.</p>".repeat(12);

    private final Path folder;
    private final Consumer<String> say;
    private final Process sink;
    private final BufferedReader said;
    private final List<Integer> ports = new ArrayList<>();

    /** What came to a host: different inboxes, what came to one of them again, what was not signed, and when the last came. */
    private record Got(int inboxes, int doubled, int unsigned, long last) {}

    FederationBench(Path folder, Consumer<String> say) throws IOException {
        this.folder = folder;
        this.say = say;
        sink = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-cp",
                        "target/test-classes",
                        FederationSink.class.getName(),
                        String.valueOf(HOSTS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        said = sink.inputReader();
        for (String port : said.readLine().split(" ")) {
            ports.add(Integer.parseInt(port));
        }
    }

    void run() throws Exception {
        say.accept("## Open social web: one story to " + FOLLOWERS + " followers on " + HOSTS + " hosts");
        Files.createDirectories(folder);
        double ours;
        try (ConfigurableApplicationContext saji = started()) {
            World world = saji.getBean(World.class);
            JdbcClient jdbc = saji.getBean(JdbcClient.class);
            Account account = world.connected(
                    "activitypub",
                    null,
                    Map.of("username", "dinas" + System.currentTimeMillis() % 1_000_000_000, "type", "Organization"));
            ask("well");
            follow(jdbc, account, FOLLOWERS / 5, false);
            serve(world, account, FOLLOWERS / 5, host -> true); // warms up
            ask("well");
            follow(jdbc, account, FOLLOWERS, false);
            double seconds = serve(world, account, FOLLOWERS, host -> true);
            ours = FOLLOWERS / seconds;
            say.accept("- distinct inboxes, all hosts well: " + one(seconds) + " s, " + whole(ours)
                    + " a second (goal: 1,000)" + oddities());
            faults(world, jdbc, account, seconds);
        }
        if (OF_FEDIFY > 0) {
            fedify(1, ours);
            fedify(50, ours);
        }
        sink.destroy();
    }

    private void faults(World world, JdbcClient jdbc, Account account, double well) throws Exception {
        ask("faults");
        double seconds = serve(world, account, FOLLOWERS, host -> isWell(host));
        int to = IntStream.range(0, HOSTS)
                .filter(FederationBench::isWell)
                .map(host -> of(host, FOLLOWERS))
                .sum();
        say.accept("- distinct inboxes, 5 % of hosts dead, 5 % take " + FederationSink.SLOW_MILLIS
                + " ms an answer: every host that is well has all after " + one(seconds) + " s, " + whole(to / seconds)
                + " a second, " + two(to / seconds / (FOLLOWERS / well)) + " of the pace without faults");
        say.accept("- the same, every live host, slow ones included: "
                + one(waitFor(FOLLOWERS, FederationBench::isLive)) + " s (goal: 15)" + oddities());
        jdbc.sql("update channels.host set failures = 0, open_until = null, failed_days = 0, dead_at = null")
                .update();
        jdbc.sql(
                        "update channels.delivery set state = 'CANCELLED', ended_at = now() where state in ('WAITING', 'UNCLEAR')")
                .update();
        ask("faults");
        follow(jdbc, account, FOLLOWERS, true);
        say.accept("- inboxes shared by all of a host, same faults: every live host after "
                + one(serve(world, account, HOSTS, FederationBench::isLive)) + " s (goal: 15)" + oddities());
    }

    private static boolean isWell(int host) {
        return FederationSink.Health.of(host) == FederationSink.Health.WELL;
    }

    private static boolean isLive(int host) {
        return isWell(host) || FederationSink.Health.of(host) == FederationSink.Health.SLOW;
    }

    private void follow(JdbcClient jdbc, Account account, int followers, boolean shared) {
        jdbc.sql("delete from channels.fedi_follower where account_id = :account")
                .param("account", account.id().value())
                .update();
        jdbc.sql("""
                insert into channels.fedi_follower (account_id, actor, inbox, host, follow, followed_at)
                select :account, h.name || '/users/' || n, h.name || case when :shared then '/inbox' else '/users/' || n || '/inbox' end,
                       substr(h.name, 8), h.name || '/follows/' || n, now()
                from generate_series(0, :count - 1) n
                join (select 'http://127.0.0.1:' || port as name, place from unnest(cast(:ports as int[])) with ordinality as p (port, place)) h
                  on h.place = n % :hosts + 1
                """)
                .param("account", account.id().value())
                .param("shared", shared)
                .param("count", followers)
                .param("ports", ports.toArray(Integer[]::new))
                .param("hosts", HOSTS)
                .update();
    }

    private long begun;

    /** Seconds from the dispatch until all inboxes of these hosts had it. */
    private double serve(World world, Account account, int inboxes, Predicate<Integer> which) throws Exception {
        Post post = new Post(
                "Jalan Cendana dibuka lagi",
                "Mulai Senin jalur dua arah.",
                HTML,
                "id",
                new Post.Link("https://kota.example/berita/jalan-cendana", "Jalan Cendana dibuka lagi", "", null),
                List.of(),
                List.of("Jalan"));
        begun = System.currentTimeMillis();
        world.dispatch(World.newObject(), 1, post, account);
        return waitFor(inboxes, which);
    }

    private double waitFor(int inboxes, Predicate<Integer> which) throws Exception {
        long until = System.currentTimeMillis() + 600_000;
        while (System.currentTimeMillis() < until) {
            List<Got> got = counts();
            if (IntStream.range(0, HOSTS)
                    .boxed()
                    .filter(which)
                    .allMatch(host -> got.get(host).inboxes() >= of(host, inboxes))) {
                long last = IntStream.range(0, HOSTS)
                        .boxed()
                        .filter(which)
                        .mapToLong(host -> got.get(host).last())
                        .max()
                        .orElseThrow();
                return (last - begun) / 1000.0;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("Not served within ten minutes");
    }

    /** Inboxes of a host, where so many are dealt out one after another. */
    private static int of(int host, int inboxes) {
        return inboxes / HOSTS + (host < inboxes % HOSTS ? 1 : 0);
    }

    /** What should not be. */
    private String oddities() throws Exception {
        List<Got> got = counts();
        return "; doubled " + got.stream().mapToInt(Got::doubled).sum() + ", without signature "
                + got.stream().mapToInt(Got::unsigned).sum();
    }

    private void fedify(int atOnce, double ours) throws Exception {
        ask("well");
        Process sender = new ProcessBuilder(
                        "bash",
                        "bench/federation/fedify.sh",
                        folder.toString(),
                        String.valueOf(OF_FEDIFY),
                        String.valueOf(atOnce))
                .redirectError(folder.resolve("fedify.log").toFile())
                .start();
        try (BufferedReader answers = sender.inputReader();
                Writer orders = sender.outputWriter()) {
            String ready = answers.readLine();
            if (!"ready".equals(ready)) {
                say.accept("- not compared with Fedify: " + ready);
                return;
            }
            orders.write("{\"ports\":" + ports + ",\"html\":\"" + HTML + "\"}\n");
            orders.flush();
            begun = Long.parseLong(answers.readLine().substring("begun ".length()));
            double seconds = waitFor(OF_FEDIFY, host -> true);
            double theirs = OF_FEDIFY / seconds;
            say.accept("- Fedify with its in-process queue"
                    + (atOnce == 1 ? "" : " in its ParallelMessageQueue, " + atOnce + " at once") + ", " + OF_FEDIFY
                    + " inboxes: " + one(seconds) + " s, " + whole(theirs) + " a second; ratio " + two(ours / theirs)
                    + (atOnce == 1 ? " (goal: 8)" : ""));
        } finally {
            sender.destroy();
        }
    }

    private String ask(String word) throws IOException {
        sink.outputWriter().write(word + "\n");
        sink.outputWriter().flush();
        return said.readLine();
    }

    private List<Got> counts() throws IOException {
        List<Got> all = new ArrayList<>();
        for (String one : ask("count").split(" ")) {
            String[] parts = one.split("/");
            all.add(new Got(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    Long.parseLong(parts[3])));
        }
        return all;
    }

    private ConfigurableApplicationContext started() throws IOException {
        Path data = folder.resolve("data");
        Map<String, String> settings = Map.of(
                "spring.datasource.url",
                        EmbeddedDatabase.in(data.resolve("postgres"), data.resolve("postgres-program")),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres",
                "saji.data", data.toString(),
                "saji.secret-key", "bench:c2FqaSB0ZXN0IGtleSwgMzIgYnl0ZXMgbG9uZyAhISE=",
                "saji.outbound-also", "127.0.0.1:*",
                "server.port", "0");
        settings.forEach(System::setProperty);
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        return SpringApplication.from(Saji::main)
                .with(TestSetup.class)
                .run("--saji.base-url=http://localhost:4001")
                .getApplicationContext();
    }

    private static String one(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String two(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
