package saji.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publishing in a large city: how long until a story is seen, one after another and many at the same moment. */
final class LargeCityPublishing {

    private static final int ONE_BY_ONE = 20;
    private static final int AT_ONCE = 40;
    /** Until all of them are written and approved. */
    private static final Duration AHEAD = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final JsonMapper json = new JsonMapper();
    private final RunningSaji saji;
    private final Consumer<String> say;
    private final String editor;
    private final String approver;

    LargeCityPublishing(RunningSaji saji, Path data, Consumer<String> say) throws IOException {
        this.saji = saji;
        this.say = say;
        JsonNode access = json.readTree(Files.readString(data.resolve("demo-access.json")));
        editor = access.get("editor").get("token").asString();
        approver = access.get("approver").get("token").asString();
    }

    void run() throws Exception {
        long[] nanos = new long[ONE_BY_ONE];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = publish("Uji terbit " + System.nanoTime() + " pengumuman kota " + i);
        }
        say.accept("- from publication to visible on page, home and feed: " + Times.of(nanos)
                + " (goal: p95 under 1000 ms)");
        say.accept("- " + AT_ONCE + " stories due in the same second, from then until each one's page is there: "
                + Times.of(dueAtOnce()) + " (goal: 2000 ms)");
    }

    /** Publishes a story and asks for page, home and feed until all three show it. */
    private long publish(String title) throws Exception {
        String story = approved(title);
        long begun = System.nanoTime();
        JsonNode published = call("POST", story + "/publication", approver, "{}");
        String path = URI.create(published.get("story").get("url").asString()).getPath();
        while (saji.status(path) != 200
                || !body("/").contains(title)
                || !body("/feed.atom").contains(title)) {
            Thread.sleep(5);
        }
        return System.nanoTime() - begun;
    }

    private long[] dueAtOnce() throws Exception {
        Instant due = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            String title = "uji jadwal " + System.nanoTime() + " pengumuman kota " + i;
            call(
                    "POST",
                    approved(title) + "/schedule",
                    approver,
                    json.writeValueAsString(Map.of("due", due.toString())));
            paths.add("/berita/" + title.replace(' ', '-'));
        }
        if (!Instant.now().isBefore(due)) {
            throw new IllegalStateException("The stories were not written before they were due");
        }
        Thread.sleep(Duration.between(Instant.now(), due));
        long[] nanos = new long[AT_ONCE];
        for (int left = AT_ONCE; left > 0; ) {
            for (int i = 0; i < AT_ONCE; i++) {
                if (nanos[i] == 0 && saji.status(paths.get(i)) == 200) {
                    nanos[i] = Duration.between(due, Instant.now()).toNanos();
                    left--;
                }
            }
            Thread.sleep(10);
        }
        return nanos;
    }

    /** An announcement, written and approved; answers its address in the API. */
    private String approved(String title) throws Exception {
        String text = json.writeValueAsString(Map.of(
                "text",
                Map.of(
                        "type", "announcement",
                        "title", title,
                        "lead", "Warga dapat membaca pengumuman percobaan ini di semua halaman yang memuatnya.",
                        "body", "Pengumuman ini dibuat untuk mengukur waktu terbit. ".repeat(8),
                        "agencies", List.of("DISKOMINFO"),
                        "areas", List.of(),
                        "topics", List.of("pemerintahan"))));
        JsonNode made = call("POST", "/api/v1/stories", editor, text);
        String story = "/api/v1/stories/" + made.get("id").asString();
        String revision = "{\"revision\":" + made.get("revision").asInt() + "}";
        call("POST", story + "/review", editor, revision);
        call("POST", story + "/approval", approver, revision);
        return story;
    }

    private String body(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(saji.address() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private JsonNode call(String method, String path, String token, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(saji.address() + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    method + " " + path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().isEmpty() ? json.createObjectNode() : json.readTree(answer.body());
    }
}
