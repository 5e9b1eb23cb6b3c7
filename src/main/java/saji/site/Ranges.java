package saji.site;

import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.http.ByteRange;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Sends large files (video, documents) from disk, whole or one range of them (RFC 9110, section 14). */
final class Ranges {

    private Ranges() {}

    static void answer(Folder.Place place, Request request, Response response, Callback callback) throws IOException {
        HttpFields.Mutable headers = response.getHeaders();
        headers.add(HttpHeader.CACHE_CONTROL, Baked.Keeping.FOREVER.cacheControl());
        headers.add(HttpHeader.ETAG, place.etag());
        headers.add(HttpHeader.ACCEPT_RANGES, "bytes");
        headers.add("X-Content-Type-Options", "nosniff");
        headers.add("Content-Security-Policy", Copy.POLICY);
        String known = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
        if (known != null && known.contains(place.etag())) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
            return;
        }
        headers.add(HttpHeader.CONTENT_TYPE, place.type());
        long first = 0;
        long length = place.length();
        List<String> asked = request.getHeaders().getValuesList(HttpHeader.RANGE);
        String condition = request.getHeaders().get(HttpHeader.IF_RANGE);
        if (!asked.isEmpty() && (condition == null || condition.equals(place.etag()))) {
            List<ByteRange> ranges = ByteRange.parse(asked, length);
            if (ranges.isEmpty()) {
                response.setStatus(HttpStatus.RANGE_NOT_SATISFIABLE_416);
                headers.put(HttpHeader.CONTENT_RANGE, "bytes */" + length);
                response.write(true, BufferUtil.EMPTY_BUFFER, callback);
                return;
            }
            if (ranges.size() == 1) {
                ByteRange range = ranges.getFirst();
                headers.put(HttpHeader.CONTENT_RANGE, range.toHeaderValue(length));
                response.setStatus(HttpStatus.PARTIAL_CONTENT_206);
                first = range.first();
                length = range.getLength();
            }
        }
        headers.put(HttpHeader.CONTENT_LENGTH, length);
        if (HttpMethod.HEAD.is(request.getMethod())) {
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
            return;
        }
        ByteBufferPool pool = request.getComponents().getByteBufferPool();
        Content.copy(
                Content.Source.from(
                        new ByteBufferPool.Sized(pool, false, 32 * 1024), place.file(), place.offset() + first, length),
                response,
                callback);
    }
}
