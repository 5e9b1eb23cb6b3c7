package saji.channels.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import saji.channels.network.Access;
import saji.channels.network.Secret;

/**
 * Connections to mail relays that are kept for the next letter: no more than {@link #MOST} to each, a thousand letters over one, none
 * older than a minute of rest. A relay signs with DKIM and does the rest of the delivery.
 */
@Component
class Relay implements DisposableBean {

    /** Connections to one relay; common relays allow fifty from one client. */
    static final int MOST = 24;

    private static final int LETTERS = 1000;
    private static final long REST_NANOS = 60_000_000_000L;
    private static final String MILLIS = "15000";

    private final Server own;
    private final ConcurrentHashMap<Server, Pool> pools = new ConcurrentHashMap<>();

    /** Where letters are handed in. */
    record Server(String host, int port, String user, String password) {

        boolean isTls() {
            return port == 465;
        }

        String protocol() {
            return isTls() ? "smtps" : "smtp";
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    private static final class Pool {
        private final Session session;
        private final Semaphore free = new Semaphore(MOST);
        private final ConcurrentLinkedDeque<Handing> resting = new ConcurrentLinkedDeque<>();

        Pool(Server server) {
            this.session = session(server);
        }
    }

    Relay(
            @Value("${spring.mail.host}") String host,
            @Value("${spring.mail.port}") int port,
            @Value("${spring.mail.username}") String user,
            @Value("${spring.mail.password}") String password) {
        this.own = new Server(host, port, user, password);
    }

    /** The account's own relay, or the one of Saji's letters; its host is empty where there is neither. */
    Server of(Access access) {
        String relay = access.setting("relay").strip();
        if (relay.isEmpty()) {
            return own;
        }
        int colon = relay.lastIndexOf(':');
        boolean hasPort = colon > 0 && relay.substring(colon + 1).matches("\\d{1,5}");
        return new Server(
                hasPort ? relay.substring(0, colon) : relay,
                hasPort ? Integer.parseInt(relay.substring(colon + 1)) : 587,
                access.setting("user"),
                access.secret("password").map(Secret::reveal).orElse(""));
    }

    private static Session session(Server server) {
        Properties properties = new Properties();
        String protocol = server.protocol();
        properties.setProperty("mail.transport.protocol", protocol);
        for (String kind : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + protocol + "." + kind, MILLIS);
        }
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail." + protocol + ".quitwait", "false");
        properties.setProperty(
                "mail." + protocol + ".auth", String.valueOf(!server.user().isEmpty()));
        return Session.getInstance(properties);
    }

    private Pool pool(Server server) {
        return pools.computeIfAbsent(server, Pool::new);
    }

    /** An empty letter for {@code server}; its envelope is {@code returnPath}. */
    SMTPMessage letter(Server server, String returnPath, String messageId) {
        SMTPMessage letter = new SMTPMessage(pool(server).session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        letter.setEnvelopeFrom(returnPath);
        return letter;
    }

    /**
     * Hands one letter in. A connection that rested and is closed meanwhile, or now, is replaced by a new one; whatever else breaks off is the
     * caller's to judge.
     *
     * @param beforeDot the last thing that is done before the letter is the relay's; when it fails, nothing is handed in
     * @throws NotHandedIn if the connection broke before that: the relay has certainly not taken the letter
     * @throws MessagingException if it refused, or did not answer to the end
     */
    void send(Server server, MimeMessage letter, String to, Runnable beforeDot) throws MessagingException {
        Pool pool = pool(server);
        pool.free.acquireUninterruptibly();
        try {
            InternetAddress[] recipient = {new InternetAddress(to)};
            Handing rested = rested(pool);
            if (rested != null) {
                try {
                    send(pool, rested, letter, recipient, beforeDot);
                    return;
                } catch (NotHandedIn e) {
                    // closed while it rested
                }
            }
            send(pool, connected(server, pool.session), letter, recipient, beforeDot);
        } finally {
            pool.free.release();
        }
    }

    private static void send(Pool pool, Handing open, MimeMessage letter, InternetAddress[] to, Runnable beforeDot)
            throws MessagingException {
        boolean well = false;
        try {
            open.begin(beforeDot);
            open.sendMessage(letter, to);
            well = true;
        } catch (MessagingException e) {
            if (open.hasDotLeft() || Refusals.isAnswer(e)) {
                throw e;
            }
            throw new NotHandedIn(e);
        } finally {
            giveBack(pool, open, well);
        }
    }

    private static @Nullable Handing rested(Pool pool) {
        for (Handing open = pool.resting.pollFirst(); open != null; open = pool.resting.pollFirst()) {
            if (open.isFresh(REST_NANOS)) {
                return open;
            }
            close(open);
        }
        return null;
    }

    /** Connects and hands nothing in. */
    void test(Server server) throws MessagingException {
        close(connected(server, pool(server).session));
    }

    private static Handing connected(Server server, Session session) throws MessagingException {
        Handing open = new Handing(session, server);
        try {
            open.connect(
                    server.host(),
                    server.port(),
                    server.user().isEmpty() ? null : server.user(),
                    server.password().isEmpty() ? null : server.password());
            return open;
        } catch (AuthenticationFailedException e) {
            throw e;
        } catch (MessagingException e) {
            throw new NotHandedIn(e);
        }
    }

    private static void giveBack(Pool pool, Handing open, boolean well) {
        if (well && open.letters() < LETTERS) {
            open.rest();
            pool.resting.addFirst(open);
        } else {
            close(open);
        }
    }

    private static void close(Handing open) {
        try {
            open.close();
        } catch (MessagingException e) {
            // it is closed all the same
        }
    }

    /** The relay was not reached, or the connection broke before the letter was whole: it has not been taken. */
    static final class NotHandedIn extends MessagingException {
        private static final long serialVersionUID = 1;

        NotHandedIn(MessagingException cause) {
            super(cause.getClass().getSimpleName(), cause);
        }
    }

    @Override
    public void destroy() {
        pools.values().forEach(pool -> pool.resting.forEach(Relay::close));
    }
}
