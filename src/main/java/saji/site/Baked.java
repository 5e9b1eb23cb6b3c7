package saji.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What readers get under one address.
 *
 * @param path the address, for example {@code /berita/pasar-murah}; see {@link Addresses}
 * @param type media type with its charset
 * @param location where a redirect leads, or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Baked(
        String path,
        int status,
        String type,
        Keeping keeping,
        @Nullable String location,
        byte[] body) {

    /** How long others may keep a copy. */
    enum Keeping {
        /** Asks each time whether it has changed; serves the old copy only when the city does not answer. */
        FRESH("public, max-age=0, stale-if-error=86400"),
        /** Its address changes with its content. */
        FOREVER("public, max-age=31536000, immutable"),
        /** Of this moment only. */
        NEVER("no-store");

        private final String cacheControl;

        Keeping(String cacheControl) {
            this.cacheControl = cacheControl;
        }

        String cacheControl() {
            return cacheControl;
        }
    }

    static Baked page(String path, byte[] html) {
        return new Baked(path, 200, "text/html; charset=utf-8", Keeping.FRESH, null, html);
    }

    static Baked gone(String path, byte[] html) {
        return new Baked(path, 410, "text/html; charset=utf-8", Keeping.FRESH, null, html);
    }

    static Baked redirect(String path, String location) {
        byte[] body = (location + "\n").getBytes(StandardCharsets.UTF_8);
        return new Baked(path, 301, "text/plain; charset=utf-8", Keeping.FRESH, location, body);
    }

    /** A redirect that may end one day. */
    static Baked elsewhere(String path, String location) {
        Baked lasting = redirect(path, location);
        return new Baked(path, 302, lasting.type(), Keeping.FRESH, location, lasting.body());
    }

    static Baked fresh(String path, String type, byte[] body) {
        return new Baked(path, 200, type, Keeping.FRESH, null, body);
    }

    static Baked forever(String path, String type, byte[] body) {
        return new Baked(path, 200, type, Keeping.FOREVER, null, body);
    }

    /** A strong validator: sixteen digits of the body's SHA-256, in quotes. */
    String etag() {
        return '"' + hash(body).substring(0, 16) + '"';
    }

    boolean isText() {
        return type.startsWith("text/") || type.contains("xml") || type.contains("json");
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
