package saji.channels.email;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import saji.audience.Rhythm;
import saji.channels.Account;
import saji.channels.Channels;
import saji.channels.DispatchId;
import saji.channels.Dispatching;
import saji.channels.Lane;
import saji.channels.ObjectKey;
import saji.channels.network.Post;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.platform.DueWork;
import saji.platform.Words;

/** Dispatches digests when their hour has come; each has one name, so that several processes dispatch it once. */
@Component
class Digests implements DueWork {

    private static final Duration LATEST = Duration.ofHours(20);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Channels channels;
    private final Entries entries;
    private final Directory directory;
    private final InstantSource clock;

    Digests(Channels channels, Entries entries, Directory directory, InstantSource clock) {
        this.channels = channels;
        this.entries = entries;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "channels.digest";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int run() {
        int done = entries.forgetBefore(clock.instant().minus(KEPT));
        for (Account account : channels.accounts()) {
            if (account.network().equals(Email.KEY) && account.paused() == null) {
                done += dispatch(account, Rhythm.DAILY) + dispatch(account, Rhythm.WEEKLY);
            }
        }
        return done;
    }

    private int dispatch(Account account, Rhythm rhythm) {
        Instant now = clock.instant();
        ZoneId zone = directory.city().zone();
        Digest digest = Digest.last(account.id(), rhythm, now, zone);
        ObjectKey object = new ObjectKey(digest.object());
        Instant until = digest.until(zone);
        if (now.isAfter(until.plus(LATEST))
                || channels.status(object).isPresent()
                || entries.between(account.id(), digest.from(zone), until).isEmpty()) {
            return 0;
        }
        Words words = Words.in(account.language());
        String title = words.say("channels.email.digest", directory.city().shortName(), words.date(digest.day()));
        Dispatching dispatching = new Dispatching(
                new DispatchId(UUID.nameUUIDFromBytes(object.value().getBytes(StandardCharsets.UTF_8))),
                object,
                title,
                1,
                Lane.BULK,
                Map.of(
                        account.id(),
                        new Post(title, title, null, account.language().code(), null, List.of(), List.of())),
                now,
                until.plus(LATEST));
        return channels.dispatch(Actor.system(), dispatching).isDone() ? 1 : 0;
    }
}
