package saji.channels;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.channels.network.Post;
import saji.platform.Ids;
import saji.platform.Rows;

/** Dispatches, their parts and bodies, and the objects that they are about. */
@Component
class Dispatches {

    /** The head of an object. */
    record Head(
            ObjectKey key,
            String title,
            int revision,
            @Nullable Instant withdrawnAt) {}

    /** A dispatch as it was asked for. */
    record Row(
            DispatchId id,
            long number,
            ObjectKey object,
            int revision,
            Intent intent,
            Lane lane,
            Instant dueAt,
            @Nullable Instant expiresAt) {}

    /** A dispatch on one account. */
    record Part(
            Row dispatch,
            AccountId account,
            UUID body,
            String phase,
            @Nullable String next) {}

    private final JdbcClient jdbc;
    private final Written written;
    private final Ids ids;

    Dispatches(JdbcClient jdbc, Written written, Ids ids) {
        this.jdbc = jdbc;
        this.written = written;
        this.ids = ids;
    }

    /** Locks the object, which comes to be known if it was not; null where it is unknown and {@code title} is null. */
    Optional<Head> lockObject(ObjectKey key, @Nullable String title) {
        if (title != null) {
            jdbc.sql(
                            "insert into channels.object (key, title, revision) values (:key, :title, 0) on conflict do nothing")
                    .param("key", key.value())
                    .param("title", title)
                    .update();
        }
        return jdbc.sql("select key, title, revision, withdrawn_at from channels.object where key = :key for update")
                .param("key", key.value())
                .query((row, n) -> new Head(
                        key, row.getString("title"), row.getInt("revision"), Rows.instantOrNull(row, "withdrawn_at")))
                .optional();
    }

    Optional<Head> object(ObjectKey key) {
        return jdbc.sql("select title, revision, withdrawn_at from channels.object where key = :key")
                .param("key", key.value())
                .query((row, n) -> new Head(
                        key, row.getString("title"), row.getInt("revision"), Rows.instantOrNull(row, "withdrawn_at")))
                .optional();
    }

    void changeObject(ObjectKey key, String title, int revision, @Nullable Instant withdrawnAt) {
        jdbc.sql(
                        "update channels.object set title = :title, revision = :revision, withdrawn_at = :withdrawn where key = :key")
                .param("key", key.value())
                .param("title", title)
                .param("revision", revision)
                .param("withdrawn", Rows.atOrNull(withdrawnAt))
                .update();
    }

    boolean exists(DispatchId id) {
        return jdbc.sql("select exists (select 1 from channels.dispatch where id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    Row add(
            DispatchId id,
            ObjectKey object,
            int revision,
            Intent intent,
            Lane lane,
            String title,
            String reason,
            @Nullable UUID by,
            Instant at,
            Instant dueAt,
            @Nullable Instant expiresAt) {
        long number = jdbc.sql("""
                insert into channels.dispatch (id, object_key, revision, intent, lane, title, reason, made_by, made_at, due_at, expires_at)
                values (:id, :object, :revision, :intent, :lane, :title, :reason, :by, :at, :due, :expires) returning number
                """)
                .param("id", id.value())
                .param("object", object.value())
                .param("revision", revision)
                .param("intent", intent.name())
                .param("lane", lane.number())
                .param("title", title)
                .param("reason", reason)
                .param("by", by)
                .param("at", Rows.at(at))
                .param("due", Rows.at(dueAt))
                .param("expires", Rows.atOrNull(expiresAt))
                .query(Long.class)
                .single();
        return new Row(id, number, object, revision, intent, lane, dueAt, expiresAt);
    }

    UUID addBody(Post post) {
        UUID id = ids.next();
        jdbc.sql("insert into channels.body (id, content) values (:id, cast(:content as jsonb))")
                .param("id", id)
                .param("content", written.write(post))
                .update();
        return id;
    }

    Post body(UUID id) {
        return written.post(jdbc.sql("select content from channels.body where id = :id")
                .param("id", id)
                .query(String.class)
                .single());
    }

    /** The accounts on which the object was dispatched, each with the last body. */
    List<Part> lastParts(Row dispatch) {
        return jdbc.sql("""
                select distinct on (p.account_id) p.account_id, p.body_id
                from channels.part p join channels.dispatch d on d.id = p.dispatch_id
                where p.object_key = :object order by p.account_id, d.number desc
                """)
                .param("object", dispatch.object().value())
                .query((row, n) -> new Part(
                        dispatch,
                        new AccountId(Rows.uuid(row, "account_id")),
                        Rows.uuid(row, "body_id"),
                        "COPIES",
                        null))
                .list();
    }

    /** Whether recipients of an earlier state were all written down: then those who have it are all that matter. */
    boolean wasSpread(ObjectKey object, AccountId account) {
        return jdbc.sql("""
                select exists (select 1 from channels.part where object_key = :object and account_id = :account and phase = 'DONE')
                """)
                .param("object", object.value())
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    /** Earlier states need not be spread any further: the later one goes to all. */
    void stopSpreading(ObjectKey object, AccountId account, Instant now) {
        jdbc.sql("""
                update channels.part set spread_at = :now
                where object_key = :object and account_id = :account and spread_at is null
                """)
                .param("object", object.value())
                .param("account", account.value())
                .param("now", Rows.at(now))
                .update();
    }

    void addPart(Part part) {
        jdbc.sql("""
                insert into channels.part (dispatch_id, account_id, object_key, body_id, phase)
                values (:dispatch, :account, :object, :body, :phase)
                """)
                .param("dispatch", part.dispatch().id().value())
                .param("account", part.account().value())
                .param("object", part.dispatch().object().value())
                .param("body", part.body())
                .param("phase", part.phase())
                .update();
    }

    /** A part whose recipients are still to be written down, locked; the most pressing first. */
    Optional<Part> takeOpenPart() {
        return jdbc.sql("""
                select d.id, d.number, d.object_key, d.revision, d.intent, d.lane, d.due_at, d.expires_at,
                       p.account_id, p.body_id, p.phase, p.next
                from channels.part p join channels.dispatch d on d.id = p.dispatch_id
                where p.spread_at is null order by d.lane, d.number limit 1 for update of p skip locked
                """)
                .query((row, n) -> new Part(
                        new Row(
                                new DispatchId(Rows.uuid(row, "id")),
                                row.getLong("number"),
                                new ObjectKey(row.getString("object_key")),
                                row.getInt("revision"),
                                Intent.valueOf(row.getString("intent")),
                                Lane.of(row.getInt("lane")),
                                Rows.instant(row, "due_at"),
                                Rows.instantOrNull(row, "expires_at")),
                        new AccountId(Rows.uuid(row, "account_id")),
                        Rows.uuid(row, "body_id"),
                        row.getString("phase"),
                        row.getString("next")))
                .optional();
    }

    /** How far a part is spread; {@code phase} is {@code DONE} at the end. */
    void spread(Part part, String phase, @Nullable String next, Instant now) {
        jdbc.sql("""
                update channels.part set phase = :phase, next = :next,
                       spread_at = case when :phase = 'DONE' then cast(:now as timestamptz) else spread_at end
                where dispatch_id = :dispatch and account_id = :account
                """)
                .param("phase", phase)
                .param("next", next)
                .param("now", Rows.at(now))
                .param("dispatch", part.dispatch().id().value())
                .param("account", part.account().value())
                .update();
    }
}
