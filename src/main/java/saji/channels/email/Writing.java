package saji.channels.email;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.stereotype.Component;
import saji.assets.Rendition;
import saji.audience.Subscriber;
import saji.channels.MediaFiles;
import saji.channels.network.Access;
import saji.channels.network.Post;
import saji.directory.Directory;
import saji.platform.Language;
import saji.platform.Settings;
import saji.platform.Words;

/** Puts letters together: what all get once, what is one subscriber's each time. */
@Component
class Writing {

    private final Relay relay;
    private final MediaFiles files;
    private final Directory directory;
    private final Settings settings;
    private final InstantSource clock;
    private final Cache<Said, Letter> letters = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    Writing(Relay relay, MediaFiles files, Directory directory, Settings settings, InstantSource clock) {
        this.relay = relay;
        this.files = files;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    enum Kind {
        NEWS,
        DIGEST,
        CORRECTION,
        WITHDRAWAL
    }

    private record Said(List<Post> posts, String title, Kind kind, Language language) {}

    /** @param title of a digest */
    MimeMessage write(
            Relay.Server server,
            Access access,
            String messageId,
            Subscriber to,
            List<Post> posts,
            String title,
            Kind kind)
            throws MessagingException {
        String root = settings.address(to.language() == Language.EN ? "/en/langganan/" : "/langganan/");
        String end = root + "henti/" + to.secret();
        Letter letter = Objects.requireNonNull(letters.get(new Said(posts, title, kind, to.language()), this::letter))
                .with(root + "kelola/" + to.secret(), end);
        String from = access.setting("from").strip();
        String mailbox = access.setting("bounces").strip();
        SMTPMessage message =
                relay.letter(server, Envelopes.returnPath(mailbox.isEmpty() ? from : mailbox, to.id()), messageId);
        message.setFrom(named(from, directory.city().name(to.language())));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to.address()));
        message.setSubject(letter.subject(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("List-Id", "<kabar." + Email.domain(access) + ">");
        message.setHeader("List-Unsubscribe", "<" + end + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("Content-Language", to.language().code());
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(letter.text(), "plain"));
        parts.addBodyPart(part(letter.html(), "html"));
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    /** Not every mail program shows WebP. */
    private Optional<String> address(Post.Picture picture) {
        return files.address(
                picture.form().mediaType().equals("image/jpeg")
                        ? picture
                        : new Post.Picture(picture.asset(), Rendition.J800, picture.alt()));
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", kind);
        return part;
    }

    private static InternetAddress named(String address, String name) throws MessagingException {
        try {
            return new InternetAddress(address, name, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Letter letter(Said said) {
        Words words = Words.in(said.language());
        Letter.Frame frame = new Letter.Frame(
                said.language(),
                directory.city().name(said.language()),
                directory.office().name(said.language()),
                settings.address(said.language() == Language.EN ? "/en" : ""),
                this::address);
        String title = Letter.title(said.posts().getFirst());
        return switch (said.kind()) {
            case NEWS -> Letter.of(title, "", said.posts(), frame);
            case DIGEST -> Letter.of(said.title(), "", said.posts(), frame);
            case CORRECTION ->
                Letter.of(
                        words.say("channels.email.correction", title),
                        words.say("channels.email.correction.text"),
                        said.posts(),
                        frame);
            case WITHDRAWAL ->
                Letter.of(
                        words.say("channels.email.withdrawn", title),
                        "",
                        List.of(new Post(
                                words.say("channels.email.withdrawn", title),
                                words.say("channels.email.withdrawn.text"),
                                null,
                                said.language().code(),
                                null,
                                List.of(),
                                List.of())),
                        frame);
        };
    }
}
