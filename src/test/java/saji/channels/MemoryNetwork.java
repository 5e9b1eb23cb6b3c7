package saji.channels;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import saji.channels.network.Access;
import saji.channels.network.Capabilities;
import saji.channels.network.Counting;
import saji.channels.network.Field;
import saji.channels.network.Found;
import saji.channels.network.Limits;
import saji.channels.network.Network;
import saji.channels.network.Pace;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Sending;
import saji.channels.network.Tested;
import saji.platform.Reason;

/** A network that lives in memory and behaves like a real one: posts stand there, are edited, deleted, found again, and calls go wrong. */
class MemoryNetwork implements Network {

    /** How a call goes. */
    enum Fault {
        NONE,
        /** Nobody takes the call. */
        AWAY,
        /** The call arrives nowhere, and nobody says so. */
        LOST_BEFORE,
        /** The call is carried out, and the answer is lost. */
        LOST_AFTER,
        BUSY,
        REFUSED,
        DENIED
    }

    /** A post as it stands there. */
    record Standing(String key, AccountId account, String object, String target, int revision, String text) {}

    /** Something that was done there. */
    record Event(String what, AccountId account, String object, String target, int revision) {}

    private final String key;
    private final Capabilities can;
    private final Pace pace;
    final InstantSource clock;
    final Map<String, Standing> posts = new ConcurrentHashMap<>();
    private final Map<String, String> byKey = new ConcurrentHashMap<>();
    final List<Event> log = java.util.Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger ids = new AtomicInteger();
    volatile Function<Sending, Fault> faults = sending -> Fault.NONE;
    volatile Duration busyFor = Duration.ofSeconds(20);

    MemoryNetwork(String key, Capabilities can, Pace pace, InstantSource clock) {
        this.key = key;
        this.can = can;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String icon() {
        return "cpu";
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.optional("host"), Field.secret("token"));
    }

    @Override
    public Optional<Pattern> mention() {
        return Optional.of(Pattern.compile("@[a-z-]+"));
    }

    @Override
    public Capabilities capabilities() {
        return can;
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public Limits limits(Access access) {
        return Limits.of(500, 0, 4, Counting.CHARACTERS).alt(1500, true);
    }

    @Override
    public String host(Access access) {
        return access.setting("host").isEmpty() ? key + "." + access.account() : access.setting("host");
    }

    @Override
    public Tested test(Access access) {
        boolean good = access.secret("token")
                .map(token -> token.reveal().startsWith("good"))
                .orElse(false);
        return good
                ? new Tested.Works("@" + key, "https://" + key + ".example/", null, Map.of())
                : new Tested.Fails(Reason.of("channels.why.denied"), "401");
    }

    @Override
    public Result send(Access access, Sending sending) {
        return call(sending, () -> {
            Optional<RemoteCopy> twice = can.afterUnknown() == Capabilities.AfterUnknown.REPEAT
                    ? standing(access.account(), sending.key())
                    : Optional.empty();
            if (twice.isPresent()) {
                return new Result.Delivered(twice.get());
            }
            String id = String.valueOf(ids.incrementAndGet());
            posts.put(id, standing(access, sending));
            byKey.put(sending.key(), id);
            log.add(event("POST", access, sending));
            return new Result.Delivered(copy(id));
        });
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        return call(sending, () -> {
            if (!posts.containsKey(copy.id())) {
                return Result.gone("404");
            }
            posts.put(copy.id(), standing(access, sending));
            byKey.put(sending.key(), copy.id());
            log.add(event("EDIT", access, sending));
            return new Result.Delivered(copy);
        });
    }

    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        return call(sending, () -> {
            posts.remove(copy.id());
            log.add(event("DELETE", access, sending));
            return new Result.Delivered(copy);
        });
    }

    @Override
    public Found find(Access access, Sending sending) {
        Fault fault = faults.apply(sending);
        return fault == Fault.NONE || fault == Fault.REFUSED || fault == Fault.DENIED
                ? standing(access.account(), sending.key())
                        .<Found>map(Found.There::new)
                        .orElseGet(Found.Absent::new)
                : new Found.Later("503", null);
    }

    /** Before anything that may arrive. */
    void leaving(Sending sending) {}

    /** What has arrived. */
    Result done(Sending sending, Result result) {
        return result;
    }

    /** What a delivery has made or changed last; its own key where it made nothing. */
    String idOf(String deliveryKey) {
        return byKey.getOrDefault(deliveryKey, deliveryKey);
    }

    private Result call(Sending sending, java.util.function.Supplier<Result> effect) {
        Fault fault = faults.apply(sending);
        if (fault == Fault.NONE || fault == Fault.LOST_BEFORE || fault == Fault.LOST_AFTER) {
            leaving(sending);
        }
        return switch (fault) {
            case NONE -> done(sending, effect.get());
            case AWAY -> Result.away("503");
            case LOST_BEFORE -> Result.lost("reset");
            case LOST_AFTER -> {
                Result carriedOut = done(sending, effect.get());
                yield Result.lost(carriedOut.toString());
            }
            case BUSY -> Result.busy("429", busyFor);
            case REFUSED -> Result.refused("channels.why.refused", "400");
            case DENIED -> Result.denied("401");
        };
    }

    private static Standing standing(Access access, Sending sending) {
        return new Standing(
                sending.key(),
                access.account(),
                sending.object(),
                sending.target(),
                sending.revision(),
                sending.post().text());
    }

    private static Event event(String what, Access access, Sending sending) {
        return new Event(what, access.account(), sending.object(), sending.target(), sending.revision());
    }

    /** The post that a delivery made. */
    Optional<RemoteCopy> standing(AccountId account, String deliveryKey) {
        String id = byKey.get(deliveryKey);
        Standing post = id == null ? null : posts.get(id);
        return id != null
                        && post != null
                        && post.account().equals(account)
                        && post.key().equals(deliveryKey)
                ? Optional.of(copy(id))
                : Optional.empty();
    }

    private RemoteCopy copy(String id) {
        return new RemoteCopy(id, "https://" + key + ".example/" + id);
    }

    /** What stands there of an object, by target. */
    Map<String, List<Standing>> of(AccountId account, String object) {
        Map<String, List<Standing>> found = new LinkedHashMap<>();
        posts.values().stream()
                .filter(post -> post.account().equals(account) && post.object().equals(object))
                .forEach(post -> found.computeIfAbsent(post.target(), target -> new ArrayList<>())
                        .add(post));
        return found;
    }

    /** The one post of an object, or null. */
    @Nullable
    Standing one(AccountId account, String object) {
        List<Standing> found = of(account, object).getOrDefault("", List.of());
        if (found.size() > 1) {
            throw new AssertionError("Twice there: " + found);
        }
        return found.isEmpty() ? null : found.getFirst();
    }
}
