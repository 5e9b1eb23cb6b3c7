package saji.channels.activitypub;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.channels.activitypub.Remotes.Remote;
import saji.directory.Actor;
import saji.directory.Role;
import saji.platform.AuditTrail;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Rows;
import tools.jackson.databind.JsonNode;

/** What other servers complain about something that was said here, until somebody at the desk has dealt with it. */
@Component
class Reports {

    /** So many of one host may be open; it says nothing new after that. */
    private static final int MOST_OF_A_HOST = 50;

    /** How long one is kept after somebody has dealt with it; what was decided stands in the audit trail and with the block. */
    static final Duration KEPT = Duration.ofDays(180);

    /** How long one is kept with which nobody deals. */
    static final Duration KEPT_OPEN = Duration.ofDays(365);

    private static final int MOST_ABOUT = 5;
    private static final int LONGEST = 2000;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Ids ids;
    private final InstantSource clock;

    Reports(JdbcClient jdbc, AuditTrail audit, Ids ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A complaint.
     *
     * @param actor who complained; most servers do so in their own name and keep the person's to themselves
     * @param about addresses of what it is about
     */
    record Report(UUID id, String actor, String host, String words, List<String> about, Instant receivedAt) {}

    /** In the caller's transaction. */
    void take(Remote from, JsonNode flag) {
        List<String> about = Json.all(flag.path("object")).stream()
                .map(Json::id)
                .filter(address -> Here.hostOf(address).isPresent())
                .limit(MOST_ABOUT)
                .toList();
        String words = Html.plain(Json.text(flag, "content"));
        jdbc.sql("""
                        insert into channels.fedi_report (id, actor, host, words, about, received_at)
                        select :id, :actor, :host, :words, :about, :now
                        where (select count(*) from channels.fedi_report where host = :host and closed_at is null) < :most
                        """)
                .param("id", ids.next())
                .param("actor", from.actor())
                .param("host", Here.hostOf(from.actor()).orElseThrow())
                .param("words", words.substring(0, Math.min(words.length(), LONGEST)))
                .param("about", about.toArray(String[]::new))
                .param("now", Rows.at(clock.instant()))
                .param("most", MOST_OF_A_HOST)
                .update();
    }

    /** Those that wait for somebody, the newest first. */
    List<Report> open(int most) {
        return jdbc.sql("""
                        select id, actor, host, words, about, received_at from channels.fedi_report
                        where closed_at is null order by received_at desc limit :most
                        """)
                .param("most", most)
                .query((row, n) -> new Report(
                        Rows.uuid(row, "id"),
                        row.getString("actor"),
                        row.getString("host"),
                        row.getString("words"),
                        Rows.texts(row, "about"),
                        Rows.instant(row, "received_at")))
                .list();
    }

    long countOpen() {
        return jdbc.sql("select count(*) from channels.fedi_report where closed_at is null")
                .query(Long.class)
                .single();
    }

    /** Deletes at most {@code most} that are old. */
    int forget(int most) {
        return jdbc.sql("""
                        delete from channels.fedi_report where ctid = any(array(
                          (select ctid from channels.fedi_report where closed_at < :closed order by closed_at limit :most)
                          union all
                          (select ctid from channels.fedi_report where closed_at is null and received_at < :received
                           order by received_at limit :most)))
                        """)
                .param("closed", Rows.at(clock.instant().minus(KEPT)))
                .param("received", Rows.at(clock.instant().minus(KEPT_OPEN)))
                .param("most", most)
                .update();
    }

    /** Says that a complaint was dealt with. */
    @Transactional
    public Outcome<UUID> close(Actor actor, UUID id) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            return Outcome.forbidden();
        }
        int closed = jdbc.sql("""
                        update channels.fedi_report set closed_at = :now, closed_by = :by where id = :id and closed_at is null
                        """)
                .param("id", id)
                .param("now", Rows.at(clock.instant()))
                .param("by", actor.id().value())
                .update();
        if (closed == 0) {
            return Outcome.notFound();
        }
        audit.record(
                actor.username(), "channels.federation.report-closed", null, java.util.Map.of("report", id.toString()));
        return Outcome.done(id);
    }
}
