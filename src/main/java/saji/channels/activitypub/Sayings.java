package saji.channels.activitypub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.channels.AccountId;
import saji.channels.ObjectKey;
import saji.platform.Elsewhere;
import saji.platform.Ids;
import saji.platform.Rows;

/** The lasting identities of what accounts say, and what people elsewhere said under it. */
@Component
class Sayings {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final Cache<Name, UUID> identities =
            Caffeine.newBuilder().maximumSize(1000).build();

    private record Name(AccountId account, String object) {}

    Sayings(JdbcClient jdbc, Ids ids, ApplicationEventPublisher events, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.events = events;
        this.clock = clock;
    }

    record Known(UUID id, AccountId account, ObjectKey key) {}

    /** The identity of what an account says about an object; given when it is first asked for. */
    UUID identity(AccountId account, String object) {
        return java.util.Objects.requireNonNull(
                identities.get(new Name(account, object), name -> given(name.account(), name.object())));
    }

    private UUID given(AccountId account, String object) {
        Optional<UUID> found = of(account, object);
        if (found.isPresent()) {
            return found.get();
        }
        int given = jdbc.sql("""
                        insert into channels.fedi_object (id, account_id, object_key, made_at)
                        values (:id, :account, :object, :now) on conflict do nothing
                        """)
                .param("id", ids.next())
                .param("account", account.value())
                .param("object", object)
                .param("now", Rows.at(clock.instant()))
                .update();
        if (given == 1) {
            events.publishEvent(new Elsewhere.FormGiven(object));
        }
        return of(account, object).orElseThrow();
    }

    private Optional<UUID> of(AccountId account, String object) {
        return jdbc.sql("select id from channels.fedi_object where account_id = :account and object_key = :object")
                .param("account", account.value())
                .param("object", object)
                .query(UUID.class)
                .optional();
    }

    Optional<Known> find(UUID id) {
        return jdbc.sql("select id, account_id, object_key from channels.fedi_object where id = :id")
                .param("id", id)
                .query((row, n) -> known(row))
                .optional();
    }

    /** The newest of an account that were not withdrawn. */
    List<Known> newest(AccountId account, int most) {
        return jdbc.sql("""
                        select f.id, f.account_id, f.object_key from channels.fedi_object f
                        join channels.object o on o.key = f.object_key and o.withdrawn_at is null
                        where f.account_id = :account order by f.made_at desc limit :most
                        """)
                .param("account", account.value())
                .param("most", most)
                .query((row, n) -> known(row))
                .list();
    }

    long count(AccountId account) {
        return jdbc.sql("""
                        select count(*) from channels.fedi_object f
                        join channels.object o on o.key = f.object_key and o.withdrawn_at is null
                        where f.account_id = :account
                        """).param("account", account.value()).query(Long.class).single();
    }

    /** What all accounts have said, for the statistics that servers show each other. */
    long countAll() {
        return jdbc.sql("select count(*) from channels.fedi_object")
                .query(Long.class)
                .single();
    }

    void remark(UUID object, String remark, String actor) {
        jdbc.sql("""
                        insert into channels.fedi_remark (remark, object_id, actor, said_at)
                        values (:remark, :object, :actor, :now) on conflict do nothing
                        """)
                .param("remark", remark)
                .param("object", object)
                .param("actor", actor)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    /** What a remark of this actor was made under. */
    Optional<Known> remarked(String remark, String actor) {
        return jdbc.sql("""
                        select f.id, f.account_id, f.object_key from channels.fedi_remark r
                        join channels.fedi_object f on f.id = r.object_id
                        where r.remark = :remark and r.actor = :actor
                        """)
                .param("remark", remark)
                .param("actor", actor)
                .query((row, n) -> known(row))
                .optional();
    }

    /** Takes a remark back if it is this actor's; an actor's all with an empty remark. */
    void takeBack(String remark, String actor) {
        jdbc.sql("delete from channels.fedi_remark where actor = :actor and (remark = :remark or :remark = '')")
                .param("remark", remark)
                .param("actor", actor)
                .update();
    }

    List<String> remarks(UUID object, int most) {
        return jdbc.sql(
                        "select remark from channels.fedi_remark where object_id = :object order by said_at limit :most")
                .param("object", object)
                .param("most", most)
                .query((row, n) -> row.getString("remark"))
                .list();
    }

    private static Known known(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Known(
                Rows.uuid(row, "id"),
                new AccountId(Rows.uuid(row, "account_id")),
                new ObjectKey(row.getString("object_key")));
    }
}
