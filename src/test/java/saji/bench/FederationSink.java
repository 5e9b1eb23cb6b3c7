package saji.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Servers of the open social web that take everything, in a process of their own: each a port on the loopback, one thread for all. It reads
 * words from its standard input: {@code well} (all answer at once), {@code faults} (each twentieth is dead, each twentieth slow), both
 * counting anew, and {@code count}, upon which it writes a line with what came to each host.
 */
final class FederationSink {

    /** How long a slow host takes for each answer. */
    static final int SLOW_MILLIS = 1000;

    private static final byte[] TAKEN =
            "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** How a host is in a run with faults. */
    enum Health {
        WELL,
        SLOW,
        /** Nobody listens. */
        GONE,
        /** Takes the connection and says nothing. */
        SILENT;

        static Health of(int host) {
            return switch (host % 40) {
                case 0 -> GONE;
                case 20 -> SILENT;
                case 10, 30 -> SLOW;
                default -> WELL;
            };
        }
    }

    private final Selector selector = Selector.open();
    private final List<Host> hosts = new ArrayList<>();
    private final PriorityQueue<Late> late = new PriorityQueue<>((a, b) -> Long.compare(a.at, b.at));
    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
    private boolean faults;

    private static final class Host {
        final int number;
        final int port;
        ServerSocketChannel listener;
        final Set<String> paths = new HashSet<>();
        int unsigned;
        int doubled;
        long last;

        Host(int number, ServerSocketChannel listener, int port) {
            this.number = number;
            this.listener = listener;
            this.port = port;
        }
    }

    private static final class Caller {
        final Host host;
        final ByteBuffer got = ByteBuffer.allocate(64 * 1024);

        Caller(Host host) {
            this.host = host;
        }
    }

    private record Late(long at, SocketChannel to) {}

    private FederationSink(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            ServerSocketChannel listener = listen(0);
            int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            Host host = new Host(i, listener, port);
            listener.register(selector, SelectionKey.OP_ACCEPT, host);
            hosts.add(host);
        }
    }

    public static void main(String[] args) throws IOException {
        FederationSink sink = new FederationSink(Integer.parseInt(args[0]));
        Thread.ofPlatform().daemon().start(sink::listen);
        OUT.println(String.join(
                " ", sink.hosts.stream().map(host -> String.valueOf(host.port)).toList()));
        sink.run();
    }

    private void listen() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                words.add(line);
                selector.wakeup();
            }
        } catch (IOException e) {
            OUT.println(e);
        }
        Runtime.getRuntime().halt(0);
    }

    private static ServerSocketChannel listen(int port) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        listener.configureBlocking(false);
        return listener;
    }

    private void run() throws IOException {
        while (true) {
            Late first = late.peek();
            selector.select(first == null ? 0 : Math.max(1, first.at - System.currentTimeMillis()));
            for (String word = words.poll(); word != null; word = words.poll()) {
                obey(word);
            }
            Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
            while (keys.hasNext()) {
                SelectionKey key = keys.next();
                keys.remove();
                if (key.isValid()) {
                    serve(key);
                }
            }
            long now = System.currentTimeMillis();
            while (late.peek() != null && late.peek().at <= now) {
                answer(late.poll().to);
            }
        }
    }

    private void obey(String word) throws IOException {
        if (word.equals("count")) {
            StringBuilder line = new StringBuilder();
            for (Host host : hosts) {
                line.append(String.format(
                        Locale.ROOT, "%d/%d/%d/%d ", host.paths.size(), host.doubled, host.unsigned, host.last));
            }
            OUT.println(line);
            return;
        }
        faults = word.equals("faults");
        for (Host host : hosts) {
            host.paths.clear();
            host.doubled = 0;
            host.unsigned = 0;
            host.last = 0;
            if (faults && Health.of(host.number) == Health.GONE) {
                host.listener.close();
            } else if (!host.listener.isOpen()) {
                host.listener = listen(host.port);
                host.listener.register(selector, SelectionKey.OP_ACCEPT, host);
            }
        }
        OUT.println("done");
    }

    private void serve(SelectionKey key) throws IOException {
        if (key.attachment() instanceof Host host) {
            SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
            if (channel != null) {
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Caller(host));
            }
            return;
        }
        SocketChannel channel = (SocketChannel) key.channel();
        Caller caller = (Caller) key.attachment();
        try {
            if (channel.read(caller.got) < 0) {
                channel.close();
                return;
            }
            while (takes(caller, channel)) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            channel.close();
        }
    }

    /** Takes one request out of what came, if a whole one is there. */
    private boolean takes(Caller caller, SocketChannel channel) {
        byte[] bytes = caller.got.array();
        int end = caller.got.position();
        int body = head(bytes, end);
        if (body < 0) {
            return false;
        }
        String head = new String(bytes, 0, body, StandardCharsets.US_ASCII);
        String small = head.toLowerCase(Locale.ROOT);
        int at = small.indexOf("content-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(small.substring(at + 16, small.indexOf('\r', at)));
        if (end < body + length) {
            return false;
        }
        Host host = caller.host;
        host.doubled += host.paths.add(head.substring(0, head.indexOf(" HTTP"))) ? 0 : 1;
        host.unsigned += small.contains("\r\nsignature: ") ? 0 : 1;
        caller.got.flip().position(body + length);
        caller.got.compact();
        Health health = faults ? Health.of(host.number) : Health.WELL;
        if (health == Health.SLOW) {
            late.add(new Late(System.currentTimeMillis() + SLOW_MILLIS, channel));
        } else if (health == Health.WELL) {
            answer(channel);
        } else if (health == Health.GONE) {
            close(channel);
        }
        host.last = System.currentTimeMillis();
        return true;
    }

    private static int head(byte[] bytes, int end) {
        for (int i = 3; i < end; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static void answer(SocketChannel channel) {
        try {
            channel.write(ByteBuffer.wrap(TAKEN));
        } catch (IOException e) {
            close(channel);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            OUT.println(e);
        }
    }
}
