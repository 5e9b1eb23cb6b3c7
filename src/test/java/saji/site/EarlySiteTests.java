package saji.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers are served while the application starts, and the port is free when it is ready. */
class EarlySiteTests {

    @TempDir
    private Path data;

    @Test
    void bakedPagesAreServedUntilTheApplicationTakesOver() throws Exception {
        int port = freePort();
        new Folder(data.resolve("site")).write(page("/berita/satu", "<p>Satu</p>"));
        EarlySite.open(Map.of("SAJI_PORT", String.valueOf(port), "SAJI_DATA", data.toString()));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> story = get(http, port, "/berita/satu");
            assertThat(story.statusCode()).isEqualTo(200);
            assertThat(story.body()).isEqualTo("<p>Satu</p>");
            assertThat(story.headers().firstValue("Content-Security-Policy")).isPresent();

            assertThat(get(http, port, "/berita/dua").statusCode()).isEqualTo(503);
            HttpResponse<String> desk = get(http, port, "/desk");
            assertThat(desk.statusCode()).isEqualTo(503);
            assertThat(desk.headers().firstValue("Retry-After")).contains("3");
            assertThat(desk.body()).contains("Saji sedang dimulai");

            EarlySite.leave();
            try (ServerSocket next = new ServerSocket(port)) {
                assertThat(next.isBound()).isTrue();
            }
        } finally {
            EarlySite.leave();
        }
    }

    private static Baked page(String path, String html) {
        return Baked.page(path, html.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(HttpClient http, int port, String path)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
