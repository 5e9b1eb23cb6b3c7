package saji.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The outbox: hands waiting letters to the mail relay; without a relay, lays them into {@code <data>/outbox} to be read. */
@Component
class Letters implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

    private final JdbcClient jdbc;
    private final Settings settings;
    private final JavaMailSender relay;
    private final boolean hasRelay;
    private final InstantSource clock;

    Letters(
            JdbcClient jdbc,
            Settings settings,
            JavaMailSender relay,
            @Value("${spring.mail.host}") String relayHost,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.relay = relay;
        this.hasRelay = !relayHost.isBlank();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "platform.letters";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofSeconds(2);
    }

    @Override
    @Transactional
    public int run() {
        record Letter(UUID id, String recipient, String subject, String body, int tries) {}
        var waiting = jdbc.sql("""
                select id, recipient, subject, body, tries from platform.letter
                where sent_at is null and tries < 12 and next_try_at <= :now
                order by next_try_at limit 20 for update skip locked
                """)
                .param("now", Rows.at(clock.instant()))
                .query((row, n) -> new Letter(
                        Rows.uuid(row, "id"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getInt("tries")))
                .list();
        for (Letter letter : waiting) {
            try {
                hand(letter.id(), letter.recipient(), letter.subject(), letter.body());
                jdbc.sql("""
                        update platform.letter
                        set sent_at = :now, body = '', tries = tries + 1, recipient = case when forget then '' else recipient end
                        where id = :id
                        """)
                        .param("now", Rows.at(clock.instant()))
                        .param("id", letter.id())
                        .update();
            } catch (MailException | IOException e) {
                LOG.warn(
                        "Letter {} was not taken ({}), try {}",
                        letter.id(),
                        e.getClass().getSimpleName(),
                        letter.tries() + 1);
                jdbc.sql("update platform.letter set tries = tries + 1, next_try_at = :next where id = :id")
                        .param("next", Rows.at(clock.instant().plusSeconds(30L << letter.tries())))
                        .param("id", letter.id())
                        .update();
            }
        }
        return waiting.size();
    }

    private void hand(UUID id, String recipient, String subject, String body) throws IOException {
        if (!hasRelay) {
            Path outbox = Files.createDirectories(settings.data().resolve("outbox"));
            Files.writeString(
                    outbox.resolve(id + ".txt"), "To: " + recipient + "\nSubject: " + subject + "\n\n" + body + "\n");
            return;
        }
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(settings.mailFrom());
        message.setTo(recipient);
        message.setSubject(subject);
        message.setText(body);
        relay.send(message);
    }
}
