package saji.site;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/** A page in memory with its response headers encoded beforehand. */
record Copy(int status, String etag, Form plain, @Nullable Form gzip) {

    /** One encoding of the body with the headers that go with it; {@code unchanged} are those of a 304. */
    record Form(String etag, ByteBuffer body, List<HttpField> headers, List<HttpField> unchanged) {}

    static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self';"
                    + " manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    static final List<HttpField> SECURITY = List.of(
            new PreEncodedHttpField("Content-Security-Policy", POLICY),
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("Referrer-Policy", "strict-origin-when-cross-origin"),
            new PreEncodedHttpField(
                    "Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"),
            new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"));
    private static final HttpField STRICT_TRANSPORT =
            new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");
    private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");
    private static final HttpField GZIP = new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, "gzip");
    /** Feeds and pictures may be read by the scripts of other sites: they are public and carry no cookie. */
    private static final HttpField ANYONE = new PreEncodedHttpField("Access-Control-Allow-Origin", "*");

    /**
     * @param secure whether the public address is https
     * @param also further headers of this page
     */
    static Copy of(PageFile.Page page, boolean secure, List<HttpField> also) {
        Baked baked = page.baked();
        boolean varies = page.gzip().length > 0;
        Form plain = form(baked, page.etag(), baked.body(), false, varies, secure, also);
        String gzipTag = page.etag().substring(0, page.etag().length() - 1) + "-gz\"";
        Form gzip = varies ? form(baked, gzipTag, page.gzip(), true, true, secure, also) : null;
        return new Copy(baked.status(), page.etag(), plain, gzip);
    }

    int bytes() {
        return plain.body().capacity() + (gzip == null ? 0 : gzip.body().capacity());
    }

    private static Form form(
            Baked baked,
            String etag,
            byte[] body,
            boolean compressed,
            boolean varies,
            boolean secure,
            List<HttpField> also) {
        List<HttpField> unchanged = new ArrayList<>();
        unchanged.add(new PreEncodedHttpField(
                HttpHeader.CACHE_CONTROL, baked.keeping().cacheControl()));
        unchanged.add(new PreEncodedHttpField(HttpHeader.ETAG, etag));
        if (varies) {
            unchanged.add(VARY);
        }
        List<HttpField> headers = new ArrayList<>(unchanged);
        headers.add(new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, baked.type()));
        headers.add(new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, String.valueOf(body.length)));
        if (compressed) {
            headers.add(GZIP);
        }
        if (baked.location() != null) {
            headers.add(new PreEncodedHttpField(HttpHeader.LOCATION, baked.location()));
        }
        if (baked.status() == 503) {
            headers.add(new PreEncodedHttpField(HttpHeader.RETRY_AFTER, "5"));
        }
        headers.addAll(SECURITY);
        headers.addAll(also);
        if (secure) {
            headers.add(STRICT_TRANSPORT);
        }
        if (!baked.type().startsWith("text/html")) {
            headers.add(ANYONE);
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect(body.length).put(body).flip();
        return new Form(etag, bytes, List.copyOf(headers), List.copyOf(unchanged));
    }
}
