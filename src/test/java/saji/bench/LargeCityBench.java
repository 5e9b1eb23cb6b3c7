package saji.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A city after years: 50,000 stories and 100,000 materials. Search, desk lists, and the time from publishing to being visible. */
final class LargeCityBench {

    private static final int STORIES = Integer.getInteger("bench.stories", 50_000);
    private static final int MATERIALS = Integer.getInteger("bench.materials", 100_000);
    /** So many questions until the database's processes have seen the index: each page that one of them touches first costs it a fault. */
    private static final int FIRST = 120;

    private static final int WARM = 20;
    private static final List<String> QUERIES = List.of(
            "vaksin",
            "jalan rusak",
            "banjir pamulang",
            "pasar murah",
            "\"bank sampah\"",
            "ktp -akta",
            "puskesmas or posyandu",
            "pajak bumi",
            "vaksn",
            "perbaikan drainase ciputat",
            "sekolah",
            "air",
            "layanan warga akhir pekan",
            "pemerintah",
            "selatan");
    private static final List<String> EDITOR_LISTS = List.of(
            "/desk",
            "/desk/newsroom",
            "/desk/newsroom?agency=DINKES",
            "/desk/newsroom/stories",
            "/desk/newsroom/stories?q=pasar",
            "/desk/newsroom/stories?agency=DINKES&topic=kesehatan",
            "/desk/newsroom/calendar",
            "/desk/intake/incoming",
            "/desk/intake/incoming?state=used&q=vaksin",
            "/desk/intake/silent",
            "/desk/intake/requests",
            "/desk/intake/agenda",
            "/desk/assets");
    private static final List<String> OFFICER_LISTS =
            List.of("/desk", "/desk/intake/materials", "/desk/intake/materials?q=vaksin", "/desk/newsroom");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Path data;
    private final int port;
    private final Consumer<String> say;

    LargeCityBench(Path data, int port, Consumer<String> say) {
        this.data = data;
        this.port = port;
        this.say = say;
    }

    void run() throws Exception {
        say.accept("## With " + STORIES + " stories and " + MATERIALS + " materials");
        boolean isNew = !Files.exists(data.resolve("demo-access.json"));
        try (RunningSaji saji = RunningSaji.start(data, port)) {
            saji.waitUntilReady();
            if (isNew) {
                fill(saji);
            }
            saji.waitUntilBaked();
            search(saji);
            lists(saji);
            new LargeCityPublishing(saji, data, say).run();
        }
    }

    private void fill(RunningSaji saji) throws Exception {
        long begun = System.nanoTime();
        try (Connection database = saji.database()) {
            LargeCity.fill(database, STORIES, MATERIALS);
            say.accept("- made in " + Bench.seconds(Duration.ofNanos(System.nanoTime() - begun)) + " s");
            String newest = LargeCity.text(
                    database, "select slug from newsroom.slug where slug like 'arsip-%' order by since desc limit 1");
            String oldest = LargeCity.text(
                    database, "select slug from newsroom.slug where slug like 'arsip-%' order by since limit 1");
            while (saji.status("/berita/" + newest) != 200 || saji.status("/berita/" + oldest) != 200) {
                Thread.sleep(500);
            }
        }
        say.accept("- taken into search and baked within " + Bench.seconds(Duration.ofNanos(System.nanoTime() - begun))
                + " s");
    }

    private void search(RunningSaji saji) throws Exception {
        String[] asked = paths(QUERIES);
        String[] fresh = paths(pairs());
        String[] first = Arrays.copyOf(fresh, FIRST);
        String[] then = Arrays.copyOfRange(fresh, FIRST, fresh.length);
        say.accept("- search, the first questions after a start: " + measured(saji, first, FIRST - WARM, ""));
        say.accept("- search, then each question for the first time: " + measured(saji, then, then.length - WARM, "")
                + " (goal: p95 under 50 ms)");
        say.accept("- search, questions that others asked before: " + measured(saji, asked, 300, "")
                + " (goal: p95 under 50 ms)");
    }

    private static String[] paths(List<String> queries) {
        return queries.stream()
                .map(query -> "/cari?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .toArray(String[]::new);
    }

    /** Every word of the queries alone and with every other: no question comes twice. */
    private static List<String> pairs() {
        List<String> words = QUERIES.stream()
                .flatMap(query -> Arrays.stream(query.split("[^a-z]+")))
                .filter(word -> word.length() > 2)
                .distinct()
                .toList();
        List<String> pairs = new ArrayList<>();
        for (int step = 0; step <= words.size() / 2; step++) {
            for (int i = 0; i < words.size(); i++) {
                String other = words.get((i + step) % words.size());
                pairs.add(step == 0 ? words.get(i) : words.get(i) + " " + other);
            }
        }
        return pairs.stream().distinct().toList();
    }

    private void lists(RunningSaji saji) throws Exception {
        lists(saji, "editor", EDITOR_LISTS);
        lists(saji, "dinkes", OFFICER_LISTS);
    }

    private void lists(RunningSaji saji, String who, List<String> paths) throws Exception {
        String cookie = saji.signIn(who);
        for (String path : paths) {
            say.accept("- " + path + " as " + who + ": " + measured(saji, new String[] {path}, 60, cookie)
                    + " (goal: p95 under 100 ms)");
        }
    }

    private Times measured(RunningSaji saji, String[] paths, int count, String cookie) throws Exception {
        long[] nanos = new long[count];
        for (int i = -WARM; i < count; i++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(saji.address() + paths[Math.floorMod(i, paths.length)]))
                    .header("X-Forwarded-For", "127.0.0." + (1 + Math.floorMod(i, 250)));
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
            long begun = System.nanoTime();
            int status = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException(paths[Math.floorMod(i, paths.length)] + " answers " + status);
            }
            if (i >= 0) {
                nanos[i] = System.nanoTime() - begun;
            }
        }
        return Times.of(nanos);
    }
}
