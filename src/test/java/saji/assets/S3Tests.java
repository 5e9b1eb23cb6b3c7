package saji.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signature against Amazon's published examples, and the store against a server that checks every signature. */
class S3Tests {

    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String HOST = "https://examplebucket.s3.amazonaws.com";
    private static final Instant THEN = Instant.parse("2013-05-24T00:00:00Z");

    private final S3Signature example =
            new S3Signature("us-east-1", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    @TempDir
    private Path folder = Path.of("");

    private S3Server server = new S3Server("key", "secret", "id-west");

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void thePublishedExamplesHaveThePublishedSignatures() {
        assertThat(signed("GET", "/test.txt", Map.of("Range", "bytes=0-9"), NOTHING))
                .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
                .contains("SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,");
        assertThat(signed(
                        "PUT",
                        "/test%24file.text",
                        Map.of("Date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY"),
                        "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
        assertThat(signed("GET", "/?lifecycle", Map.of(), NOTHING))
                .endsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        assertThat(signed("GET", "/?max-keys=2&prefix=J", Map.of(), NOTHING))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void whatIsPutIsThere() throws IOException {
        Blobs blobs = blobs("secret");
        Path file = Files.write(folder.resolve("film"), new byte[3_000_000]);

        blobs.put(Blobs.original("ab12"), new byte[] {1, 2, 3});
        blobs.put("film", file);

        assertThat(blobs.bytes(Blobs.original("ab12"))).contains(new byte[] {1, 2, 3});
        try (InputStream in = blobs.open("film").orElseThrow()) {
            assertThat(in.readAllBytes()).hasSize(3_000_000);
        }
        assertThat(blobs.bytes("nothing")).isEmpty();
        assertThat(blobs.open("nothing")).isEmpty();
    }

    @Test
    void passingFaultsAreOvercome() {
        Blobs blobs = blobs("secret");
        server.failNext(503, 0, 500);

        blobs.put("a", new byte[] {7});

        assertThat(blobs.bytes("a")).contains(new byte[] {7});
        assertThat(server.requests()).isEqualTo(5);
    }

    @Test
    void lastingFaultsAreSaidAndNothingIsHalfThere() {
        Blobs blobs = blobs("secret");
        server.failNext(503, 503, 503, 503);

        assertThatThrownBy(() -> blobs.put("b", new byte[] {7}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("503");
        assertThat(blobs.bytes("b")).isEmpty();
    }

    @Test
    void aWrongSecretIsRefusedAtOnce() {
        Blobs blobs = blobs("wrong");

        assertThatThrownBy(() -> blobs.put("c", new byte[] {7})).hasMessageContaining("403");
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void halfASettingStopsTheStart() {
        assertThatThrownBy(() -> new S3Settings("https://s3.example", "", "r", "k", "s"))
                .hasMessageContaining("SAJI_S3_BUCKET");
        assertThat(new S3Settings("", "", "us-east-1", "", "").isSet()).isFalse();
    }

    private String signed(String method, String path, Map<String, String> headers, String payload) {
        return String.valueOf(example.headers(method, URI.create(HOST + path), headers, payload, THEN)
                .get("authorization"));
    }

    private Blobs blobs(String secret) {
        return new S3Blobs(
                new S3Settings(server.address(), "bahan", "id-west", "key", secret), Clock.systemUTC(), Duration.ZERO);
    }
}
