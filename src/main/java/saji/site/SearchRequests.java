package saji.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.springframework.stereotype.Component;
import saji.platform.Language;

/**
 * Takes searches in, beside the baked pages and before all of the desk: no session, no form token, no cookie. Holds back addresses
 * that ask too often.
 */
@Component
class SearchRequests {

    /** Searches from one address; many readers of a mobile network share one. */
    static final int A_MINUTE = 300;

    private final SearchPages pages;
    private final Cache<String, Bucket> readers = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    SearchRequests(SearchPages pages) {
        this.pages = pages;
    }

    /** Answers at {@code /cari} or {@code /en/cari}; may wait for the database. */
    void answer(Language language, Request request, Response response, Callback callback) throws IOException {
        Bucket reader = readers.get(
                Request.getRemoteAddr(request),
                address -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                        .build());
        SearchAsked asked = asked(request);
        SearchPages.Answer answer =
                reader.tryConsume(1) ? pages.answer(asked, language) : pages.tooMany(asked, language);
        write(answer, request, response, callback);
    }

    private static SearchAsked asked(Request request) {
        Fields given;
        try {
            given = Request.extractQueryParameters(request);
        } catch (RuntimeException unreadable) {
            given = new Fields();
        }
        return new SearchAsked(
                value(given, "q"),
                value(given, "opd"),
                value(given, "topik"),
                value(given, "wilayah"),
                value(given, "jenis"),
                value(given, "dari"),
                value(given, "sampai"),
                value(given, "lanjut"));
    }

    /** The first value that is given, as far as it is looked at. */
    private static String value(Fields given, String name) {
        String value = given.getValue(name);
        return value == null ? "" : SearchQuery.readable(value);
    }

    private static void write(SearchPages.Answer answer, Request request, Response response, Callback callback)
            throws IOException {
        boolean compressed = request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip");
        byte[] body = compressed ? gzip(answer.html()) : answer.html();
        HttpFields.Mutable headers = response.getHeaders();
        response.setStatus(answer.status());
        headers.add(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        headers.add(HttpHeader.CACHE_CONTROL, Baked.Keeping.NEVER.cacheControl());
        headers.add(HttpHeader.VARY, "Accept-Encoding");
        if (compressed) {
            headers.add(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        if (answer.status() == 503 || answer.status() == 429) {
            headers.add(HttpHeader.RETRY_AFTER, "10");
        }
        Copy.SECURITY.forEach(headers::add);
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(
                true,
                HttpMethod.HEAD.is(request.getMethod()) ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(body),
                callback);
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes, 8192)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }
}
