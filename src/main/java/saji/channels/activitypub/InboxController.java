package saji.channels.activitypub;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import saji.channels.Channels;

/** The inboxes: one of each actor, and one that all share. */
@Controller
class InboxController {

    private static final int MOST_BYTES = 1_000_000;

    /** How many bodies are held at a time; more are asked to come again, so that memory stays bounded. */
    private static final int AT_ONCE = 200;

    /** Whoever sends a body more slowly than this is let go. */
    private static final long LONGEST_NANOS = 10_000_000_000L;

    private static final Set<String> KEPT = Set.of(
            "signature",
            "signature-input",
            "digest",
            "content-digest",
            "date",
            "content-type",
            "content-length",
            "accept",
            "user-agent",
            "accept-encoding",
            "host");

    private final Gate gate;
    private final Intake intake;
    private final Channels channels;
    private final Here here;
    private final Semaphore room = new Semaphore(AT_ONCE);

    InboxController(Gate gate, Intake intake, Channels channels, Here here) {
        this.gate = gate;
        this.intake = intake;
        this.channels = channels;
        this.here = here;
    }

    @PostMapping({"/ap/inbox", "/ap/actors/{username}/inbox"})
    ResponseEntity<Void> take(HttpServletRequest request) throws IOException {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (!type.startsWith(Wire.TYPE) && !type.startsWith("application/ld+json")) {
            return ResponseEntity.status(415).build();
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            return ResponseEntity.status(413).header("Connection", "close").build();
        }
        if (request.getHeader("Signature") == null) {
            return ResponseEntity.status(401).build();
        }
        if (!room.tryAcquire()) {
            return ResponseEntity.status(503).header("Retry-After", "30").build();
        }
        try {
            Optional<byte[]> body = body(request.getInputStream());
            if (body.isEmpty()) {
                return ResponseEntity.status(408).header("Connection", "close").build();
            }
            return body.get().length > MOST_BYTES
                    ? ResponseEntity.status(413).header("Connection", "close").build()
                    : ResponseEntity.status(taken(request, body.get())).build();
        } finally {
            room.release();
        }
    }

    /** No more than one byte too many; empty when it did not come in time. */
    private static Optional<byte[]> body(InputStream in) throws IOException {
        long until = System.nanoTime() + LONGEST_NANOS;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        for (int n = in.read(some); n >= 0 && body.size() <= MOST_BYTES; n = in.read(some)) {
            body.write(some, 0, n);
            if (System.nanoTime() > until) {
                return Optional.empty();
            }
        }
        return Optional.of(body.toByteArray());
    }

    private int taken(HttpServletRequest request, byte[] body) {
        return switch (gate.look(message(request), body)) {
            case Gate.Leave(int status) -> status;
            case Gate.Enter(Remotes.Remote actor, tools.jackson.databind.JsonNode activity) -> {
                intake.take(actor, activity);
                Here.hostOf(actor.deliverTo()).ifPresent(channels::alive);
                yield 202;
            }
        };
    }

    /** As it was addressed to this server; what was signed for another host does not verify. */
    private Message message(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : KEPT) {
            String value = String.join(", ", Collections.list(request.getHeaders(name)));
            if (!value.isEmpty()) {
                headers.put(name, value);
            }
        }
        String query = request.getQueryString();
        return new Message(
                request.getMethod(),
                URI.create(here.at(request.getRequestURI() + (query == null ? "" : "?" + query))),
                headers);
    }
}
