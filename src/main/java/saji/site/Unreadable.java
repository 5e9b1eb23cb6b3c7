package saji.site;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** What is said to requests that never reach a page: unreadable addresses, headers that are too large, faults of the server. */
class Unreadable extends ErrorHandler {

    private static final String FAULT = """
            Maaf, ada gangguan di peladen kami. Silakan coba lagi sebentar lagi.
            Sorry, something went wrong on our side. Please try again in a moment.
            """;
    private static final String MISTAKE = """
            Alamat atau permintaan ini tidak dapat dibaca. Mulailah dari halaman depan: /
            This address or request cannot be read. Please start from the front page: /
            """;

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        byte[] body = (response.getStatus() >= 500 ? FAULT : MISTAKE).getBytes(StandardCharsets.UTF_8);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        headers.put(HttpHeader.CACHE_CONTROL, Baked.Keeping.NEVER.cacheControl());
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        Copy.SECURITY.forEach(headers::put);
        response.write(
                true,
                HttpMethod.HEAD.is(request.getMethod()) ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(body),
                callback);
        return true;
    }
}
