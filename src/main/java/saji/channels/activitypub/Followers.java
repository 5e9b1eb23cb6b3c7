package saji.channels.activitypub;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.channels.AccountId;
import saji.channels.network.Broadcast.Target;
import saji.platform.Rows;

/** Who follows which account, and where what it says is delivered for them. */
@Component
class Followers {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Followers(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(AccountId account, String actor, String inbox, String host, String follow) {
        jdbc.sql("""
                        insert into channels.fedi_follower (account_id, actor, inbox, host, follow, followed_at)
                        values (:account, :actor, :inbox, :host, :follow, :now)
                        on conflict (account_id, actor) do update set inbox = :inbox, host = :host, follow = :follow
                        """)
                .param("account", account.value())
                .param("actor", actor)
                .param("inbox", inbox)
                .param("host", host)
                .param("follow", follow)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    void remove(AccountId account, String actor) {
        jdbc.sql("delete from channels.fedi_follower where account_id = :account and actor = :actor")
                .param("account", account.value())
                .param("actor", actor)
                .update();
    }

    /** For an end of following that names only the follow. */
    void removeFollow(String actor, String follow) {
        jdbc.sql("delete from channels.fedi_follower where actor = :actor and follow = :follow")
                .param("actor", actor)
                .param("follow", follow)
                .update();
    }

    void removeAll(String actor) {
        jdbc.sql("delete from channels.fedi_follower where actor = :actor")
                .param("actor", actor)
                .update();
    }

    boolean anyOf(String actor) {
        return jdbc.sql("select exists (select from channels.fedi_follower where actor = :actor)")
                .param("actor", actor)
                .query(Boolean.class)
                .single();
    }

    /** A follower goes on under another name, on all accounts. */
    void move(String actor, Remotes.Remote to) {
        jdbc.sql("""
                        insert into channels.fedi_follower (account_id, actor, inbox, host, follow, followed_at)
                        select account_id, :to, :inbox, :host, follow, followed_at from channels.fedi_follower where actor = :actor
                        on conflict do nothing
                        """)
                .param("actor", actor)
                .param("to", to.actor())
                .param("inbox", to.deliverTo())
                .param("host", Here.hostOf(to.deliverTo()).orElseThrow())
                .update();
        removeAll(actor);
    }

    /** Followers of an inbox that is gone. */
    void inboxGone(AccountId account, String inbox) {
        jdbc.sql("delete from channels.fedi_follower where account_id = :account and inbox = :inbox")
                .param("account", account.value())
                .param("inbox", inbox)
                .update();
    }

    long count(AccountId account) {
        return jdbc.sql("select count(*) from channels.fedi_follower where account_id = :account")
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    /** Inboxes, each once however many followers share it; those of one host are far apart, so that many hosts are served at a time. */
    List<Target> inboxes(AccountId account, @Nullable String after, int most) {
        return jdbc.sql("""
                        select inbox, min(host) as host from channels.fedi_follower
                        where account_id = :account and (md5(inbox), inbox) > (case when :after = '' then '' else md5(:after) end, :after)
                        group by md5(inbox), inbox order by md5(inbox), inbox limit :most
                        """)
                .param("account", account.value())
                .param("after", after == null ? "" : after)
                .param("most", most)
                .query((row, n) -> new Target(row.getString("inbox"), row.getString("host")))
                .list();
    }
}
