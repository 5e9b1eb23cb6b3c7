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
        jdbc.sql("""
                insert into platform.letter (id, key, recipient, subject, body, created_at, next_try_at)
                values (:id, :key, :to, :subject, :text, :now, :now) on conflict (key) do nothing
                """)
                .param("id", ids.next())
                .param("key", key)
                .param("to", to)
                .param("subject", subject.replaceAll("\\s+", " "))
                .param("text", text)
                .param("now", Rows.at(clock.instant()))
                .update();
    }
}
