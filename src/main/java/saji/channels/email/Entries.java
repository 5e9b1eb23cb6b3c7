package saji.channels.email;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.channels.AccountId;
import saji.channels.network.Post;
import saji.platform.Rows;
import tools.jackson.databind.json.JsonMapper;

/** What may stand in a digest. */
@Component
class Entries {

    /** Most entries of one digest; the city's front page has the rest. */
    static final int MOST = 60;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Entries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Writes a new object down, or the new state of one that is there. */
    void put(AccountId account, String object, Post post, Instant now) {
        jdbc.sql("""
                insert into channels.letter_entry (account_id, object_key, content, first_at) values (:account, :object, cast(:post as jsonb), :now)
                on conflict (account_id, object_key) do update set content = excluded.content
                """)
                .param("account", account.value())
                .param("object", object)
                .param("post", json.writeValueAsString(post))
                .param("now", Rows.at(now))
                .update();
    }

    /** What was first served after {@code from} until {@code to} and was not withdrawn, the oldest first. */
    List<Post> between(AccountId account, Instant from, Instant to) {
        return jdbc.sql("""
                select e.content from channels.letter_entry e join channels.object o on o.key = e.object_key
                where e.account_id = :account and e.first_at > :from and e.first_at <= :to and o.withdrawn_at is null
                order by e.first_at limit :most
                """)
                .param("account", account.value())
                .param("from", Rows.at(from))
                .param("to", Rows.at(to))
                .param("most", MOST)
                .query((row, n) -> json.readValue(row.getString("content"), Post.class))
                .list();
    }

    int forgetBefore(Instant then) {
        return jdbc.sql("delete from channels.letter_entry where first_at < :then")
                .param("then", Rows.at(then))
                .update();
    }
}
