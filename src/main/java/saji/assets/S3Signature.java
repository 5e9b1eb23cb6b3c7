package saji.assets;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as S3 services ask (AWS Signature Version 4, in the header, with the payload's hash). */
final class S3Signature {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String region;
    private final String key;
    private final String secret;

    S3Signature(String region, String key, String secret) {
        this.region = region;
        this.key = key;
        this.secret = secret;
    }

    /**
     * The headers that a request needs, {@code Authorization} among them.
     *
     * @param others further headers that are to be signed, by name
     * @param payload SHA-256 of the body in hexadecimal
     */
    Map<String, String> headers(String method, URI address, Map<String, String> others, String payload, Instant at) {
        String time = TIME.format(at);
        SortedMap<String, String> signed = new TreeMap<>();
        others.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
        signed.put("host", address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort());
        signed.put("x-amz-content-sha256", payload);
        signed.put("x-amz-date", time);
        String names = String.join(";", signed.keySet());
        String request = method + "\n" + address.getRawPath() + "\n" + query(address) + "\n"
                + signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + payload;
        String scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                + Upload.sha256(request.getBytes(StandardCharsets.UTF_8));
        String signature = HexFormat.of().formatHex(mac(signingKey(time.substring(0, 8)), toSign));
        signed.remove("host");
        signed.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + key + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                        + signature);
        return signed;
    }

    /** The query's parts in order, each with an equals sign. */
    private static String query(URI address) {
        String query = address.getRawQuery();
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(part -> part.contains("=") ? part : part + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    private byte[] signingKey(String day) {
        byte[] ofDay = mac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), day);
        return mac(mac(mac(ofDay, region), "s3"), "aws4_request");
    }

    private static byte[] mac(byte[] with, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(with, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
