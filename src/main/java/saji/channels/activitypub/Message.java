package saji.channels.activitypub;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as signatures see it.
 *
 * @param target full address that is called
 * @param headers by name in small letters
 */
record Message(String method, URI target, Map<String, String> headers) {

    Message {
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The host as it stands in the request, with the port where the address has one. */
    String host() {
        return target.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    /** Path and query. */
    String path() {
        String query = target.getRawQuery();
        return (target.getRawPath().isEmpty() ? "/" : target.getRawPath()) + (query == null ? "" : "?" + query);
    }

    static String digest(byte[] body) {
        return digest("SHA-256", body);
    }

    /** Whether a body is what {@code Digest} or {@code Content-Digest} say it is; one of them must stand there and none be wrong. */
    boolean fits(byte[] body) {
        Optional<String> old = header("digest");
        Optional<String> content = header("content-digest");
        return (old.isPresent() || content.isPresent())
                && old.map(value -> has(value, "sha-256=", "SHA-256", body, "")).orElse(true)
                && content.map(value -> has(value, "sha-256=:", "SHA-256", body, ":")
                                || has(value, "sha-512=:", "SHA-512", body, ":"))
                        .orElse(true);
    }

    private static boolean has(String value, String begin, String algorithm, byte[] body, String end) {
        for (String one : value.split(",", -1)) {
            String digest = one.strip();
            if (digest.regionMatches(true, 0, begin, 0, begin.length())) {
                return digest.substring(begin.length()).equals(digest(algorithm, body) + end);
            }
        }
        return false;
    }

    private static String digest(String algorithm, byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance(algorithm).digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
