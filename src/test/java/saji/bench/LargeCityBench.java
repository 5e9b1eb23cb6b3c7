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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
    private final JsonMapper json = new JsonMapper();
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
            publish(saji);
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

    /** Publishes stories through the API, one after another, and asks for page, home and feed until all three show it. */
    private void publish(RunningSaji saji) throws Exception {
        JsonNode access = json.readTree(Files.readString(data.resolve("demo-access.json")));
        long[] nanos = new long[20];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = publishOne(saji, access, "Uji terbit " + System.nanoTime() + " pengumuman kota " + i);
        }
        say.accept("- from publication to visible on page, home and feed: " + Times.of(nanos)
                + " (goal: p95 under 1000 ms)");
    }

    private long publishOne(RunningSaji saji, JsonNode access, String title) throws Exception {
        String editor = access.get("editor").get("token").asString();
        String approver = access.get("approver").get("token").asString();
        String text = json.writeValueAsString(java.util.Map.of(
                "text",
                java.util.Map.of(
                        "type", "announcement",
                        "title", title,
                        "lead", "Warga dapat membaca pengumuman percobaan ini di semua halaman yang memuatnya.",
                        "body", "Pengumuman ini dibuat untuk mengukur waktu terbit. ".repeat(8),
                        "agencies", List.of("DISKOMINFO"),
                        "areas", List.of(),
                        "topics", List.of("pemerintahan"))));
        JsonNode made = call(saji, "POST", "/api/v1/stories", editor, text);
        String story = "/api/v1/stories/" + made.get("id").asString();
        String revision = "{\"revision\":" + made.get("revision").asInt() + "}";
        call(saji, "POST", story + "/review", editor, revision);
        call(saji, "POST", story + "/approval", approver, revision);
        long begun = System.nanoTime();
        JsonNode published = call(saji, "POST", story + "/publication", approver, "{}");
        String path = URI.create(published.get("story").get("url").asString()).getPath();
        while (saji.status(path) != 200
                || !body(saji, "/").contains(title)
                || !body(saji, "/feed.atom").contains(title)) {
            Thread.sleep(5);
        }
        return System.nanoTime() - begun;
    }

    private String body(RunningSaji saji, String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(saji.address() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private JsonNode call(RunningSaji saji, String method, String path, String token, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(saji.address() + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    method + " " + path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().isEmpty() ? json.createObjectNode() : json.readTree(answer.body());
    }
}
