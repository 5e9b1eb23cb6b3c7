package saji.channels;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.channels.network.Result;
import saji.channels.network.Tested;
import saji.platform.Outbound;
import saji.platform.OutboundGuard;
import saji.platform.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls of networks whose answers are JSON, and what those mean for a delivery unless the network says otherwise. */
@Component
public class WebApi {

    /** The longest that one call takes. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private static final OutboundGuard.Caps CAPS = new OutboundGuard.Caps(LONGEST, 1_000_000);
    private static final String BOUNDARY = "saji-8f1d2c3b4a59";
    private static final int MOST_SAID = 400;

    private final Outbound outbound;
    private final JsonMapper json;
    private final InstantSource clock;

    WebApi(Outbound outbound, JsonMapper json, InstantSource clock) {
        this.outbound = outbound;
        this.json = json;
        this.clock = clock;
    }

    /** What a network answered. */
    public sealed interface Answer {

        /** Status of the answer; 0 where there was none. */
        default int status() {
            return 0;
        }

        default boolean isGood() {
            return this instanceof Good;
        }

        /** What was said; a missing node where there is nothing. */
        default JsonNode body() {
            return MissingNode.getInstance();
        }

        default Optional<String> header(String name) {
            return Optional.empty();
        }
    }

    /** 2xx. */
    public record Good(int status, JsonNode body, Map<String, String> headers) implements Answer {
        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** Any other status. */
    public record Bad(int status, JsonNode body, Map<String, String> headers) implements Answer {
        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** Certainly not received. */
    public record Away(String what) implements Answer {}

    /** Perhaps received, and no answer that can be read. */
    public record Lost(String what) implements Answer {}

    public Answer get(URI at, Map<String, String> headers) {
        return call("GET", at, headers, "", new byte[0]);
    }

    public Answer delete(URI at, Map<String, String> headers) {
        return call("DELETE", at, headers, "", new byte[0]);
    }

    /** A body of JSON. */
    public Answer json(String method, URI at, Map<String, String> headers, Object body) {
        return call(method, at, headers, "application/json", json.writeValueAsBytes(body));
    }

    /** A body of form fields. */
    public Answer form(String method, URI at, Map<String, String> headers, Map<String, String> fields) {
        return call(
                method,
                at,
                headers,
                "application/x-www-form-urlencoded",
                query(fields).getBytes(StandardCharsets.US_ASCII));
    }

    /** Fields and one file. */
    public Answer upload(
            URI at, Map<String, String> headers, Map<String, String> fields, String name, MediaFiles.File file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> text(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value
                        + "\r\n"));
        text(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file.name()
                        + "\"\r\nContent-Type: " + file.mediaType() + "\r\n\r\n");
        body.writeBytes(file.bytes());
        text(body, "\r\n--" + BOUNDARY + "--\r\n");
        return call("POST", at, headers, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Any body. */
    public Answer call(String method, URI at, Map<String, String> headers, String type, byte[] body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Accept", "application/json");
        if (!type.isEmpty()) {
            all.put("Content-Type", type);
        }
        return switch (outbound.send(new Outbound.Call(method, at, all, body), CAPS)) {
            case Outbound.NotSent notSent -> new Away(notSent.what());
            case Outbound.NoAnswer noAnswer -> new Lost(noAnswer.what());
            case Outbound.Answered answered -> read(answered);
        };
    }

    private Answer read(Outbound.Answered answered) {
        boolean isGood = answered.status() / 100 == 2;
        JsonNode body;
        try {
            body = answered.body().length == 0 ? MissingNode.getInstance() : json.readTree(answered.body());
        } catch (JacksonException e) {
            if (isGood) {
                return new Lost(answered.status() + ", no JSON");
            }
            body = MissingNode.getInstance();
        }
        return isGood
                ? new Good(answered.status(), body, answered.headers())
                : new Bad(answered.status(), body, answered.headers());
    }

    /** {@code base} and {@code path} in one, with a query where there are fields. */
    public static URI at(String base, String path, Map<String, String> fields) {
        String query = query(fields);
        return URI.create(base.replaceFirst("/+$", "") + path + (query.isEmpty() ? "" : "?" + query));
    }

    public static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Where a server is; its own name for one that is no address. */
    public static String host(String base) {
        try {
            String host = URI.create(base.strip()).getHost();
            return host == null ? base : host;
        } catch (IllegalArgumentException e) {
            return base;
        }
    }

    /** Whether a setting is an address that can be called. */
    public static boolean isAddress(String base) {
        try {
            URI at = URI.create(base);
            return ("https".equals(at.getScheme()) || "http".equals(at.getScheme()))
                    && at.getHost() != null
                    && at.getRawUserInfo() == null
                    && at.getRawQuery() == null
                    && at.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What an answer that is not as hoped means for the call that posts: whoever does not know whether it was done says so. */
    public Result result(Answer answer, String refused) {
        return switch (answer) {
            case Good good -> throw new IllegalStateException("Went well");
            case Away(String what) -> Result.away(what);
            case Lost(String what) -> Result.lost(what);
            case Bad bad when bad.status() == 503 -> Result.away(said(bad));
            case Bad bad when bad.status() >= 500 -> Result.lost(said(bad));
            case Bad bad -> meaning(bad, refused);
        };
    }

    /** What it means for a call before the one that posts: nothing is to be seen yet, so it may be made again. */
    public Result before(Answer answer, String refused) {
        return switch (answer) {
            case Good good -> throw new IllegalStateException("Went well");
            case Away(String what) -> Result.away(what);
            case Lost(String what) -> Result.away(what);
            case Bad bad when bad.status() >= 500 -> Result.away(said(bad));
            case Bad bad -> meaning(bad, refused);
        };
    }

    private Result meaning(Bad bad, String refused) {
        return switch (bad.status()) {
            case 429 -> Result.busy(said(bad), rest(bad).orElse(null));
            case 401, 403 -> Result.denied(said(bad));
            case 408, 425 -> Result.away(said(bad));
            default -> Result.refused(refused, said(bad));
        };
    }

    /** The same for a test of an account. */
    public Tested failed(Answer answer, String refused) {
        return switch (before(answer, refused)) {
            case Result.Denied(Reason reason, String detail) -> new Tested.Fails(reason, detail);
            case Result.Refused(Reason reason, String detail, boolean gone) -> new Tested.Fails(reason, detail);
            case Result.Later(Reason reason, String detail, Result.Fault fault, @Nullable Duration after) ->
                new Tested.Fails(reason, detail);
            case Result.Unknown(Reason reason, String detail) -> new Tested.Fails(reason, detail);
            case Result.Delivered delivered ->
                throw new IllegalStateException(delivered.copy().id());
        };
    }

    /** Status and the network's own words, cut. */
    public static String said(Answer answer) {
        String words = switch (answer) {
            case Away(String what) -> what;
            case Lost(String what) -> what;
            case Good good -> String.valueOf(good.status());
            case Bad bad -> (bad.status() + " " + error(bad.body())).strip();
        };
        return words.substring(0, Math.min(words.length(), MOST_SAID));
    }

    /** The words of an error, wherever networks like to put them. */
    static String error(JsonNode body) {
        JsonNode error = body.path("error");
        String code = error.isString() ? error.asString() : "";
        for (JsonNode place :
                new JsonNode[] {error.path("message"), body.path("message"), body.path("detail"), body.path("title")}) {
            if (place.isString()) {
                return (code + " " + place.asString()).strip();
            }
        }
        return code;
    }

    /** How long to rest, as {@code Retry-After} or the usual headers of budgets say it. */
    public Optional<Duration> rest(Answer answer) {
        Instant now = clock.instant();
        Optional<Instant> until = answer.header("retry-after").flatMap(value -> moment(value, now));
        for (String name : new String[] {"ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset"}) {
            until = until.or(() -> answer.header(name).flatMap(value -> moment(value, now)));
        }
        return until.map(at -> Duration.between(now, at))
                .map(rest -> rest.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : rest)
                .map(rest -> rest.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : rest);
    }

    /** Seconds from now, seconds since 1970, an HTTP date or one of ISO 8601. */
    private static Optional<Instant> moment(String value, Instant now) {
        String text = value.strip();
        if (text.matches("\\d{1,12}")) {
            long number = Long.parseLong(text);
            return Optional.of(number > 1_000_000_000 ? Instant.ofEpochSecond(number) : now.plusSeconds(number));
        }
        try {
            return Optional.of(
                    text.contains(",")
                            ? ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()
                            : Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
