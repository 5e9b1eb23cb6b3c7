package saji.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.jspecify.annotations.Nullable;
import saji.platform.Language;

/**
 * Answers readers of the public site from the shelf, in front of everything else: no session, no database, no template. What lies in
 * memory is answered on the thread that read the request; all else goes to a thread that may wait.
 */
class Readers extends Handler.Wrapper {

    private final Shelf shelf;
    private final Function<String, @Nullable Copy> misses;
    private final Search search;

    /** @param misses answers for an address without a page; null when a large file now lies there */
    Readers(Shelf shelf, Function<String, @Nullable Copy> misses, Search search) {
        this.shelf = shelf;
        this.misses = misses;
        this.search = search;
    }

    /** Answers a search; may wait. */
    interface Search {
        void answer(Language language, Request request, Response response, Callback callback) throws IOException;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (path == null || !Addresses.areOfSite(path)) {
            later(() -> pass(request, response, callback));
            return true;
        }
        String method = request.getMethod();
        if (!HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method)) {
            response.getHeaders().add(HttpHeader.ALLOW, "GET, HEAD");
            response.getHeaders().add(HttpHeader.CONNECTION, "close"); // its body is not read
            response.setStatus(HttpStatus.METHOD_NOT_ALLOWED_405);
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
            return true;
        }
        Language asked = Addresses.searchIn(path);
        Copy copy = asked != null ? null : shelf.atHand(path);
        if (asked != null) {
            later(() -> search(asked, request, response, callback));
        } else if (copy != null) {
            answer(copy, request, response, callback);
        } else {
            later(() -> fetch(path, request, response, callback));
        }
        return true;
    }

    private void later(Runnable task) {
        Executor threads = VirtualThreads.getVirtualThreadsExecutor(getServer().getThreadPool());
        (threads != null ? threads : getServer().getThreadPool()).execute(task);
    }

    private void pass(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable failure) {
            Response.writeError(request, response, callback, failure);
        }
    }

    private void search(Language language, Request request, Response response, Callback callback) {
        try {
            search.answer(language, request, response, callback);
        } catch (Throwable failure) {
            Response.writeError(request, response, callback, failure);
        }
    }

    private void fetch(String path, Request request, Response response, Callback callback) {
        try {
            String key = Addresses.key(path);
            if (key != null && found(key, request, response, callback)) {
                return;
            }
            String meant = Addresses.meant(path);
            if (meant != null && (Addresses.searchIn(meant) != null || shelf.get(meant) != null)) {
                lead(meant, request, response, callback);
                return;
            }
            Copy copy = misses.apply(path);
            if (copy != null) {
                answer(copy, request, response, callback);
            } else if (key == null || !found(key, request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable failure) {
            Response.writeError(request, response, callback, failure);
        }
    }

    private boolean found(String key, Request request, Response response, Callback callback) throws IOException {
        Copy copy = shelf.get(key);
        if (copy != null) {
            answer(copy, request, response, callback);
            return true;
        }
        Folder.Place large = shelf.large(key).orElse(null);
        if (large != null) {
            Ranges.answer(large, request, response, callback);
            return true;
        }
        return false;
    }

    /** Leads from a mistyped address to the page. */
    private static void lead(String to, Request request, Response response, Callback callback) {
        String query = request.getHttpURI().getQuery();
        HttpFields.Mutable headers = response.getHeaders();
        headers.add(HttpHeader.LOCATION, query == null ? to : to + "?" + query);
        headers.add(HttpHeader.CACHE_CONTROL, Baked.Keeping.FRESH.cacheControl());
        headers.put(HttpHeader.CONTENT_LENGTH, 0L);
        response.setStatus(HttpStatus.MOVED_PERMANENTLY_301);
        response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    }

    private static void answer(Copy copy, Request request, Response response, Callback callback) {
        HttpFields asked = request.getHeaders();
        Copy.@Nullable Form gzip = copy.gzip();
        Copy.Form form = gzip != null && asked.contains(HttpHeader.ACCEPT_ENCODING, "gzip") ? gzip : copy.plain();
        HttpFields.Mutable headers = response.getHeaders();
        String known = asked.get(HttpHeader.IF_NONE_MATCH);
        if (known != null && copy.status() == HttpStatus.OK_200 && names(known, copy)) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            add(headers, form.unchanged());
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
            return;
        }
        response.setStatus(copy.status());
        add(headers, form.headers());
        ByteBuffer body = HttpMethod.HEAD.is(request.getMethod())
                ? BufferUtil.EMPTY_BUFFER
                : form.body().slice();
        response.write(true, body, callback);
    }

    private static void add(HttpFields.Mutable headers, Iterable<HttpField> fields) {
        for (HttpField field : fields) {
            headers.add(field);
        }
    }

    private static boolean names(String known, Copy copy) {
        Copy.@Nullable Form gzip = copy.gzip();
        return known.contains(copy.plain().etag())
                || (gzip != null && known.contains(gzip.etag()))
                || known.strip().equals("*");
    }
}
