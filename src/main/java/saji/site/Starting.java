package saji.site;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Says to whoever wants the desk or the API that the application is starting. */
final class Starting extends Handler.Abstract.NonBlocking {

    private static final String PAGE = """
            <!doctype html><html lang="id"><meta charset="utf-8"><meta http-equiv="refresh" content="3">
            <meta name="viewport" content="width=device-width"><title>Saji sedang dimulai</title>
            <h1>Saji sedang dimulai</h1>
            <p>Halaman ini membuka diri sebentar lagi. Halaman publik sudah dapat dibaca.</p>
            <p lang="en">Saji is starting; this page opens in a moment. The public pages can be read already.</p>
            """;

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        response.getHeaders().put(HttpHeader.RETRY_AFTER, "3");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("Content-Security-Policy", "default-src 'none'");
        response.write(true, StandardCharsets.UTF_8.encode(PAGE), callback);
        return true;
    }
}
