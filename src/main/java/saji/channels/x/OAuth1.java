package saji.channels.x;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import saji.channels.network.Access;
import saji.channels.network.Secret;

/** Signs calls as RFC 5849 (OAuth 1.0a) wants it, with HMAC-SHA1: these keys do not end by themselves. */
final class OAuth1 {

    private OAuth1() {}

    /** The {@code Authorization} of a call whose body is not a form of fields. */
    static String header(Access access, String method, URI at, String nonce, long second) {
        SortedMap<String, String> oauth = new TreeMap<>();
        oauth.put("oauth_consumer_key", secret(access, "key"));
        oauth.put("oauth_nonce", nonce);
        oauth.put("oauth_signature_method", "HMAC-SHA1");
        oauth.put("oauth_timestamp", String.valueOf(second));
        oauth.put("oauth_token", secret(access, "token"));
        oauth.put("oauth_version", "1.0");
        oauth.put(
                "oauth_signature",
                signature(method, at, oauth, secret(access, "key-secret"), secret(access, "token-secret")));
        return "OAuth "
                + oauth.entrySet().stream()
                        .map(field -> field.getKey() + "=\"" + encoded(field.getValue()) + "\"")
                        .collect(Collectors.joining(", "));
    }

    private static String secret(Access access, String name) {
        return access.secret(name).map(Secret::reveal).orElse("");
    }

    /** Over method, address without query, and all fields of query and header in the order of their encoded names. */
    static String signature(String method, URI at, Map<String, String> oauth, String keySecret, String tokenSecret) {
        SortedMap<String, String> fields = new TreeMap<>();
        oauth.forEach((name, value) -> fields.put(encoded(name), encoded(value)));
        if (at.getRawQuery() != null) {
            for (String field : at.getRawQuery().split("&")) {
                String[] parts = field.split("=", 2);
                fields.put(again(parts[0]), parts.length > 1 ? again(parts[1]) : "");
            }
        }
        String all = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
        String base = method + "&" + encoded(at.toString().replaceFirst("\\?.*", "")) + "&" + encoded(all);
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(
                    (encoded(keySecret) + "&" + encoded(tokenSecret)).getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String again(String part) {
        return encoded(java.net.URLDecoder.decode(part, StandardCharsets.UTF_8));
    }

    /** As RFC 3986 encodes. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
