package saji.site;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Ids;
import saji.platform.Rows;

/** What changed for readers: appended as it happens, taken in and numbered one after the other. */
@Component
class Changes {

    /** So many are taken in, and handed out, at once; that many at once are a backlog. */
    static final int BATCH = 100;
    /** Name of the lock under which changes are taken in, by one process at a time. */
    private static final long LOCK = 0x5A_4A_49_51_7EL;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;

    Changes(JdbcClient jdbc, Ids ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** A change that waits. */
    record Waiting(UUID id, String kind, UUID subject) {}

    /** A change with the units that it touches. */
    record Taken(long number, String kind, List<String> units) {}

    void append(String kind, UUID subject) {
        jdbc.sql("insert into site.change (id, kind, subject, at) values (:id, :kind, :subject, :at)")
                .param("id", ids.next())
                .param("kind", kind)
                .param("subject", subject)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    boolean anyWaiting() {
        return jdbc.sql("select exists (select from site.change where number is null)")
                .query(Boolean.class)
                .single();
    }

    /** Those that wait, in their order, newer than {@code after} and but those {@code without}; to be called under {@link #lock}. */
    List<Waiting> waiting(UUID after, Collection<UUID> without) {
        return jdbc.sql("""
                select id, kind, subject from site.change
                where number is null and id > :after and id <> all (:without) order by id limit :limit
                """)
                .param("after", after)
                .param("without", without.toArray(UUID[]::new))
                .param("limit", BATCH)
                .query((row, n) -> new Waiting(Rows.uuid(row, "id"), row.getString("kind"), Rows.uuid(row, "subject")))
                .list();
    }

    Optional<UUID> newestWaiting() {
        return jdbc.sql("select id from site.change where number is null order by id desc limit 1")
                .query(UUID.class)
                .optional();
    }

    /** Lets one transaction at a time take changes in. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .listOfRows();
    }

    void number(UUID id, Collection<String> units) {
        jdbc.sql("update site.change set number = nextval('site.change_number'), units = :units where id = :id")
                .param("units", units.toArray(String[]::new))
                .param("id", id)
                .update();
    }

    List<Taken> after(long number) {
        return jdbc.sql(
                        "select number, kind, units from site.change where number > :number order by number limit :limit")
                .param("number", number)
                .param("limit", BATCH)
                .query((row, n) -> new Taken(row.getLong("number"), row.getString("kind"), Rows.texts(row, "units")))
                .list();
    }

    /** The last number given; 0 before the first. */
    long last() {
        return jdbc.sql("select coalesce(max(number), 0) from site.change")
                .query(Long.class)
                .single();
    }

    /** The identity of the change with this number, to tell a restored database from the one that was known; empty when forgotten. */
    String identityOf(long number) {
        return number == 0
                ? "none"
                : jdbc.sql("select id from site.change where number = :number")
                        .param("number", number)
                        .query(UUID.class)
                        .optional()
                        .map(UUID::toString)
                        .orElse("");
    }

    /** Forgets what every process must have baked long ago. */
    int forgetBefore(Instant moment) {
        return jdbc.sql("""
                delete from site.change where number is not null and at < :moment
                    and number < (select max(number) from site.change)
                """).param("moment", Rows.at(moment)).update();
    }
}
