package saji.channels.x;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saji.channels.NetworkStub;
import tools.jackson.databind.JsonNode;

/** A stub of the X API v2, written from its documentation: it checks each signature, shortens addresses and refuses the same words twice. */
final class XStub extends NetworkStub {

    record Tweet(String text, List<String> media, String createdAt) {}

    private static final Pattern FIELD = Pattern.compile("(oauth_\\w+)=\"([^\"]*)\"");
    private static final Pattern LINK = Pattern.compile("https://\\S+");

    final Map<String, Tweet> tweets = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<String, String> alts = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger(500);
    private final Supplier<String> now;

    XStub(Supplier<String> now) {
        this.now = now;
    }

    @Override
    protected Reply answer(Call call) {
        if (!isSigned(call)) {
            return problem(401, "Unauthorized");
        }
        String id = call.path().replaceFirst(".*/", "");
        return switch (call.method() + " " + call.path().replaceFirst("/tweets/\\d+$", "/tweets/:id")) {
            case "GET /2/users/me" -> Reply.of(Map.of("data", Map.of("id", "9", "name", "Kota", "username", "kota")));
            case "POST /2/media/upload" -> Reply.of(Map.of("data", Map.of("id", "m" + numbers.incrementAndGet())));
            case "POST /2/media/metadata" -> {
                alts.put(
                        call.json().path("id").asString(""),
                        call.json()
                                .path("metadata")
                                .path("alt_text")
                                .path("text")
                                .asString(""));
                yield Reply.of(Map.of("data", Map.of()));
            }
            case "POST /2/tweets" -> tweet(call.json());
            case "DELETE /2/tweets/:id" -> {
                tweets.remove(id);
                yield Reply.of(Map.of("data", Map.of("deleted", true)));
            }
            case "GET /2/users/9/tweets" ->
                Reply.of(Map.of(
                        "data",
                        tweets.entrySet().stream()
                                .map(one -> shown(one.getKey(), one.getValue()))
                                .toList()));
            default -> problem(404, "Not Found");
        };
    }

    private boolean isSigned(Call call) {
        Map<String, String> oauth = new LinkedHashMap<>();
        Matcher fields = FIELD.matcher(call.header("Authorization"));
        while (fields.find()) {
            oauth.put(fields.group(1), URLDecoder.decode(fields.group(2), StandardCharsets.UTF_8));
        }
        String given = oauth.remove("oauth_signature");
        String query = saji.channels.WebApi.query(call.query());
        URI at = URI.create(address() + call.path() + (query.isEmpty() ? "" : "?" + query));
        return given != null && given.equals(OAuth1.signature(call.method(), at, oauth, "ks", "ts"));
    }

    private Reply tweet(JsonNode body) {
        String text = body.path("text").asString("");
        if (tweets.values().stream().anyMatch(tweet -> tweet.text().equals(text))) {
            return problem(403, "You are not allowed to create a Tweet with duplicate content.");
        }
        String id = String.valueOf(numbers.incrementAndGet());
        tweets.put(
                id,
                new Tweet(
                        text,
                        body.path("media").path("media_ids").values().stream()
                                .map(JsonNode::asString)
                                .toList(),
                        now.get()));
        return Reply.of(201, Map.of("data", Map.of("id", id, "text", text)));
    }

    private static Map<String, Object> shown(String id, Tweet tweet) {
        Matcher link = LINK.matcher(tweet.text());
        boolean hasLink = link.find();
        return Map.of(
                "id",
                id,
                "text",
                LINK.matcher(tweet.text()).replaceAll("https://t.co/abc").replace("&", "&amp;"),
                "created_at",
                tweet.createdAt(),
                "entities",
                hasLink
                        ? Map.of("urls", List.of(Map.of("url", "https://t.co/abc", "expanded_url", link.group())))
                        : Map.of());
    }

    private static Reply problem(int status, String detail) {
        return Reply.of(status, Map.of("title", "Problem", "detail", detail, "type", "about:blank", "status", status));
    }
}
