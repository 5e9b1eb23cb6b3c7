package saji.channels.webpush;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A push service on this machine with browsers behind it: decrypts what comes, or answers as it was told to. */
public final class PushService implements AutoCloseable {

    /** Closes the connection instead of an answer. */
    public static final int CUT = -1;

    /** A push as it came. */
    public record Push(Map<String, List<String>> headers, String text) {

        public @Nullable String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : values.getFirst();
        }

        public JsonNode said() {
            return new JsonMapper().readTree(text);
        }
    }

    /** A browser with its keys and everything that it was pushed. */
    public final class Client {

        private final String endpoint;
        private final Receiver receiver = new Receiver();
        private final List<Push> pushes = new CopyOnWriteArrayList<>();
        private final ConcurrentLinkedDeque<Integer> answers = new ConcurrentLinkedDeque<>();
        private final AtomicInteger calls = new AtomicInteger();

        private Client(int number) {
            endpoint = address() + "/push/" + number;
        }

        public String endpoint() {
            return endpoint;
        }

        public Receiver receiver() {
            return receiver;
        }

        public List<Push> pushes() {
            return pushes;
        }

        public int calls() {
            return calls.get();
        }

        /** What the next calls are answered instead of being taken. */
        public Client answering(Integer... statuses) {
            answers.addAll(List.of(statuses));
            return this;
        }
    }

    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final HttpServer server;

    public PushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/push/", this::handle);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Client client() {
        Client client = new Client(clients.size());
        clients.put(client.endpoint(), client);
        return client;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Client client = clients.get(address() + exchange.getRequestURI().getPath());
        if (client == null) {
            answer(exchange, 404);
            return;
        }
        client.calls.incrementAndGet();
        Integer status = client.answers.poll();
        if (status == null) {
            client.pushes.add(new Push(Map.copyOf(exchange.getRequestHeaders()), client.receiver.read(body)));
            exchange.getResponseHeaders().set("Location", address() + "/message/" + client.calls());
            answer(exchange, 201);
        } else if (status == CUT) {
            exchange.close();
        } else {
            exchange.getResponseHeaders().set("Retry-After", "7");
            answer(exchange, status);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
