package saji.channels.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a relay that knows whether the dot that ends a letter has left. Until then a relay throws away what it got when the
 * connection breaks (RFC 5321, section 4.5.3.2.6 and 4.1.1.4); from then on it may have taken the letter on.
 */
final class Handing extends SMTPTransport {

    private @Nullable Runnable beforeDot;
    private boolean dotLeft;
    private int letters;
    private long restingSince;

    Handing(Session session, Relay.Server server) {
        super(
                session,
                new URLName(server.protocol(), server.host(), server.port(), null, null, null),
                server.protocol(),
                server.isTls());
    }

    /** @param then is run as the last thing before the dot; when it fails, the dot does not leave */
    void begin(Runnable then) {
        beforeDot = then;
        dotLeft = false;
        letters++;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        if (beforeDot != null) {
            beforeDot.run();
        }
        dotLeft = true;
        super.finishData();
    }

    boolean hasDotLeft() {
        return dotLeft;
    }

    /** Letters that were begun over this connection. */
    int letters() {
        return letters;
    }

    void rest() {
        restingSince = System.nanoTime();
    }

    boolean isFresh(long nanos) {
        return System.nanoTime() - restingSince < nanos;
    }
}
