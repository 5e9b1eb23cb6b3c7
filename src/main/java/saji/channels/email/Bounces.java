package saji.channels.email;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import saji.audience.Audience;
import saji.audience.SubscriberId;
import saji.channels.network.Access;
import saji.channels.network.Secret;

/**
 * Looks through the mailbox that return paths lead to, and empties it. A delivery status notification (RFC 3464) that says "failed" for good
 * counts against the subscriber whom its address names; everything else (out of office, delayed) is thrown away.
 */
@Component
class Bounces {

    private static final int AT_ONCE = 200;
    private static final int LONGEST = 64_000;
    private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed\\b");
    private static final Pattern FOR_GOOD = Pattern.compile("(?im)^Status:\\s*5\\.");

    private final Audience audience;

    Bounces(Audience audience) {
        this.audience = audience;
    }

    /** Opens the mailbox, if there is one, and leaves it as it is. */
    void test(Access access) throws MessagingException {
        Optional<Store> store = open(access);
        if (store.isPresent()) {
            store.get().close();
        }
    }

    void read(Access access) throws MessagingException {
        Optional<Store> store = open(access);
        if (store.isEmpty()) {
            return;
        }
        try (Store opened = store.get();
                Folder inbox = opened.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);
            int most = Math.min(inbox.getMessageCount(), AT_ONCE);
            for (int n = 1; n <= most; n++) {
                Message message = inbox.getMessage(n);
                if (isForGood(message)) {
                    subscriber(message).flatMap(audience::subscriber).ifPresent(audience::bounced);
                }
                message.setFlag(Flags.Flag.DELETED, true);
            }
        }
    }

    private static Optional<Store> open(Access access) throws MessagingException {
        String address = access.setting("mailbox").strip();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        URI at;
        try {
            at = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new MessagingException("mailbox");
        }
        boolean isImap = ("imap".equals(at.getScheme()) || "imaps".equals(at.getScheme()))
                && at.getHost() != null
                && at.getUserInfo() != null;
        if (!isImap) {
            throw new MessagingException("mailbox");
        }
        Properties properties = new Properties();
        for (String kind : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + at.getScheme() + "." + kind, "15000");
        }
        Store store = Session.getInstance(properties).getStore(at.getScheme());
        store.connect(
                at.getHost(),
                at.getPort(),
                at.getUserInfo(),
                access.secret("mailbox-password").map(Secret::reveal).orElse(""));
        return Optional.of(store);
    }

    private static Optional<SubscriberId> subscriber(Message message) throws MessagingException {
        for (String name : new String[] {"Delivered-To", "X-Original-To", "Envelope-To", "To"}) {
            String[] values = message.getHeader(name);
            Optional<SubscriberId> found = Stream.of(values == null ? new String[0] : values)
                    .flatMap(value -> Envelopes.subscriber(value).stream())
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isForGood(Message message) throws MessagingException {
        if (!message.isMimeType("multipart/report")) {
            return false;
        }
        try {
            if (message.getContent() instanceof Multipart parts) {
                for (int n = 0; n < parts.getCount(); n++) {
                    Part part = parts.getBodyPart(n);
                    if (part.isMimeType("message/delivery-status")) {
                        String status = new String(part.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
                        return FAILED.matcher(status).find()
                                && FOR_GOOD.matcher(status).find();
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new MessagingException("unreadable", e);
        }
    }
}
