package saji.channels;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import saji.channels.network.Access;
import saji.channels.network.Found;
import saji.channels.network.Network;
import saji.channels.network.Notes;
import saji.channels.network.Post;
import saji.channels.network.Result;
import saji.channels.network.Sending;
import saji.platform.Reason;

/** Carries one claimed delivery: calls its network and brings back what came of it. Changes nothing but notes. */
@Component
class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private static final Duration MOST_DELAY = Duration.ofSeconds(15);

    private final Accounts accounts;
    private final Dispatches dispatches;
    private final Jottings jottings;
    private final Networks networks;
    private final InstantSource clock;
    private final String process = ProcessHandle.current().pid() + "@"
            + Optional.ofNullable(System.getenv("HOSTNAME")).orElse("local");
    private final Cache<UUID, Post> bodies = Caffeine.newBuilder()
            .maximumSize(500)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    /** Accounts with their secrets, for a minute at most and no longer than their row stays as it is. */
    private final Cache<Version, Access> open = Caffeine.newBuilder()
            .maximumSize(100)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private record Version(AccountId account, String row) {}

    Courier(Accounts accounts, Dispatches dispatches, Jottings jottings, Networks networks, InstantSource clock) {
        this.accounts = accounts;
        this.dispatches = dispatches;
        this.jottings = jottings;
        this.networks = networks;
        this.clock = clock;
    }

    /** Whether a claim was left lying so long that its lease might end in the middle of the call; such a one is not carried. */
    boolean isTooLate(Claimed claimed) {
        return Duration.between(claimed.begunAt(), clock.instant()).compareTo(MOST_DELAY) > 0;
    }

    Settled carry(Claimed claimed) {
        Network network = networks.of(claimed.network());
        Access access;
        Sending sending;
        try {
            access = Objects.requireNonNull(open.get(
                    new Version(claimed.account(), claimed.accountVersion()),
                    version -> accounts.access(accounts.find(version.account()).orElseThrow())));
            sending = sending(claimed);
        } catch (RuntimeException e) {
            LOG.warn("Delivery {} could not be begun", claimed.id(), e);
            return claimed.doing() == Doing.FIND
                    ? settled(claimed, null, new Found.Later(e.getClass().getSimpleName(), null))
                    : settled(claimed, broken(e), null);
        }
        try {
            return switch (claimed.doing()) {
                case POST -> settled(claimed, network.send(access, sending), null);
                case EDIT ->
                    settled(claimed, network.edit(access, sending, Objects.requireNonNull(claimed.copy())), null);
                case DELETE ->
                    settled(claimed, network.delete(access, sending, Objects.requireNonNull(claimed.copy())), null);
                case FIND -> settled(claimed, null, network.find(access, sending));
            };
        } catch (RuntimeException e) {
            LOG.warn("Delivery {} to {} ended in the middle of a call", claimed.id(), claimed.network(), e);
            String detail = e.getClass().getSimpleName();
            return claimed.doing() == Doing.FIND
                    ? settled(claimed, null, new Found.Later(detail, null))
                    : settled(claimed, Result.lost(detail), null);
        }
    }

    private static Result broken(RuntimeException e) {
        return new Result.Later(
                Reason.of("channels.why.not-begun"), e.getClass().getSimpleName(), Result.Fault.POST, null);
    }

    private Settled settled(Claimed claimed, @Nullable Result result, @Nullable Found found) {
        return new Settled(claimed, result, found, clock.instant(), process);
    }

    private Sending sending(Claimed claimed) {
        Post post = Objects.requireNonNull(bodies.get(claimed.body(), dispatches::body));
        return new Sending(
                claimed.id().toString(),
                claimed.object().value(),
                claimed.revision(),
                claimed.target(),
                post,
                claimed.firstAt(),
                claimed.expiresAt(),
                new Kept(claimed));
    }

    private final class Kept implements Notes {

        private final Claimed claimed;
        private final Map<String, String> notes;

        Kept(Claimed claimed) {
            this.claimed = claimed;
            this.notes = new ConcurrentHashMap<>(claimed.notes());
        }

        @Override
        public Optional<String> get(String name) {
            return Optional.ofNullable(notes.get(name));
        }

        @Override
        public void keep(String name, String value) {
            jottings.keep(claimed, name, value);
            notes.put(name, value);
        }
    }
}
