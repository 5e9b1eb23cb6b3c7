package saji.channels.activitypub;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signatures as in draft-cavage-http-signatures-12, with the fields that the servers of the open social web expect. */
final class DraftSignature {

    private static final Pattern PART = Pattern.compile("\\s*([a-zA-Z]+)=(?:\"([^\"]*)\"|(\\d{1,12}))\\s*(?:,|$)");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final List<String> ALGORITHMS = List.of("", "hs2019", "rsa-sha256");

    private DraftSignature() {}

    /** The headers that make a request a signed one; with a body its digest among them. */
    static Map<String, String> headers(Message message, Body body, String keyId, PrivateKey key, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Date", DATE.format(now.atOffset(ZoneOffset.UTC)));
        String names = "(request-target) host date";
        if (!body.isEmpty()) {
            headers.put("Digest", "SHA-256=" + body.digest());
            names += " digest";
        }
        Map<String, String> all = new HashMap<>(message.headers());
        headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
        byte[] base = base(new Message(message.method(), message.target(), all), names, Map.of());
        if (base == null) {
            throw new IllegalStateException(names);
        }
        headers.put(
                "Signature",
                "keyId=\"" + keyId + "\",algorithm=\"rsa-sha256\",headers=\"" + names + "\",signature=\""
                        + Base64.getEncoder().encodeToString(Rsa.sign(base, key)) + "\"");
        return headers;
    }

    static Optional<Claim> read(Message message) {
        Map<String, String> parts = parts(message.header("signature").orElse(""));
        String names = parts.getOrDefault("headers", "(created)").toLowerCase(Locale.ROOT);
        List<String> list = List.of(names.split(" +"));
        boolean isWhole = parts.containsKey("keyId")
                && parts.containsKey("signature")
                && ALGORITHMS.contains(parts.getOrDefault("algorithm", ""))
                && list.contains("(request-target)")
                && list.contains("host")
                && (list.contains("digest") || !"POST".equals(message.method()));
        if (!isWhole) {
            return Optional.empty();
        }
        try {
            Optional<Instant> created = list.contains("(created)")
                    ? Optional.ofNullable(parts.get("created")).map(DraftSignature::seconds)
                    : list.contains("date") ? message.header("date").map(DraftSignature::date) : Optional.empty();
            byte[] base = base(message, names, parts);
            if (created.isEmpty() || base == null) {
                return Optional.empty();
            }
            return Optional.of(new Claim(
                    parts.getOrDefault("keyId", ""),
                    base,
                    Base64.getDecoder().decode(parts.getOrDefault("signature", "")),
                    created.get(),
                    parts.containsKey("expires") ? seconds(parts.getOrDefault("expires", "")) : null));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> parts(String header) {
        Map<String, String> parts = new HashMap<>();
        Matcher found = PART.matcher(header);
        int end = 0;
        while (found.find() && found.start() == end) {
            String value = found.group(2) == null ? found.group(3) : found.group(2);
            if (parts.put(found.group(1), value) != null) {
                return Map.of();
            }
            end = found.end();
        }
        return end == header.length() ? parts : Map.of();
    }

    private static byte @Nullable [] base(Message message, String names, Map<String, String> parts) {
        StringBuilder base = new StringBuilder();
        for (String name : names.split(" +")) {
            Optional<String> value = switch (name) {
                case "(request-target)" ->
                    Optional.of(message.method().toLowerCase(Locale.ROOT) + " " + message.path());
                case "(created)" -> Optional.ofNullable(parts.get("created"));
                case "(expires)" -> Optional.ofNullable(parts.get("expires"));
                case "host" -> Optional.of(message.host());
                default -> message.header(name);
            };
            if (value.isEmpty()) {
                return null;
            }
            base.append(base.isEmpty() ? "" : "\n").append(name).append(": ").append(value.get());
        }
        return base.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Instant seconds(String text) {
        return Instant.ofEpochSecond(Long.parseLong(text));
    }

    private static Instant date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
