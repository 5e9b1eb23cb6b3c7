package saji.channels.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Both kinds of signature, with the vectors of their specifications. */
class SignatureTests {

    private static final byte[] BODY = "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-24T07:00:00Z");

    /** The key "Test" of draft-cavage-http-signatures-12, appendix C. */
    private static final String DRAFT_KEY = """
            MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCFENGw33yGihy92pDjZQhl0C3
            6rPJj+CvfSC8+q28hxA161QFNUd13wuCTUcq0Qd2qsBe/2hFyc2DCJJg0h1L78+6
            Z4UMR7EOcpfdUE9Hf3m/hs+FUR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJw
            oYi+1hqp1fIekaxsyQIDAQAB
            """;

    /** {@code test-key-rsa} of RFC 9421, B.1.1, with the wrapping of X.509. */
    private static final String FIELD_KEY = """
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A
            MIIBCgKCAQEAhAKYdtoeoy8zcAcR874L8cnZxKzAGwd7v36APp7Pv6Q2jdsPBRrw
            WEBnez6d0UDKDwGbc6nxfEXAy5mbhgajzrw3MOEt8uA5txSKobBpKDeBLOsdJKFq
            MGmXCQvEG7YemcxDTRPxAleIAgYYRjTSd/QBwVW9OwNFhekro3RtlinV0a75jfZg
            kne/YiktSvLG34lw2zqXBDTC5NHROUqGTlML4PlNZS5Ri2U4aCNx2rUPRcKIlE0P
            uKxI4T+HIaFpv8+rdV6eUgOrB2xeI1dSFFn/nnv5OoZJEIB+VmuKn3DCUcCZSFlQ
            PSXSfBDiUGhwOw76WuSSsf1D4b/vLoJ10wIDAQAB
            """;

    @Test
    void theDraftsOwnExampleVerifies() {
        Message message = new Message(
                "POST",
                URI.create("https://example.com/foo?param=value&pet=dog"),
                Map.of(
                        "date",
                        "Sun, 05 Jan 2014 21:31:40 GMT",
                        "content-type",
                        "application/json",
                        "digest",
                        "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
                        "content-length",
                        "18",
                        "signature",
                        "keyId=\"Test\",algorithm=\"rsa-sha256\","
                                + "headers=\"(request-target) host date content-type digest content-length\","
                                + "signature=\"vSdrb+dS3EceC9bcwHSo4MlyKS59iFIrhgYkz8+oVLEEzmYZZvRs8rgOp+63LEM3v+MFHB32NfpB2bEKBIvB1q52LaEUHFv120V01IL+TAD48XaERZFukWgHoBTLMhYS2Gb51gWxpeIq8knRmPnYePbF5MOkR0Zkly4zKH7s1dE=\""));
        assertThat(message.fits(BODY)).isTrue();
        Claim claim = Claim.of(message).orElseThrow();
        assertThat(claim.keyId()).isEqualTo("Test");
        assertThat(claim.isBy(key(DRAFT_KEY))).isTrue();
        assertThat(claim.created()).isEqualTo(Instant.parse("2014-01-05T21:31:40Z"));
    }

    @Test
    void theExampleOfTheRfcVerifies() {
        Message message = new Message(
                "POST",
                URI.create("https://origin.host.internal.example/foo?param=Value&Pet=dog"),
                Map.of(
                        "content-type",
                        "application/json",
                        "content-length",
                        "18",
                        "forwarded",
                        "for=192.0.2.123;host=example.com;proto=https",
                        "content-digest",
                        "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
                        "signature-input",
                        "proxy_sig=(\"@method\" \"@authority\" \"@path\" \"content-digest\" \"content-type\" \"content-length\" "
                                + "\"forwarded\");created=1618884480;keyid=\"test-key-rsa\";alg=\"rsa-v1_5-sha256\";expires=1618884540",
                        "signature",
                        "proxy_sig=:S6ZzPXSdAMOPjN/6KXfXWNO/f7V6cHm7BXYUh3YD/fRad4BCaRZxP+JH+8XY1I6+8Cy+CM5g92iHgxtRPz+MjniOaYmdkDcnL9cCpXJleXsOckpURl49GwiyUpZ10KHgOEe11sx3G2gxI8S0jnxQB+Pu68U9vVcasqOWAEObtNKKZd8tSFu7LB5YAv0RAGhB8tmpv7sFnIm9y+7X5kXQfi8NMaZaA8i2ZHwpBdg7a6CMfwnnrtflzvZdXAsD3LH2TwevU+/PBPv0B6NMNk93wUs/vfJvye+YuI87HU38lZHowtznbLVdp770I6VHR6WfgS9ddzirrswsE1w5o0LV/g==:"));
        assertThat(message.fits(BODY)).isTrue();
        Claim claim = Claim.of(message).orElseThrow();
        assertThat(claim.isBy(key(FIELD_KEY))).isTrue();
        assertThat(claim.isTimely(Instant.ofEpochSecond(1618884500))).isTrue();
        assertThat(claim.isTimely(Instant.ofEpochSecond(1618884541))).isFalse();
    }

    @Test
    void whatIsSignedHereVerifiesAndNothingElseDoes() throws GeneralSecurityException {
        KeyPair pair = pair();
        KeyPair other = pair();
        for (Claim.Kind kind : Claim.Kind.values()) {
            Message signed = signed(kind, pair, "https://kota.example/ap/inbox?x=1");
            Claim claim = Claim.of(signed).orElseThrow();
            assertThat(claim.isBy(pair.getPublic())).as(kind.name()).isTrue();
            assertThat(claim.isTimely(NOW.plusSeconds(3600))).isTrue();
            assertThat(claim.isTimely(NOW.plusSeconds(4000))).isFalse();
            assertThat(claim.isTimely(NOW.minusSeconds(3700))).isFalse();
            assertThat(claim.isBy(other.getPublic())).isFalse();
            assertThat(signed.fits("{}".getBytes(StandardCharsets.UTF_8))).isFalse();
            Message elsewhere = new Message("POST", URI.create("https://lain.example/ap/inbox?x=1"), signed.headers());
            assertThat(Claim.of(elsewhere).orElseThrow().isBy(pair.getPublic())).isFalse();
        }
    }

    @Test
    void whatLeavesOutTheDigestTheHostOrTheTimeIsNoSignature() throws GeneralSecurityException {
        KeyPair pair = pair();
        Message draft = signed(Claim.Kind.CAVAGE, pair, "https://kota.example/ap/inbox");
        for (String part : new String[] {" digest", " host", "(request-target) ", " date"}) {
            assertThat(Claim.of(with(
                            draft,
                            "signature",
                            draft.header("signature").orElseThrow().replace(part, ""))))
                    .isEmpty();
        }
        assertThat(Claim.of(with(
                        draft,
                        "signature",
                        draft.header("signature").orElseThrow().replace("rsa-", "hmac-"))))
                .isEmpty();
        Message fields = signed(Claim.Kind.RFC9421, pair, "https://kota.example/ap/inbox");
        String input =
                Optional.ofNullable(fields.headers().get("signature-input")).orElseThrow();
        for (String part : new String[] {" \"content-digest\"", "\"@method\" ", " \"@target-uri\""}) {
            assertThat(Claim.of(with(fields, "signature-input", input.replace(part, ""))))
                    .isEmpty();
        }
        assertThat(Claim.of(with(fields, "signature-input", input + ", sig2=" + input.substring(5))))
                .isEmpty();
        assertThat(Claim.of(with(fields, "signature-input", input.replaceFirst("created=\\d+;", ""))))
                .isEmpty();
        assertThat(Claim.of(with(fields, "signature-input", input + ";alg=\"hmac-sha256\"")))
                .isEmpty();
    }

    private static Message with(Message message, String name, String value) {
        Map<String, String> headers = new HashMap<>(message.headers());
        headers.put(name, value);
        return new Message(message.method(), message.target(), headers);
    }

    private static Message signed(Claim.Kind kind, KeyPair pair, String at) {
        Message bare = new Message("POST", URI.create(at), Map.of());
        Map<String, String> headers = kind == Claim.Kind.CAVAGE
                ? DraftSignature.headers(bare, Body.of(BODY), "https://there.example/a#k", pair.getPrivate(), NOW)
                : FieldSignature.headers(bare, Body.of(BODY), "https://there.example/a#k", pair.getPrivate(), NOW);
        Map<String, String> small = new HashMap<>();
        headers.forEach((name, value) -> small.put(name.toLowerCase(Locale.ROOT), value));
        return new Message("POST", bare.target(), small);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static PublicKey key(String base64) {
        return Actors.publicKey(base64).orElseThrow();
    }
}
