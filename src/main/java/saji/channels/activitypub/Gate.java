package saji.channels.activitypub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import saji.channels.activitypub.Remotes.Remote;
import tools.jackson.databind.JsonNode;

/**
 * Who may put something into an inbox. What costs nothing is looked at first: blocks, the shape, whom it concerns, digest and time; only
 * then may a key be asked for elsewhere, and only then is a signature computed.
 */
@Component
class Gate {

    private static final int MOST_A_MINUTE = 600;

    private final Blocks blocks;
    private final Remotes remotes;
    private final Lookup lookup;
    private final InstantSource clock;
    private final Cache<String, AtomicInteger> rates = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    Gate(Blocks blocks, Remotes remotes, Lookup lookup, InstantSource clock) {
        this.blocks = blocks;
        this.remotes = remotes;
        this.lookup = lookup;
        this.clock = clock;
    }

    /** What is to be done with what was sent. */
    sealed interface Verdict {}

    /** It is this actor's, and its activity is to be taken in. */
    record Enter(Remote actor, JsonNode activity) implements Verdict {}

    /** It is answered with this status and forgotten. */
    record Leave(int status) implements Verdict {}

    /** @param message the request, its target being the address that this server has for others */
    Verdict look(Message message, byte[] body) {
        Optional<Claim> claim = Claim.of(message);
        if (claim.isEmpty()) {
            return new Leave(401);
        }
        Optional<String> host = Here.hostOf(claim.get().keyId());
        if (host.isEmpty()) {
            return new Leave(401);
        }
        if (blocks.isHostBlocked(host.get())) {
            return new Leave(403);
        }
        Optional<JsonNode> activity = Json.object(body);
        if (activity.isEmpty()) {
            return new Leave(400);
        }
        return look(message, body, claim.get(), host.get(), activity.get());
    }

    private Verdict look(Message message, byte[] body, Claim claim, String host, JsonNode activity) {
        String actor = Json.id(activity.path("actor"));
        String id = Json.text(activity, "id");
        if (id.isEmpty() || Json.text(activity, "type").isEmpty() || actor.isEmpty()) {
            return new Leave(400);
        }
        if (!Here.hostOf(actor).equals(Optional.of(host)) || !Here.hostOf(id).equals(Optional.of(host))) {
            return new Leave(401);
        }
        if (blocks.isActorBlocked(actor)) {
            return new Leave(403);
        }
        Optional<Remote> known = remotes.find(actor);
        if (known.isEmpty() && isOfNoConcern(activity, actor)) {
            return new Leave(202);
        }
        if (!message.fits(body) || !claim.isTimely(clock.instant())) {
            return new Leave(401);
        }
        return verified(claim, actor, activity);
    }

    /** The end or a change of somebody of whom nothing is kept here. */
    private static boolean isOfNoConcern(JsonNode activity, String actor) {
        String type = Json.text(activity, "type");
        return type.equals("Delete")
                || (type.equals("Update") && Json.id(activity.path("object")).equals(actor));
    }

    private Verdict verified(Claim claim, String actor, JsonNode activity) {
        return switch (lookup.actor(actor)) {
            case Lookup.Away away -> new Leave(503);
            case Lookup.Nobody nobody -> new Leave(401);
            case Lookup.There(Remote remote) ->
                isBy(claim, remote) ? entered(remote, activity) : withNewKey(claim, remote, activity);
        };
    }

    /** Keys change: the document is read once more, unless that was done just now. */
    private Verdict withNewKey(Claim claim, Remote remote, JsonNode activity) {
        return switch (lookup.again(remote)) {
            case Lookup.Away away -> new Leave(503);
            case Lookup.Nobody nobody -> new Leave(401);
            case Lookup.There(Remote anew) ->
                !anew.equals(remote) && isBy(claim, anew) ? entered(anew, activity) : new Leave(401);
        };
    }

    /** Only what is known to be a host's own counts against it. */
    private Verdict entered(Remote remote, JsonNode activity) {
        return isTooMuch(Here.hostOf(remote.actor()).orElse("")) ? new Leave(429) : new Enter(remote, activity);
    }

    private static boolean isBy(Claim claim, Remote remote) {
        Optional<PublicKey> key = Actors.publicKey(remote.publicKey());
        return claim.keyId().equals(remote.keyId()) && key.isPresent() && claim.isBy(key.get());
    }

    private boolean isTooMuch(String host) {
        AtomicInteger count = rates.get(host, name -> new AtomicInteger());
        return count != null && count.incrementAndGet() > MOST_A_MINUTE;
    }
}
