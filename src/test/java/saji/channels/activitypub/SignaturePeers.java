package saji.channels.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import saji.support.Peer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Libraries of others verify what is signed here and sign what is verified here, in both kinds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignaturePeers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final URI INBOX = URI.create("https://jauh.example/users/budi/inbox?dari=kota");
    private static final String KEY = "https://kota.example/ap/actors/dinkes#main-key";
    private static final byte[] BODY = "{\"type\": \"Create\"}".getBytes(StandardCharsets.UTF_8);

    private final HttpClient http = HttpClient.newHttpClient();
    private final KeyPair pair = FarServer.pair();
    private Peer peer;

    @BeforeAll
    void start() {
        peer = Peer.start("signatures.mjs");
    }

    @AfterAll
    void stop() {
        peer.close();
    }

    private JsonNode ask(String what, Claim.Kind kind, Map<String, String> headers, String pem) throws Exception {
        Map<String, Object> asked = Map.of(
                "kind",
                kind.name(),
                "method",
                "POST",
                "url",
                INBOX.toString(),
                "headers",
                headers,
                "pem",
                pem,
                "keyId",
                KEY);
        return JSON.readTree(http.send(
                        HttpRequest.newBuilder(URI.create(peer.said("base") + what))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(asked)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private static Map<String, String> small(Map<String, String> headers) {
        Map<String, String> small = new HashMap<>();
        headers.forEach((name, value) -> small.put(name.toLowerCase(Locale.ROOT), value));
        small.put("host", INBOX.getRawAuthority());
        return small;
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSignedHereIsVerifiedThere(Claim.Kind kind) throws Exception {
        Message bare = new Message("POST", INBOX, Map.of());
        java.security.PrivateKey key = Rsa.privateKey(pair.getPrivate().getEncoded());
        Map<String, String> headers = small(
                kind == Claim.Kind.CAVAGE
                        ? DraftSignature.headers(bare, Body.of(BODY), KEY, key, Instant.now())
                        : FieldSignature.headers(bare, Body.of(BODY), KEY, key, Instant.now()));
        JsonNode answer = ask("/verify", kind, headers, Actors.pem(pair.getPublic()));
        assertThat(answer.path("good").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.path("keyId").asString("")).isEqualTo(KEY);
        assertThat(ask("/verify", kind, headers, Actors.pem(FarServer.pair().getPublic()))
                        .path("good")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSignedThereIsVerifiedHere(Claim.Kind kind) throws Exception {
        Message bare = new Message("POST", INBOX, Map.of());
        Map<String, String> headers = small(
                kind == Claim.Kind.CAVAGE
                        ? DraftSignature.headers(bare, Body.of(BODY), KEY, pair.getPrivate(), Instant.now())
                        : FieldSignature.headers(bare, Body.of(BODY), KEY, pair.getPrivate(), Instant.now()));
        headers.remove("signature");
        headers.remove("signature-input");
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        JsonNode signed = ask("/sign", kind, headers, pem);
        signed.propertyStream()
                .forEach(one -> headers.put(one.getKey(), one.getValue().asString("")));
        Message message = new Message("POST", INBOX, headers);
        Claim claim = Claim.of(message).orElseThrow();
        assertThat(claim.keyId()).isEqualTo(KEY);
        assertThat(message.fits(BODY)).isTrue();
        assertThat(claim.isTimely(Instant.now())).isTrue();
        assertThat(claim.isBy(pair.getPublic())).isTrue();
        assertThat(claim.isBy(FarServer.pair().getPublic())).isFalse();
    }
}
