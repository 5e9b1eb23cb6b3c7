package saji.channels.activitypub;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a signature claims: that the holder of a key has signed this text at this time.
 *
 * @param base the text that was signed
 */
@SuppressWarnings("ArrayRecordComponent")
record Claim(
        String keyId,
        byte[] base,
        byte[] signature,
        Instant created,
        @Nullable Instant expires) {

    /** How long a signature is good without a word of its own on that. */
    private static final Duration GOOD = Duration.ofMinutes(65);

    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration AHEAD = Duration.ofHours(1);

    /** The kinds of signature that are in use. */
    enum Kind {
        /** draft-cavage-http-signatures-12. */
        CAVAGE,
        RFC9421;

        Kind other() {
            return this == CAVAGE ? RFC9421 : CAVAGE;
        }
    }

    /** The claim of a request; empty when it has none that can be read, or that leaves out what must be signed. */
    static Optional<Claim> of(Message message) {
        return message.header("signature-input").isPresent()
                ? FieldSignature.read(message)
                : DraftSignature.read(message);
    }

    boolean isTimely(Instant now) {
        Instant until = created.plus(GOOD);
        Instant said = expires;
        if (said != null) {
            until = said.isBefore(created.plus(LONGEST)) ? said : created.plus(LONGEST);
        }
        return !created.isAfter(now.plus(AHEAD)) && now.isBefore(until);
    }

    boolean isBy(PublicKey key) {
        return Rsa.isBy(key, base, signature);
    }
}
