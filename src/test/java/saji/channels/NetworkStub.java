package saji.channels;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A network's server on the loopback, answering JSON; what goes wrong is set before and happens once. */
public abstract class NetworkStub implements AutoCloseable {

    protected static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PART = Pattern.compile(
            "name=\"([\\w\\[\\]]+)\"(?:; filename=\"([^\"]*)\")?\r\n(?:Content-Type: ([^\r]+)\r\n)?\r\n(.*?)\r\n--",
            Pattern.DOTALL);

    /** A call that came. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Call(
            String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** Fields of a form; a file is its type and number of bytes. */
        public Map<String, String> form() {
            if (!header("Content-Type").startsWith("multipart/")) {
                return fields(new String(body, StandardCharsets.UTF_8));
            }
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher parts = PART.matcher(new String(body, StandardCharsets.ISO_8859_1));
            while (parts.find()) {
                byte[] value = parts.group(4).getBytes(StandardCharsets.ISO_8859_1);
                fields.put(
                        parts.group(1),
                        parts.group(2) == null
                                ? new String(value, StandardCharsets.UTF_8)
                                : parts.group(3) + " " + value.length);
            }
            return fields;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** What is answered; a null body is an empty one. */
    public record Reply(int status, @Nullable Object body, Map<String, String> headers) {

        public static Reply of(Object body) {
            return new Reply(200, body, Map.of());
        }

        public static Reply of(int status, @Nullable Object body) {
            return new Reply(status, body, Map.of());
        }
    }

    private record Trouble(Predicate<Call> on, @Nullable Reply reply) {}

    public final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<Trouble> troubles = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;

    @SuppressWarnings("this-escape")
    protected NetworkStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Carries a call out. */
    protected abstract Reply answer(Call call);

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next call of this method to a path with these words is answered so, and not carried out. */
    public void once(String method, String path, int status, Object body, Map<String, String> headers) {
        troubles.add(new Trouble(is(method, path), new Reply(status, body, headers)));
    }

    public void once(String method, String path, int status, Object body) {
        once(method, path, status, body, Map.of());
    }

    /** The next such call is carried out, and the connection closed without an answer. */
    public void cutAfter(String method, String path) {
        troubles.add(new Trouble(is(method, path), null));
    }

    private static Predicate<Call> is(String method, String path) {
        return call -> call.method().equals(method) && call.path().contains(path);
    }

    /** How often such a call came. */
    public long count(String method, String path) {
        return List.copyOf(calls).stream().filter(is(method, path)).count();
    }

    /** The last such call. */
    public Call last(String method, String path) {
        return List.copyOf(calls).stream()
                .filter(is(method, path))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        String query = exchange.getRequestURI().getRawQuery();
        Call call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                fields(query == null ? "" : query),
                headers,
                exchange.getRequestBody().readAllBytes());
        calls.add(call);
        Trouble trouble = take(call);
        Reply reply = trouble != null && trouble.reply() != null ? trouble.reply() : answer(call);
        if (trouble != null && trouble.reply() == null) {
            exchange.close();
            return;
        }
        byte[] body = reply.body() == null
                ? new byte[0]
                : reply.body() instanceof byte[] bytes ? bytes : JSON.writeValueAsBytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private @Nullable Trouble take(Call call) {
        synchronized (troubles) {
            for (Trouble trouble : troubles) {
                if (trouble.on().test(call)) {
                    troubles.remove(trouble);
                    return trouble;
                }
            }
        }
        return null;
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : query.split("&")) {
            if (!field.isEmpty()) {
                String[] parts = field.split("=", 2);
                fields.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
