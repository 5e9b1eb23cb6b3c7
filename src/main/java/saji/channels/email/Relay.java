package saji.channels.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.eclipse.angus.mail.smtp.SMTPMessage;
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
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    private static final class Pool {
        private final Semaphore free = new Semaphore(MOST);
        private final ConcurrentLinkedDeque<Open> resting = new ConcurrentLinkedDeque<>();
    }

    private record Open(Transport transport, int letters, long since) {}

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

    static Session session(Server server) {
        Properties properties = new Properties();
        String protocol = server.port() == 465 ? "smtps" : "smtp";
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

    /** An empty letter for {@code server}; its envelope is {@code returnPath}. */
    static SMTPMessage letter(Server server, String returnPath, String messageId) {
        SMTPMessage letter = new SMTPMessage(session(server)) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        letter.setEnvelopeFrom(returnPath);
        return letter;
    }

    /**
     * Hands one letter in.
     *
     * @throws Unreachable if the relay was not reached, so that nothing has left
     * @throws MessagingException if it refused, or did not answer to the end
     */
    void send(Server server, MimeMessage letter, String to) throws MessagingException {
        Pool pool = pools.computeIfAbsent(server, key -> new Pool());
        pool.free.acquireUninterruptibly();
        try {
            Open open = taken(server, pool);
            boolean well = false;
            try {
                open.transport().sendMessage(letter, new InternetAddress[] {new InternetAddress(to)});
                well = true;
            } finally {
                giveBack(pool, open, well);
            }
        } finally {
            pool.free.release();
        }
    }

    private static Open taken(Server server, Pool pool) throws MessagingException {
        for (Open open = pool.resting.pollFirst(); open != null; open = pool.resting.pollFirst()) {
            if (System.nanoTime() - open.since() < REST_NANOS
                    && open.transport().isConnected()) {
                return open;
            }
            close(open.transport());
        }
        return new Open(connected(server), 0, System.nanoTime());
    }

    static Transport connected(Server server) throws MessagingException {
        Transport transport = session(server).getTransport();
        try {
            transport.connect(
                    server.host(),
                    server.port(),
                    server.user().isEmpty() ? null : server.user(),
                    server.password().isEmpty() ? null : server.password());
            return transport;
        } catch (AuthenticationFailedException e) {
            throw e;
        } catch (MessagingException e) {
            throw new Unreachable(e);
        }
    }

    private static void giveBack(Pool pool, Open open, boolean well) {
        if (well && open.letters() + 1 < LETTERS) {
            pool.resting.addFirst(new Open(open.transport(), open.letters() + 1, System.nanoTime()));
        } else {
            close(open.transport());
        }
    }

    static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // it is closed all the same
        }
    }

    /** The relay was not reached. */
    static final class Unreachable extends MessagingException {
        private static final long serialVersionUID = 1;

        Unreachable(MessagingException cause) {
            super(cause.getClass().getSimpleName(), cause);
        }
    }

    @Override
    public void destroy() {
        pools.values().forEach(pool -> pool.resting.forEach(open -> close(open.transport())));
    }
}
