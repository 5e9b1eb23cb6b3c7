package saji.channels.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stub of the Bot API, written from its documentation: one bot, one channel, messages that are numbered, edited and deleted, and the
 * documented errors in their own words.
 */
final class BotApiStub implements AutoCloseable {

    static final String TOKEN = "123456:AAstub-token_of-the-bot";
    static final String CHAT = "@kabarkota";

    /** What goes wrong once, before anything else is looked at. */
    enum Trouble {
        TOO_MANY,
        UNAVAILABLE,
        KICKED,
        /** Carried out, and the connection closed without an answer. */
        CUT_AFTER
    }

    record Message(String text, List<String> files) {}

    private static final Pattern PART = Pattern.compile(
            "name=\"(\\w+)\"(?:; filename=\"([^\"]*)\")?\r\n(?:Content-Type: ([^\r]+)\r\n)?\r\n(.*?)\r\n--",
            Pattern.DOTALL);

    final Map<Integer, Message> messages = Collections.synchronizedMap(new TreeMap<>());
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final ConcurrentLinkedDeque<Trouble> troubles = new ConcurrentLinkedDeque<>();
    private final AtomicInteger numbers = new AtomicInteger(16);
    private final JsonMapper json = new JsonMapper();
    private final HttpServer server;

    BotApiStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    Message standing(int number) {
        return Objects.requireNonNull(messages.get(number));
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        String method = path.substring(path.lastIndexOf('/') + 1);
        calls.add(method);
        Trouble trouble = method.startsWith("get") ? null : troubles.poll();
        if (trouble == Trouble.TOO_MANY) {
            answer(
                    exchange,
                    429,
                    Map.of(
                            "ok",
                            false,
                            "error_code",
                            429,
                            "description",
                            "Too Many Requests: retry after 7",
                            "parameters",
                            Map.of("retry_after", 7)));
        } else if (trouble == Trouble.UNAVAILABLE) {
            exchange.sendResponseHeaders(502, -1);
            exchange.close();
        } else if (trouble == Trouble.KICKED) {
            error(exchange, 403, "Forbidden: bot is not a member of the channel chat");
        } else if (!path.equals("/bot" + TOKEN + "/" + method)) {
            error(exchange, 401, "Unauthorized");
        } else {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            Map<String, String> fields = type.startsWith("multipart/") ? form(body) : fields(body);
            if (trouble == Trouble.CUT_AFTER) {
                carryOut(method, fields);
                exchange.close();
                return;
            }
            reply(exchange, method, fields);
        }
    }

    private void reply(HttpExchange exchange, String method, Map<String, String> fields) throws IOException {
        if (!method.equals("getMe") && !CHAT.equals(fields.get("chat_id"))) {
            error(exchange, 400, "Bad Request: chat not found");
            return;
        }
        Object result = carryOut(method, fields);
        if (result instanceof String description) {
            error(exchange, 400, "Bad Request: " + description);
        } else {
            answer(exchange, 200, Map.of("ok", true, "result", result));
        }
    }

    /** The result, or the description of an error as a text. */
    private Object carryOut(String method, Map<String, String> fields) {
        return switch (method) {
            case "getMe" -> Map.of("id", 123456, "is_bot", true, "username", "kota_bot");
            case "getChat" ->
                Map.of("id", -1001234567890L, "type", "channel", "title", "Kabar Kota", "username", "kabarkota");
            case "getChatMember" ->
                Map.of(
                        "status",
                        "administrator",
                        "can_post_messages",
                        true,
                        "can_edit_messages",
                        true,
                        "can_delete_messages",
                        true);
            case "sendMessage" ->
                fields.getOrDefault("text", "").length() > 4096
                        ? "message is too long"
                        : posted(fields.getOrDefault("text", ""), List.of());
            case "sendPhoto" ->
                fields.getOrDefault("caption", "").length() > 1024
                        ? "message caption is too long"
                        : posted(fields.getOrDefault("caption", ""), List.of(fields.getOrDefault("photo", "")));
            case "sendMediaGroup" -> album(fields);
            case "editMessageText" -> edited(fields, fields.getOrDefault("text", ""), false);
            case "editMessageCaption" -> edited(fields, fields.getOrDefault("caption", ""), true);
            case "editMessageMedia" ->
                edited(
                        fields,
                        json.readTree(fields.get("media")).path("caption").asString(""),
                        true);
            case "deleteMessages" -> deleted(fields);
            default -> "method not found";
        };
    }

    private Map<String, Object> posted(String text, List<String> files) {
        int number = numbers.incrementAndGet();
        messages.put(number, new Message(text, files));
        return message(number);
    }

    private static Map<String, Object> message(int number) {
        return Map.of("message_id", number, "chat", Map.of("id", -1001234567890L, "username", "kabarkota"), "date", 1);
    }

    private Object album(Map<String, String> fields) {
        JsonNode media = json.readTree(fields.get("media"));
        if (media.size() < 2 || media.size() > 10) {
            return "there must be 2 to 10 media";
        }
        List<Object> posted = new ArrayList<>();
        media.values()
                .forEach(one -> posted.add(posted(
                        one.path("caption").asString(""),
                        List.of(fields.getOrDefault(
                                one.path("media").asString("").replace("attach://", ""), "")))));
        return posted;
    }

    private Object edited(Map<String, String> fields, String text, boolean hasFile) {
        int number = Integer.parseInt(fields.get("message_id"));
        Message before = messages.get(number);
        if (before == null) {
            return "message to edit not found";
        }
        if (before.files().isEmpty() == hasFile) {
            return "there is no text in the message to edit";
        }
        if (before.text().equals(text)) {
            return "message is not modified: specified new message content and reply markup are exactly the same";
        }
        messages.put(number, new Message(text, before.files()));
        return message(number);
    }

    private Object deleted(Map<String, String> fields) {
        json.readTree(fields.get("message_ids")).values().forEach(number -> messages.remove(number.asInt()));
        return true;
    }

    private Map<String, String> fields(byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        json.readTree(body)
                .propertyStream()
                .forEach(field -> fields.put(
                        field.getKey(),
                        field.getValue().isString()
                                ? field.getValue().asString()
                                : field.getValue().toString()));
        return fields;
    }

    /** Files are kept as type and number of bytes. */
    private static Map<String, String> form(byte[] body) {
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

    private void error(HttpExchange exchange, int code, String description) throws IOException {
        answer(exchange, code, Map.of("ok", false, "error_code", code, "description", description));
    }

    private void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
