package saji.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An S3 bucket as the store. What fails on the way is tried again; each write is whole or not at all, as S3 promises. */
final class S3Blobs implements Blobs {

    private static final int TRIES = 4;
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOTHING = Upload.sha256(new byte[0]);

    private final S3Settings settings;
    private final S3Signature signature;
    private final InstantSource clock;
    private final Duration pause;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param pause before the second try; doubled before each further one */
    S3Blobs(S3Settings settings, InstantSource clock, Duration pause) {
        this.settings = settings;
        this.signature = new S3Signature(settings.region(), settings.key(), settings.secret());
        this.clock = clock;
        this.pause = pause;
    }

    private interface Body {
        BodyPublisher open() throws IOException;
    }

    @Override
    public void put(String key, Path content) {
        try {
            put(key, Upload.sha256(content), () -> BodyPublishers.ofFile(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String key, byte[] content) {
        put(key, Upload.sha256(content), () -> BodyPublishers.ofByteArray(content));
    }

    @Override
    public Optional<InputStream> open(String key) {
        return found(send("GET", key, NOTHING, BodyPublishers::noBody, BodyHandlers.ofInputStream()), key);
    }

    @Override
    public Optional<byte[]> bytes(String key) {
        return found(send("GET", key, NOTHING, BodyPublishers::noBody, BodyHandlers.ofByteArray()), key);
    }

    private void put(String key, String sha256, Body body) {
        HttpResponse<Void> answer = send("PUT", key, sha256, body, BodyHandlers.discarding());
        if (answer.statusCode() / 100 != 2) {
            throw failed("PUT", key, answer.statusCode());
        }
    }

    private static <T> Optional<T> found(HttpResponse<T> answer, String key) {
        if (answer.statusCode() == 200) {
            return Optional.of(answer.body());
        }
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        throw failed("GET", key, answer.statusCode());
    }

    private <T> HttpResponse<T> send(String method, String key, String sha256, Body body, BodyHandler<T> handler) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<T> answer = http.send(request(method, key, sha256, body), handler);
                if (attempt == TRIES || !PASSING.contains(answer.statusCode())) {
                    return answer;
                }
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new UncheckedIOException("The S3 service cannot be reached", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            rest(attempt);
        }
    }

    private HttpRequest request(String method, String key, String sha256, Body body) throws IOException {
        URI address = settings.address(key);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).method(method, body.open());
        signature.headers(method, address, Map.of(), sha256, clock.instant()).forEach(request::header);
        return request.build();
    }

    private void rest(int attempt) {
        try {
            Thread.sleep(pause.multipliedBy(1L << (attempt - 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static UncheckedIOException failed(String method, String key, int status) {
        return new UncheckedIOException(
                new IOException("The S3 service answered " + status + " to " + method + " " + key));
    }
}
