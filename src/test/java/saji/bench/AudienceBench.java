package saji.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.Saji;
import saji.channels.Account;
import saji.channels.DispatchId;
import saji.channels.Sums;
import saji.channels.World;
import saji.channels.email.MailSink;
import saji.channels.network.Post;
import saji.channels.webpush.PushRate;
import saji.channels.webpush.PushSink;
import saji.channels.webpush.Receiver;
import saji.support.EmbeddedDatabase;
import saji.support.TestSetup;

/** Pushes against the npm library and the cryptographic floor; then whole subscriptions through the engine: 100,000 browsers, 20,000 letters. */
final class AudienceBench {

    private static final int PUSHES = Integer.getInteger("bench.pushes", 100_000);
    private static final int BROWSERS = Integer.getInteger("bench.browsers", 100_000);
    private static final int LETTERS = Integer.getInteger("bench.letters", 20_000);
    private static final int OF_NPM = Integer.getInteger("bench.npm-pushes", 10_000);

    private final Path folder;
    private final Consumer<String> say;

    AudienceBench(Path folder, Consumer<String> say) {
        this.folder = folder;
        this.say = say;
    }

    void push() throws Exception {
        say.accept("## Web push");
        Files.createDirectories(folder);
        try (PushSink sink = new PushSink(folder)) {
            PushRate rate = new PushRate(sink.address(), sink.trust());
            rate.run(Math.max(2000, PUSHES / 5)); // warms up
            double ours = rate.run(PUSHES);
            rate.close();
            say.accept("- encrypted, signed, taken over HTTP/2 and TLS by a sink (nginx) on the same cores: "
                    + whole(ours) + " a second");
            double floor = floor();
            say.accept("- floor, one key generation and one agreement a message on all cores (openssl speed): "
                    + whole(floor) + " a second; ratio " + ratio(ours, floor) + " (goal: 0.4)");
            double theirs = npm(sink);
            if (theirs > 0) {
                say.accept("- npm web-push at its best concurrency, same sink: " + whole(theirs) + " a second; ratio "
                        + ratio(ours, theirs) + " (goal: 8)");
            }
            engine(sink);
        }
    }

    /** Signing stands for generating a key: both are one multiplication of the base point. */
    private double floor() throws IOException, InterruptedException {
        String cores = String.valueOf(Runtime.getRuntime().availableProcessors());
        String said = said("openssl", "speed", "-multi", cores, "-seconds", "3", "ecdhp256", "ecdsap256");
        Matcher agreement = Pattern.compile("256 bits ecdh \\(nistp256\\)\\s+\\S+\\s+([0-9.]+)")
                .matcher(said);
        Matcher signing = Pattern.compile("256 bits ecdsa \\(nistp256\\)\\s+\\S+\\s+\\S+\\s+([0-9.]+)")
                .matcher(said);
        if (!agreement.find() || !signing.find()) {
            say.accept("- openssl is not at hand");
            return Double.NaN;
        }
        return 1 / (1 / Double.parseDouble(agreement.group(1)) + 1 / Double.parseDouble(signing.group(1)));
    }

    private double npm(PushSink sink) throws IOException, InterruptedException {
        double best = 0;
        for (String line : said(
                        "bash",
                        "bench/push/compare.sh",
                        folder.toString(),
                        sink.any(),
                        sink.pem().toString(),
                        String.valueOf(OF_NPM))
                .lines()
                .toList()) {
            say.accept("  - " + line);
            Matcher rate = Pattern.compile("concurrency \\d+: (\\d+) a second").matcher(line);
            if (rate.matches()) {
                best = Math.max(best, Double.parseDouble(rate.group(1)));
            }
        }
        return best;
    }

    private void engine(PushSink sink) throws Exception {
        System.setProperty("javax.net.ssl.trustStore", sink.store().toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PushSink.WORD);
        try (ConfigurableApplicationContext saji = started()) {
            World world = saji.getBean(World.class);
            Account account = world.connected("webpush", null, Map.of("contact", "humas@kota.example"));
            Receiver receiver = new Receiver();
            saji.getBean(JdbcClient.class)
                    .sql("""
                    insert into audience.subscriber (id, kind, address, sender, push_key, push_secret, language, rhythm, secret, asked_at, confirmed_at)
                    select gen_random_uuid(), 'PUSH', :sink || '/' || n, :sender, :key, :secret, 'id', 'AT_ONCE', 'secret-' || n, now(), now()
                    from generate_series(1, :count) n
                    """)
                    .param("sink", sink.address())
                    .param(
                            "sender",
                            world.channels()
                                    .account(account.id())
                                    .orElseThrow()
                                    .settings()
                                    .get("learned.key"))
                    .param("key", receiver.key())
                    .param("secret", receiver.secret())
                    .param("count", BROWSERS)
                    .update();
            int before = sink.count();
            double seconds = served(world, account, BROWSERS);
            say.accept("- through the engine, every delivery a row with its attempts: " + BROWSERS + " browsers in "
                    + whole(seconds) + " s, " + whole(BROWSERS / seconds) + " a second, " + (sink.count() - before)
                    + " taken; heap at most " + peak() + " MiB");
        }
    }

    void letters() throws Exception {
        say.accept("## Letters");
        Files.createDirectories(folder);
        try (ConfigurableApplicationContext saji = started();
                MailSink sink = new MailSink(false)) {
            World world = saji.getBean(World.class);
            Account account =
                    world.connected("email", null, Map.of("from", "kabar@kota.example", "relay", sink.address()));
            saji.getBean(JdbcClient.class).sql("""
                    insert into audience.subscriber (id, kind, address, language, rhythm, secret, asked_at, confirmed_at)
                    select gen_random_uuid(), 'EMAIL', 'warga' || n || '@warga.example', 'id', 'AT_ONCE', 'letter-' || n, now(), now()
                    from generate_series(1, :count) n
                    """).param("count", LETTERS).update();
            double seconds = served(world, account, LETTERS);
            say.accept("- " + LETTERS + " letters through the engine to a mail sink in the same process: "
                    + whole(seconds) + " s, "
                    + whole(LETTERS / seconds) + " a second (goal: 300), " + sink.count() + " taken over "
                    + sink.connections() + " connections");
        }
    }

    /** Seconds from the dispatch until everything has ended. */
    private static double served(World world, Account account, int expected) throws InterruptedException {
        Post post = new Post(
                "Jalan Cendana dibuka lagi",
                "Mulai Senin jalur dua arah. Saluran baru menampung air dua kali lebih banyak.",
                null,
                "id",
                null,
                List.of(),
                List.of());
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begun = System.nanoTime();
        DispatchId dispatch = world.dispatch(World.newObject(), 1, post, account);
        Sums sums = world.view(dispatch).sums();
        while (sums.delivered() + sums.failed() < expected) {
            Thread.sleep(500);
            sums = world.view(dispatch).sums();
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
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
        ConfigurableApplicationContext saji =
                SpringApplication.from(Saji::main).with(TestSetup.class).run().getApplicationContext();
        saji.getBean(JdbcClient.class).sql("delete from audience.subscriber").update(); // of an earlier run
        return saji;
    }

    private static String said(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }

    private static String ratio(double one, double other) {
        return String.format(Locale.ROOT, "%.2f", one / other);
    }
}
