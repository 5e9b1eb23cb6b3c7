package saji.channels;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import saji.channels.network.Access;
import saji.channels.network.Capabilities;
import saji.channels.network.Found;
import saji.channels.network.Pace;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Sending;

/** Many recipients who get a message for each post, change and removal; a note before each tells whether it may have left. */
class MemoryLetters extends MemoryBroadcast {

    /** Deliveries that have arrived. */
    private final Set<String> arrived = ConcurrentHashMap.newKeySet();

    MemoryLetters(String key, InstantSource clock) {
        super(
                key,
                Capabilities.full()
                        .after(Capabilities.AfterUnknown.LOOK)
                        .within(Duration.ofSeconds(30))
                        .sayingAnew(),
                Pace.of(2),
                clock);
    }

    @Override
    public Optional<Duration> remembered() {
        return Optional.of(Duration.ofDays(180));
    }

    @Override
    void leaving(Sending sending) {
        sending.notes().keep("handed", "yes");
    }

    @Override
    Result done(Sending sending, Result result) {
        if (!arrived.add(sending.key())) {
            throw new AssertionError("A second message for " + sending.target());
        }
        return result;
    }

    @Override
    public Found find(Access access, Sending sending) {
        return sending.notes().get("handed").isPresent() ? new Found.CannotTell() : new Found.Absent();
    }

    @Override
    public RemoteCopy arrived(Access access, String key) {
        return new RemoteCopy(idOf(key), "");
    }

    @Override
    Optional<RemoteCopy> standing(AccountId account, String deliveryKey) {
        return arrived.contains(deliveryKey) ? Optional.of(new RemoteCopy(idOf(deliveryKey), "")) : Optional.empty();
    }
}
