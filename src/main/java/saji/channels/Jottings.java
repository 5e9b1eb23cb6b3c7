package saji.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;

/**
 * Notes that are kept with deliveries while they are carried. What many threads want to keep at the same time is written in one statement.
 * Nothing is kept of a delivery that another process has been given meanwhile: whoever keeps a note before doing what cannot be undone
 * knows by it that the delivery is still his.
 */
@Component
class Jottings {

    private final JdbcClient jdbc;
    private final Written written;
    private final ConcurrentLinkedQueue<Jotting> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    Jottings(JdbcClient jdbc, Written written) {
        this.jdbc = jdbc;
        this.written = written;
    }

    private enum Fate {
        WAITING,
        KEPT,
        LOST
    }

    private static final class Jotting {
        private final Claimed claimed;
        private final String note;
        private volatile Fate fate = Fate.WAITING;

        Jotting(Claimed claimed, String note) {
            this.claimed = claimed;
            this.note = note;
        }
    }

    /** Keeps a note for good, or fails: then the delivery must be left alone. */
    void keep(Claimed claimed, String name, String value) {
        Jotting mine = new Jotting(claimed, written.write(Map.of(name, value)));
        waiting.add(mine);
        writing.lock();
        try {
            if (mine.fate == Fate.WAITING) {
                writeAll();
            }
        } finally {
            writing.unlock();
        }
        if (mine.fate != Fate.KEPT) {
            throw new IllegalStateException("Delivery " + claimed.id() + " is not this process's any more");
        }
    }

    private void writeAll() {
        List<Jotting> all = new ArrayList<>();
        for (Jotting one = waiting.poll(); one != null; one = waiting.poll()) {
            all.add(one);
        }
        try {
            Set<UUID> kept = write(all);
            all.forEach(one -> one.fate = kept.contains(one.claimed.id().value()) ? Fate.KEPT : Fate.LOST);
        } finally {
            all.stream().filter(one -> one.fate == Fate.WAITING).forEach(one -> one.fate = Fate.LOST);
        }
    }

    /** A delivery is carried by one thread, so that each stands here once. */
    private Set<UUID> write(List<Jotting> all) {
        return Set.copyOf(jdbc.sql("""
                with mine as materialized (
                    select d.id, t.note from channels.delivery d
                    join unnest(cast(:ids as uuid[]), cast(:leases as uuid[]), cast(:notes as text[])) as t (id, lease, note)
                      on t.id = d.id and t.lease = d.lease
                    where d.id = any(:ids) and d.state = 'SENDING' order by d.id for update of d)
                update channels.delivery d set notes = coalesce(d.notes, '{}') || cast(mine.note as jsonb) from mine
                where d.id = mine.id returning d.id
                """)
                .param("ids", all.stream().map(one -> one.claimed.id().value()).toArray(UUID[]::new))
                .param("leases", all.stream().map(one -> one.claimed.lease()).toArray(UUID[]::new))
                .param("notes", all.stream().map(one -> one.note).toArray(String[]::new))
                .query((row, n) -> Rows.uuid(row, "id"))
                .list());
    }
}
