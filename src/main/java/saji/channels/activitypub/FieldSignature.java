package saji.channels.activitypub;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
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

/**
 * Signatures as in RFC 9421, in the profile of the open social web: exactly one signature, RSASSA-PKCS1-v1_5 with SHA-256, components
 * without parameters.
 */
final class FieldSignature {

    private static final Pattern INPUT = Pattern.compile(
            "\\s*([a-z*][a-z0-9_.*-]*)=(\\(((?:\"[a-z0-9@_-]{1,100}\" *)*)\\)((?:;[a-z]{1,20}=(?:\"[^\"\\\\]{0,3000}\"|\\d{1,12}))*))\\s*");
    private static final Pattern PARAMETER = Pattern.compile(";([a-z]+)=(?:\"([^\"]*)\"|(\\d+))");
    private static final Pattern SIGNATURE =
            Pattern.compile("\\s*([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/=]{1,2000}):\\s*");

    private FieldSignature() {}

    static Map<String, String> headers(Message message, Body body, String keyId, PrivateKey key, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> components = new ArrayList<>(List.of("@method", "@target-uri"));
        if (!body.isEmpty()) {
            headers.put("Content-Digest", "sha-256=:" + body.digest() + ":");
            components.add("content-digest");
        }
        Map<String, String> all = new HashMap<>(message.headers());
        headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
        String input = "(\"" + String.join("\" \"", components) + "\");created=" + now.getEpochSecond() + ";keyid=\""
                + keyId + "\"";
        byte[] base = base(new Message(message.method(), message.target(), all), components, input);
        if (base == null) {
            throw new IllegalStateException(input);
        }
        headers.put("Signature-Input", "sig1=" + input);
        headers.put("Signature", "sig1=:" + Base64.getEncoder().encodeToString(Rsa.sign(base, key)) + ":");
        return headers;
    }

    static Optional<Claim> read(Message message) {
        Matcher input = INPUT.matcher(message.header("signature-input").orElse(""));
        Matcher signature = SIGNATURE.matcher(message.header("signature").orElse(""));
        if (!input.matches() || !signature.matches() || !input.group(1).equals(signature.group(1))) {
            return Optional.empty();
        }
        List<String> components =
                List.of(input.group(3).strip().replace("\"", "").split(" +"));
        Map<String, String> parameters = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(input.group(4));
        while (parameter.find()) {
            String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
            if (parameters.put(parameter.group(1), value) != null) {
                return Optional.empty();
            }
        }
        boolean isWhole = components.contains("@method")
                && (components.contains("@target-uri")
                        || (components.contains("@authority")
                                && (components.contains("@path") || components.contains("@request-target"))))
                && (components.contains("content-digest") || !"POST".equals(message.method()))
                && parameters.containsKey("keyid")
                && parameters.getOrDefault("created", "").matches("\\d+")
                && parameters.getOrDefault("expires", "0").matches("\\d+")
                && parameters.getOrDefault("alg", "rsa-v1_5-sha256").equals("rsa-v1_5-sha256");
        byte[] base = isWhole ? base(message, components, input.group(2)) : null;
        if (base == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Claim(
                    parameters.getOrDefault("keyid", ""),
                    base,
                    Base64.getDecoder().decode(signature.group(2)),
                    seconds(parameters.getOrDefault("created", "")),
                    parameters.containsKey("expires") ? seconds(parameters.getOrDefault("expires", "")) : null));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Instant seconds(String text) {
        return Instant.ofEpochSecond(Long.parseLong(text));
    }

    private static byte @Nullable [] base(Message message, List<String> components, String input) {
        StringBuilder base = new StringBuilder();
        if (components.stream().distinct().count() != components.size()) {
            return null;
        }
        for (String component : components) {
            String query = message.target().getRawQuery();
            Optional<String> value = switch (component) {
                case "@method" -> Optional.of(message.method());
                case "@target-uri" -> Optional.of(message.target().toString());
                case "@authority" -> Optional.of(message.host());
                case "@scheme" -> Optional.of(message.target().getScheme());
                case "@request-target" -> Optional.of(message.path());
                case "@path" -> Optional.of(message.target().getRawPath());
                case "@query" -> Optional.of("?" + (query == null ? "" : query));
                case "host" -> Optional.of(message.host());
                default -> message.header(component).map(String::strip);
            };
            if (value.isEmpty()) {
                return null;
            }
            base.append('"')
                    .append(component)
                    .append("\": ")
                    .append(value.get())
                    .append('\n');
        }
        return base.append("\"@signature-params\": ").append(input).toString().getBytes(StandardCharsets.UTF_8);
    }
}
