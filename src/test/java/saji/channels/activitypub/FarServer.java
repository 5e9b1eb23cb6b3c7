package saji.channels.activitypub;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import saji.channels.NetworkStub;
import tools.jackson.databind.JsonNode;

/** A server elsewhere with people on it, who sign what they send; it verifies what it gets with the key that the sender shows. */
final class FarServer extends NetworkStub {

    static final KeyPair PAIR = pair();

    /** What came into the inboxes and was signed as it must be. */
    final List<JsonNode> inbox = new CopyOnWriteArrayList<>();

    final List<Claim.Kind> kinds = new CopyOnWriteArrayList<>();

    /** The only kind of signature that it accepts; both when null. */
    volatile Claim.@Nullable Kind only;

    volatile KeyPair pair = PAIR;
    volatile int actorStatus = 200;

    /** Who else everybody here says to be. */
    volatile List<String> alsoKnownAs = List.of();

    private final String here;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param here where the application is really found, whatever its public address */
    FarServer(String here) {
        this.here = here;
    }

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String person(String name) {
        return address() + "/users/" + name;
    }

    @Override
    protected Reply answer(Call call) {
        if (call.path().startsWith("/users/") && call.method().equals("GET")) {
            return actorStatus == 200
                    ? new Reply(200, document(call.path().substring(7)), Map.of("Content-Type", Wire.TYPE))
                    : Reply.of(actorStatus, null);
        }
        if (call.path().endsWith("/inbox")) {
            return Reply.of(received(call), null);
        }
        return Reply.of(404, null);
    }

    private Map<String, Object> document(String name) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", "https://www.w3.org/ns/activitystreams");
        document.put("id", person(name));
        document.put("type", "Person");
        document.put("preferredUsername", name);
        document.put("name", "Warga " + name);
        document.put("alsoKnownAs", alsoKnownAs);
        document.put("inbox", person(name) + "/inbox");
        document.put("endpoints", Map.of("sharedInbox", address() + "/inbox"));
        document.put(
                "publicKey",
                Map.of(
                        "id",
                        person(name) + "#main-key",
                        "owner",
                        person(name),
                        "publicKeyPem",
                        Actors.pem(pair.getPublic())));
        return document;
    }

    private int received(Call call) {
        Claim.Kind kind = call.headers().containsKey("signature-input") ? Claim.Kind.RFC9421 : Claim.Kind.CAVAGE;
        Claim.Kind wanted = only;
        if (wanted != null && wanted != kind) {
            return 401;
        }
        Message message = new Message(call.method(), URI.create(address() + call.path()), call.headers());
        Claim claim = Claim.of(message).orElseThrow();
        String document = get(claim.keyId().replaceFirst("#.*", "").replaceFirst("^https?://[^/]+", ""));
        String pem =
                JSON.readTree(document).path("publicKey").path("publicKeyPem").asString("");
        boolean isGood = message.fits(call.body())
                && claim.isBy(Actors.publicKey(pem).orElseThrow())
                && claim.isTimely(Instant.now());
        if (!isGood) {
            return 401;
        }
        kinds.add(kind);
        inbox.add(call.json());
        return 202;
    }

    String get(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(here + path))
                                    .header("Accept", Wire.TYPE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Map<String, Object> activity(String name, String type, Object object) {
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("@context", "https://www.w3.org/ns/activitystreams");
        activity.put("id", address() + "/activities/" + java.util.UUID.randomUUID());
        activity.put("type", type);
        activity.put("actor", person(name));
        activity.put("object", object);
        return activity;
    }

    /** Signs and sends; {@code to} is the address that the application has for others. */
    int send(Claim.Kind kind, String name, String to, Instant at, Map<String, Object> activity) {
        byte[] body = JSON.writeValueAsBytes(activity);
        return post(to, body, signed(kind, person(name) + "#main-key", to, at, body));
    }

    Map<String, String> signed(Claim.Kind kind, String keyId, String to, Instant at, byte[] body) {
        Message bare = new Message("POST", URI.create(to), Map.of());
        return new HashMap<>(
                kind == Claim.Kind.CAVAGE
                        ? DraftSignature.headers(bare, Body.of(body), keyId, pair.getPrivate(), at)
                        : FieldSignature.headers(bare, Body.of(body), keyId, pair.getPrivate(), at));
    }

    int post(String to, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(here + to.replaceFirst("^https?://[^/]+", "")))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            if (!name.toLowerCase(Locale.ROOT).equals("host")) {
                request.header(name, value);
            }
        });
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", Wire.TYPE);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .statusCode();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
