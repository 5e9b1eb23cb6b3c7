package saji.channels.webpush;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;
import saji.platform.Outbound;
import saji.platform.OutboundGuard;
import saji.platform.OutboundStreams;
import tools.jackson.databind.json.JsonMapper;

/** Encrypts a message for one browser, signs the call and makes it (RFC 8030). */
@Component
class Pusher {

    private static final OutboundGuard.Caps CAPS = new OutboundGuard.Caps(Duration.ofSeconds(15), 2_000);

    private final OutboundStreams outbound;
    private final JsonMapper json;
    private final InstantSource clock;
    /** What is said to all browsers is written once. */
    private final Cache<Message, byte[]> plain =
            Caffeine.newBuilder().maximumSize(100).build();

    private final Encryption encryption = new Encryption(Curve.get());
    private final Vapid vapid;

    Pusher(OutboundStreams outbound, JsonMapper json, InstantSource clock) {
        this.outbound = outbound;
        this.json = json;
        this.clock = clock;
        this.vapid = new Vapid(Curve.get(), json);
    }

    /** Who sends. */
    record From(Vapid.Keys keys, String subject) {}

    /** A browser: its endpoint, public key and authentication secret, the latter two in Base64url. */
    record To(URI endpoint, String key, String secret) {}

    /** A call, or the word that the browser's key is none. */
    sealed interface Attempt {}

    record Called(Outbound.Reply reply) implements Attempt {}

    record NoKey() implements Attempt {}

    Attempt push(From from, To to, Message message) {
        return begin(from, to, message).join();
    }

    CompletableFuture<Attempt> begin(From from, To to, Message message) {
        byte[] body;
        try {
            body = encryption.encrypt(
                    Objects.requireNonNull(plain.get(message, said -> json.writeValueAsBytes(said.said()))),
                    Base64.getUrlDecoder().decode(to.key()),
                    Base64.getUrlDecoder().decode(to.secret()));
        } catch (GeneralSecurityException e) {
            return CompletableFuture.completedFuture(new NoKey());
        }
        URI at = to.endpoint();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/octet-stream");
        headers.put("Content-Encoding", "aes128gcm");
        headers.put("TTL", String.valueOf(message.life().toSeconds()));
        headers.put("Urgency", message.urgent() ? "high" : "normal");
        headers.put("Topic", message.tag());
        headers.put("Authorization", vapid.header(origin(at), from.subject(), from.keys(), clock.instant()));
        return outbound.begin(new Outbound.Call("POST", at, headers, body), CAPS)
                .thenApply(Called::new);
    }

    private static String origin(URI at) {
        return at.getScheme() + "://" + at.getRawAuthority();
    }
}
