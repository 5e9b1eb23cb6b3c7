package saji.channels.email;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A mail server on this machine (RFC 5321, as much as is needed) that keeps what it takes, or answers as it was told to. */
public final class MailSink implements Closeable {

    /** Where in a letter's way the connection is closed without another word. */
    public enum Cut {
        /** Instead of a greeting. */
        GREETING,
        /** Instead of an answer to {@code MAIL}. */
        MAIL,
        /** Instead of an answer to {@code RCPT}. */
        RECIPIENT,
        /** In the text; what came is thrown away, without a word. */
        TEXT,
        /** When the letter is taken, before that is said. */
        TAKEN,
        /** When it was said that the letter is taken. */
        ANSWERED
    }

    /** A letter as it came. */
    public record Mail(String from, String to, String text) {

        /** A header, unfolded. */
        public String header(String name) {
            String head = text.substring(0, text.indexOf("\r\n\r\n")).replaceAll("\r\n[ \t]+", " ");
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Cut> cuts = new ConcurrentLinkedDeque<>();
    private final Map<String, ConcurrentLinkedDeque<String>> answers = new ConcurrentHashMap<>();
    private volatile Duration thought = Duration.ZERO;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final boolean keeps;
    private final ServerSocket server;

    /** @param keeps whether letters are kept, or only counted */
    public MailSink(boolean keeps) {
        this.keeps = keeps;
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("mail-sink").start(this::accept);
    }

    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    public List<Mail> mails() {
        return mails;
    }

    /** The letters to one address. */
    public List<Mail> to(String address) {
        return mails.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    public int count() {
        return count.get();
    }

    public int connections() {
        return connections.get();
    }

    /** Cuts the connection once on the way of each of the next letters. */
    public void cut(Cut... next) {
        cuts.addAll(List.of(next));
    }

    /** How long each letter is thought about before it is said that it is taken. */
    public void answersAfter(Duration time) {
        thought = time;
    }

    private boolean isCut(Cut where) {
        return cuts.peek() == where && cuts.remove(where);
    }

    /** What the next letters to an address are answered: a line for the recipient. */
    public void answer(String address, String... lines) {
        answers.computeIfAbsent(address, key -> new ConcurrentLinkedDeque<>()).addAll(List.of(lines));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
            OutputStream out = socket.getOutputStream();
            if (isCut(Cut.GREETING)) {
                return;
            }
            say(out, "220 sink");
            String from = "";
            String to = "";
            for (String line = line(in); line != null; line = line(in)) {
                String verb = line.toUpperCase(Locale.ROOT);
                if (verb.startsWith("EHLO")) {
                    say(out, "250-sink\r\n250 8BITMIME");
                } else if (verb.startsWith("MAIL FROM:")) {
                    if (isCut(Cut.MAIL)) {
                        return;
                    }
                    from = path(line);
                    say(out, "250 ok");
                } else if (verb.startsWith("RCPT TO:")) {
                    if (isCut(Cut.RECIPIENT)) {
                        return;
                    }
                    to = path(line);
                    ConcurrentLinkedDeque<String> told = answers.get(to);
                    String answer = told == null ? null : told.poll();
                    say(out, answer == null ? "250 ok" : answer);
                } else if (verb.equals("DATA")) {
                    say(out, "354 go on");
                    String text = body(in);
                    if (text == null || isCut(Cut.TEXT)) {
                        return;
                    }
                    take(from, to, text);
                    if (isCut(Cut.TAKEN)) {
                        return;
                    }
                    Thread.sleep(thought);
                    say(out, "250 taken");
                    if (isCut(Cut.ANSWERED)) {
                        return;
                    }
                } else if (verb.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException e) {
            // the other side has left
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(String from, String to, String text) {
        count.incrementAndGet();
        if (keeps) {
            mails.add(new Mail(from, to, text));
        }
    }

    private static String path(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString(StandardCharsets.UTF_8).stripTrailing();
            }
            line.write(c);
        }
        return null;
    }

    /** The text as far as the dot; null where the other side leaves before it. */
    private static @Nullable String body(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder(4096);
        for (String line = line(in); line != null; line = line(in)) {
            if (line.equals(".")) {
                return body.toString();
            }
            body.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
