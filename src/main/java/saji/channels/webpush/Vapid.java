package saji.channels.webpush;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says to push services who sends (RFC 8292): a token for the origin of an endpoint, signed with the account's key, made once an hour and
 * origin.
 */
final class Vapid {

    private static final Duration VALID = Duration.ofHours(12);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Curve curve;
    private final JsonMapper json;
    private final Cache<Claim, Made> made =
            Caffeine.newBuilder().maximumSize(1000).build();

    private record Claim(String origin, String subject, String publicKey) {}

    private record Made(String header, Instant at) {}

    /** A pair of keys as it is kept: {@code <public>.<private>} in Base64url, the point and the number. */
    record Keys(String publicKey, String privateKey) {

        static Keys make(Curve curve) {
            KeyPair pair = curve.pair();
            byte[] number = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
            byte[] fixed = new byte[32];
            int length = Math.min(32, number.length);
            System.arraycopy(number, number.length - length, fixed, 32 - length, length);
            return new Keys(BASE64.encodeToString(Curve.bytes(pair.getPublic())), BASE64.encodeToString(fixed));
        }

        /** @throws IllegalArgumentException if it is no such text */
        static Keys read(String text) {
            String[] parts = text.strip().split("\\.", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("Not <public>.<private>");
            }
            return new Keys(parts[0], parts[1]);
        }

        String text() {
            return publicKey + "." + privateKey;
        }

        /** Whether both belong to each other. */
        boolean fit(Curve curve) {
            try {
                byte[] message = {1, 2, 3};
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(curve.scalar(Base64.getUrlDecoder().decode(privateKey)));
                signature.update(message);
                byte[] signed = signature.sign();
                PublicKey point = curve.point(Base64.getUrlDecoder().decode(publicKey));
                signature.initVerify(point);
                signature.update(message);
                return signature.verify(signed);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return publicKey;
        }
    }

    Vapid(Curve curve, JsonMapper json) {
        this.curve = curve;
        this.json = json;
    }

    /**
     * The value of the header {@code Authorization}.
     *
     * @param origin of the endpoint, for example {@code https://push.example}
     * @param subject a {@code mailto:} or {@code https:} address of who sends
     */
    String header(String origin, String subject, Keys keys, Instant now) {
        Claim claim = new Claim(origin, subject, keys.publicKey());
        Made there = made.getIfPresent(claim);
        if (there != null && isFresh(there, now)) {
            return there.header();
        }
        return Objects.requireNonNull(made.asMap()
                        .compute(
                                claim,
                                (key, before) -> before != null && isFresh(before, now)
                                        ? before
                                        : new Made(sign(claim, keys, now), now)))
                .header();
    }

    private static boolean isFresh(Made made, Instant now) {
        return Duration.between(made.at(), now).abs().compareTo(KEPT) < 0;
    }

    private String sign(Claim claim, Keys keys, Instant now) {
        String head = encoded(Map.of("typ", "JWT", "alg", "ES256"));
        String body = encoded(Map.of(
                "aud", claim.origin(),
                "exp", now.plus(VALID).getEpochSecond(),
                "sub", claim.subject()));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(curve.scalar(Base64.getUrlDecoder().decode(keys.privateKey())));
            signature.update((head + "." + body).getBytes(StandardCharsets.US_ASCII));
            String token = head + "." + body + "." + BASE64.encodeToString(plain(signature.sign()));
            return "vapid t=" + token + ", k=" + keys.publicKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The account's key cannot sign", e);
        }
    }

    private String encoded(Map<String, Object> claims) {
        return BASE64.encodeToString(json.writeValueAsBytes(claims));
    }

    /** Both numbers of a DER signature, 32 bytes each, as JWS wants them. */
    static byte[] plain(byte[] der) {
        byte[] plain = new byte[64];
        int at = 2;
        for (int half = 0; half < 2; half++) {
            int length = der[at + 1];
            byte[] number = Arrays.copyOfRange(der, at + 2, at + 2 + length);
            int kept = Math.min(32, length);
            System.arraycopy(number, length - kept, plain, half * 32 + 32 - kept, kept);
            at += 2 + length;
        }
        return plain;
    }
}
