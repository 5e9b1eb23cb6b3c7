package saji.channels.activitypub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import saji.channels.activitypub.Remotes.Remote;
import saji.platform.Outbound;
import saji.platform.OutboundGuard;
import tools.jackson.databind.JsonNode;

/**
 * Reads documents of actors elsewhere. A host that does not answer is left alone for five minutes, and an actor that is not there is not
 * asked for again in that time, so that nobody can make this server call for each thing that is sent to it.
 */
@Component
class Lookup {

    private static final Set<String> TYPES = Set.of("Application", "Group", "Organization", "Person", "Service");
    private static final Duration REST = Duration.ofMinutes(5);

    private static final Duration FRESH = Duration.ofDays(1);
    private static final int MOST_A_MINUTE = 120;
    private static final int MOST_NAMES = 20;

    private final Wire wire;
    private final Remotes remotes;
    private final InstantSource clock;
    private final Cache<String, Instant> away =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final Cache<String, Instant> missing =
            Caffeine.newBuilder().maximumSize(50_000).build();

    private final Cache<String, AtomicInteger> reads = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    Lookup(Wire wire, Remotes remotes, InstantSource clock) {
        this.wire = wire;
        this.remotes = remotes;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Found {}

    record There(Remote remote) implements Found {}

    /** Its host does not answer just now. */
    record Away() implements Found {}

    /** There is no such actor, or no document of one that can be trusted. */
    record Nobody() implements Found {}

    /** The actor as it is known here, read anew once a day and when it has said that it changed. */
    Found actor(String actor) {
        Optional<Remote> known = remotes.find(actor);
        if (known.isEmpty()) {
            return read(actor);
        }
        boolean isFresh = known.get().readAt().plus(FRESH).isAfter(clock.instant());
        return !isFresh && read(actor) instanceof There anew ? anew : new There(known.get());
    }

    /** The actor's document anew; what is known stays when it was read within five minutes. */
    Found again(Remote known) {
        return known.readAt().plus(REST).isAfter(clock.instant()) ? new There(known) : read(known.actor());
    }

    /** The actor's document as it is now. */
    Found anew(String actor) {
        return read(actor);
    }

    private Found read(String actor) {
        Optional<String> host = Here.hostOf(actor);
        Instant now = clock.instant();
        if (host.isEmpty() || rests(missing, actor, now)) {
            return new Nobody();
        }
        if (rests(away, host.get(), now) || isTooMuch(host.get())) {
            return new Away();
        }
        return switch (wire.get(URI.create(actor))) {
            case Outbound.NotSent notSent
            when notSent.why() == OutboundGuard.Why.ADDRESS || notSent.why() == OutboundGuard.Why.SCHEME -> {
                missing.put(actor, now);
                yield new Nobody();
            }
            case Outbound.NotSent notSent -> isAway(host.get(), now);
            case Outbound.NoAnswer noAnswer -> isAway(host.get(), now);
            case Outbound.Answered answered
            when answered.status() >= 500 || answered.status() == 429 -> isAway(host.get(), now);
            case Outbound.Answered answered -> {
                Optional<Remote> remote = remote(actor, answered);
                remote.ifPresentOrElse(remotes::keep, () -> missing.put(actor, now));
                yield remote.<Found>map(There::new).orElseGet(Nobody::new);
            }
        };
    }

    /** However many actors of a host are named, it is not called more often. */
    private boolean isTooMuch(String host) {
        AtomicInteger count = reads.get(host, name -> new AtomicInteger());
        return count != null && count.incrementAndGet() > MOST_A_MINUTE;
    }

    private Found isAway(String host, Instant now) {
        away.put(host, now);
        return new Away();
    }

    private static boolean rests(Cache<String, Instant> cache, String name, Instant now) {
        Instant since = cache.getIfPresent(name);
        return since != null && now.isBefore(since.plus(REST)) && !now.isBefore(since);
    }

    private Optional<Remote> remote(String actor, Outbound.Answered answered) {
        String type = answered.header("content-type").orElse("").toLowerCase(java.util.Locale.ROOT);
        boolean isDocument = type.startsWith(Wire.TYPE)
                || (type.startsWith("application/ld+json") && type.contains("https://www.w3.org/ns/activitystreams"));
        if (answered.status() != 200 || answered.cut() || !isDocument) {
            return Optional.empty();
        }
        return Json.object(answered.body()).flatMap(document -> remote(actor, document));
    }

    /** Identity, key and inbox of a document must belong together and to its host. */
    private Optional<Remote> remote(String actor, JsonNode document) {
        String host = Here.hostOf(actor).orElse("");
        String inbox = Json.text(document, "inbox");
        String shared = Json.text(document.path("endpoints"), "sharedInbox");
        Optional<JsonNode> key = Json.all(document.path("publicKey")).stream()
                .filter(one -> Json.text(one, "owner").equals(actor)
                        && isOf(host, Json.text(one, "id"))
                        && Actors.publicKey(Json.text(one, "publicKeyPem")).isPresent())
                .findFirst();
        boolean isWhole = Json.text(document, "id").equals(actor)
                && TYPES.contains(Json.text(document, "type"))
                && isOf(host, inbox)
                && key.isPresent();
        if (!isWhole) {
            return Optional.empty();
        }
        String url = Json.id(Json.all(document.path("url")).stream()
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance()));
        return Optional.of(new Remote(
                actor,
                Json.text(key.get(), "id"),
                Json.text(key.get(), "publicKeyPem"),
                inbox,
                isOf(host, shared) ? shared : inbox,
                cut("@" + Json.text(document, "preferredUsername") + "@" + host),
                cut(Json.text(document, "name")),
                Here.hostOf(url).isPresent() ? url : actor,
                Json.all(document.path("alsoKnownAs")).stream()
                        .map(Json::id)
                        .filter(other -> Here.hostOf(other).isPresent())
                        .limit(MOST_NAMES)
                        .toList(),
                clock.instant()));
    }

    private static boolean isOf(String host, String address) {
        return Here.hostOf(address).filter(host::equals).isPresent();
    }

    private static String cut(String text) {
        String plain = text.replace("\u0000", "").strip();
        return plain.substring(0, Math.min(plain.length(), 300));
    }
}
