package saji.channels;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import saji.channels.network.Access;
import saji.channels.network.Broadcast;
import saji.channels.network.Capabilities;
import saji.channels.network.Pace;
import saji.channels.network.Post;

/** A network in memory whose posts go to many recipients, named {@code <name>@<host>}. */
class MemoryBroadcast extends MemoryNetwork implements Broadcast {

    final List<String> recipients = new CopyOnWriteArrayList<>();

    MemoryBroadcast(String key, Capabilities can, Pace pace, InstantSource clock) {
        super(key, can, pace, clock);
    }

    @Override
    public Page targets(Access access, String object, Post post, boolean first, @Nullable String from, int most) {
        List<String> sorted = recipients.stream()
                .sorted()
                .filter(one -> from == null || one.compareTo(from) > 0)
                .limit(most)
                .toList();
        List<Target> targets = sorted.stream()
                .map(one -> new Target(one, one.substring(one.indexOf('@') + 1)))
                .toList();
        return new Page(first ? targets : List.of(), !first || targets.size() < most ? null : sorted.getLast());
    }
}
