package saji.channels.activitypub;

import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import saji.platform.Outbound;
import saji.platform.Outbound.Answered;
import saji.platform.Outbound.Reply;
import saji.platform.OutboundGuard.Caps;

/**
 * Signed calls to other servers. The kind of signature that a host has accepted before is used first; one that it does not accept is
 * followed by the other.
 */
@Component
class Wire {

    static final String TYPE = "application/activity+json";

    private static final Caps POST = new Caps(Duration.ofSeconds(15), 4_000);
    private static final int LARGEST = 1_000_000;

    private final Outbound outbound;
    private final Actors actors;
    private final Accepted accepted;
    private final Here here;
    private final InstantSource clock;
    private final Caps reading;

    @Autowired
    Wire(Outbound outbound, Actors actors, Accepted accepted, Here here, InstantSource clock) {
        this(outbound, actors, accepted, here, clock, Duration.ofSeconds(10));
    }

    /** @param patience how long the reading of a document may take */
    Wire(Outbound outbound, Actors actors, Accepted accepted, Here here, InstantSource clock, Duration patience) {
        this.outbound = outbound;
        this.actors = actors;
        this.accepted = accepted;
        this.here = here;
        this.clock = clock;
        this.reading = new Caps(patience, LARGEST);
    }

    Reply post(String username, URI inbox, Body body) {
        return call("POST", username, inbox, body, POST);
    }

    /** Reads a document in the name of the server itself. */
    Reply get(URI at) {
        if (actors.server().isEmpty()) {
            return new Outbound.NotSent(null, "no key");
        }
        return call("GET", Here.SERVER, at, Body.NONE, reading);
    }

    private Reply call(String method, String username, URI at, Body body, Caps caps) {
        String host = at.getRawAuthority();
        Claim.Kind first = accepted.by(host).orElse(Claim.Kind.CAVAGE);
        Reply reply = outbound.send(signed(method, username, at, body, first), caps);
        Claim.Kind kind = first;
        if (reply instanceof Answered answered && isUnwilling(answered.status())) {
            kind = first.other();
            reply = outbound.send(signed(method, username, at, body, kind), caps);
        }
        if (reply instanceof Answered answered && answered.status() / 100 == 2) {
            accepted.note(host, kind);
        }
        return reply;
    }

    private static boolean isUnwilling(int status) {
        return status == 400 || status == 401 || status == 403;
    }

    private Outbound.Call signed(String method, String username, URI at, Body body, Claim.Kind kind) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", TYPE + ", application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"");
        Message message = new Message(method, at, Map.of());
        PrivateKey key = actors.key(username);
        headers.putAll(
                kind == Claim.Kind.CAVAGE
                        ? DraftSignature.headers(message, body, here.key(username), key, clock.instant())
                        : FieldSignature.headers(message, body, here.key(username), key, clock.instant()));
        if (!body.isEmpty()) {
            headers.put("Content-Type", TYPE);
        }
        return new Outbound.Call(method, at, headers, body.bytes());
    }
}
