package saji.platform;

import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends Saji's own letters (sign-in links, reminders). A letter is put into the outbox in the caller's transaction and leaves after
 * commit, with retries; two letters with the same key are one letter.
 */
@Component
public class Mailer {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;

    Mailer(JdbcClient jdbc, Ids ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts a plain-text letter into the outbox.
     *
     * @param key what makes the letter one of a kind, for example {@code intake.reminder:<id>:2026-11-24}
     */
    public void send(String key, String to, String subject, String text) {
        put(key, to, subject, text, false);
    }

    /** The same for someone outside the staff: the address is deleted when the letter has left, at the latest after a week. */
    public void sendAndForget(String key, String to, String subject, String text) {
        put(key, to, subject, text, true);
    }

    private void put(String key, String to, String subject, String text, boolean forget) {
        jdbc.sql("""
                insert into platform.letter (id, key, recipient, subject, body, created_at, next_try_at, forget)
                values (:id, :key, :to, :subject, :text, :now, :now, :forget) on conflict (key) do nothing
                """)
                .param("id", ids.next())
                .param("key", key)
                .param("to", to)
                .param("subject", subject.replaceAll("\\s+", " "))
                .param("text", text)
                .param("now", Rows.at(clock.instant()))
                .param("forget", forget)
                .update();
    }
}
