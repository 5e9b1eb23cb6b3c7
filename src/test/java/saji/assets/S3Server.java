package saji.assets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Speaks as much S3 as a store needs, checks signatures and hashes with code of its own, and fails when told to. */
final class S3Server {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/((\\d{8})/([^/]+)/s3/aws4_request),SignedHeaders=([^,]+),Signature=(\\w{64})");

    private final String key;
    private final String secret;
    private final String region;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Queue<Integer> failures = new ArrayDeque<>();
    private final AtomicInteger requests = new AtomicInteger();
    private @Nullable HttpServer server;

    S3Server(String key, String secret, String region) {
        this.key = key;
        this.secret = secret;
        this.region = region;
    }

    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    void stop() {
        Objects.requireNonNull(server).stop(0);
    }

    String address() {
        return "http://localhost:" + Objects.requireNonNull(server).getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    /** The next requests get these statuses, where 0 means a broken connection. */
    void failNext(Integer... statuses) {
        failures.addAll(Arrays.asList(statuses));
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        Integer failure = failures.poll();
        if (failure != null && failure == 0) {
            exchange.close();
            return;
        }
        String path = exchange.getRequestURI().getRawPath();
        if (failure != null) {
            answer(exchange, failure, new byte[0]);
        } else if (!isSigned(exchange, body)) {
            answer(exchange, 403, "SignatureDoesNotMatch".getBytes(StandardCharsets.UTF_8));
        } else if ("PUT".equals(exchange.getRequestMethod())) {
            objects.put(path, body);
            answer(exchange, 200, new byte[0]);
        } else {
            byte[] found = objects.get(path);
            answer(exchange, found == null ? 404 : 200, found == null ? new byte[0] : found);
        }
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        Matcher sent = AUTHORIZATION.matcher(
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (!sent.matches() || !sent.group(1).equals(key) || !sent.group(4).equals(region)) {
            return false;
        }
        try {
            String hash = hex(MessageDigest.getInstance("SHA-256").digest(body));
            StringBuilder canonical = new StringBuilder(exchange.getRequestMethod() + "\n"
                    + exchange.getRequestURI().getRawPath() + "\n\n");
            for (String name : sent.group(5).split(";")) {
                canonical.append(name + ":" + exchange.getRequestHeaders().getFirst(name) + "\n");
            }
            canonical.append("\n" + sent.group(5) + "\n" + hash);
            String text =
                    "AWS4-HMAC-SHA256\n" + exchange.getRequestHeaders().getFirst("X-Amz-Date") + "\n" + sent.group(2)
                            + "\n" + hex(MessageDigest.getInstance("SHA-256").digest(bytes(canonical.toString())));
            byte[] mac = bytes("AWS4" + secret);
            for (String part : new String[] {sent.group(3), region, "s3", "aws4_request", text}) {
                Mac next = Mac.getInstance("HmacSHA256");
                next.init(new SecretKeySpec(mac, "HmacSHA256"));
                mac = next.doFinal(bytes(part));
            }
            return hex(mac).equals(sent.group(6))
                    && hash.equals(exchange.getRequestHeaders().getFirst("X-Amz-Content-Sha256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
