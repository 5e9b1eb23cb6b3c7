package saji.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A browser without a screen: keeps cookies, does not follow redirects, sends the form token of the page it saw last. */
public final class Visitor {

    private final String address;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, String> headers =
            new LinkedHashMap<>(Map.of("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"));
    private @Nullable String csrf;

    Visitor(String address) {
        this.address = address;
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> raw) {

        public int status() {
            return raw.statusCode();
        }

        public String body() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        public Document page() {
            return Jsoup.parse(body(), raw.uri().toString());
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /** Where a redirect leads, without the host. */
        public String location() {
            return header("Location").replaceFirst("^http://localhost:\\d+", "");
        }
    }

    /** Sends a header with every request from now on. */
    public Visitor header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), null);
    }

    /** Follows redirects from {@code path} to a page. */
    public Answer open(String path) {
        Answer answer = get(path);
        for (int i = 0; i < 5 && answer.status() / 100 == 3; i++) {
            answer = get(answer.location());
        }
        return answer;
    }

    /** Sends a form, with the form token when a page with one was seen (a desk page is opened for it if none was). */
    public Answer post(String path, Map<String, String> fields) {
        return postAll(
                path,
                fields.entrySet().stream()
                        .map(f -> List.of(f.getKey(), f.getValue()))
                        .toList());
    }

    /** Like {@link #post}, for forms in which a name occurs more than once: a list of name-value pairs. */
    public Answer postAll(String path, List<List<String>> fields) {
        List<List<String>> all = new ArrayList<>(fields);
        String token = csrf();
        if (token != null) {
            all.add(List.of("_csrf", token));
        }
        return send(
                "POST",
                path,
                HttpRequest.BodyPublishers.ofString(all.stream()
                        .map(field -> encoded(field.getFirst()) + "=" + encoded(field.getLast()))
                        .collect(Collectors.joining("&"))),
                "application/x-www-form-urlencoded");
    }

    /** Sends a form without any form token, as a foreign site would. */
    public Answer postForged(String path, Map<String, String> fields) {
        return send(
                "POST",
                path,
                HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))),
                "application/x-www-form-urlencoded");
    }

    /** Sends any body with any method; the form token goes as a header. */
    public Answer send(String method, String path, String contentType, byte[] body) {
        String token = headers.containsKey("Authorization") ? null : csrf();
        if (token != null) {
            headers.put("X-CSRF-TOKEN", token);
        }
        return send(method, path, HttpRequest.BodyPublishers.ofByteArray(body), contentType);
    }

    /** The form token of the session; null for one that has none. */
    public @Nullable String csrf() {
        if (csrf == null && !cookies.getCookieStore().getCookies().isEmpty()) {
            get("/desk");
        }
        return csrf;
    }

    /** The session cookie as {@code name=value}, to hand to a real browser. */
    public String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body, @Nullable String contentType) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).method(method, body);
        headers.forEach(request::header);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            Answer answer = new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
            if (answer.header("Content-Type").startsWith("text/html")) {
                Element field = answer.page().selectFirst("input[name=_csrf]");
                csrf = field == null ? csrf : field.val();
            }
            if (answer.status() == 302 && path.startsWith("/sign-in")) {
                csrf = null;
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
