package saji.directory.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps from desk, sign-in and API what none of them could read: addresses and forms that are not UTF-8, bodies over the caps. What is too large is read to its end (up to {@link #MOST_DRAINED}) before it is answered, for a browser that is cut off
 * while it sends shows no answer at all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Admission extends OncePerRequestFilter {

    private static final long MOST_DRAINED = 512L << 20;

    private final Failures failures;
    private final long mostText;
    private final long mostFiles;

    Admission(
            Failures failures,
            @Value("${server.jetty.max-http-form-post-size}") DataSize mostText,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize mostFiles) {
        this.failures = failures;
        this.mostText = mostText.toBytes();
        this.mostFiles = mostFiles.toBytes();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/desk") && !path.startsWith("/sign") && !path.startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean files = type != null && type.startsWith("multipart/");
        if (!isReadable(request.getQueryString())) {
            failures.writeBare(request, response, 400, "unreadable");
        } else if (request.getContentLengthLong() > (files ? mostFiles : mostText)) {
            drain(request.getInputStream());
            failures.writeBare(request, response, 413, files ? "too-large" : "too-long");
        } else if (!isReadableForm(request)) {
            failures.writeBare(request, response, 400, "not-understood");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Reads the fields of a form, which would be read anyhow, and finds out whether they can be. */
    private static boolean isReadableForm(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
            return true;
        }
        try {
            return request.getParameterMap() != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = MOST_DRAINED;
        int read = in.read(buffer);
        while (read >= 0 && left > 0) {
            left -= read;
            read = in.read(buffer);
        }
    }

    /** Whether a query is percent-encoded UTF-8 without a zero. */
    static boolean isReadable(@Nullable String query) {
        if (query == null || query.indexOf('%') < 0) {
            return true;
        }
        ByteBuffer bytes = ByteBuffer.allocate(query.length() * 3);
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c != '%') {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            } else if (i + 2 < query.length()
                    && HexFormat.isHexDigit(query.charAt(i + 1))
                    && HexFormat.isHexDigit(query.charAt(i + 2))
                    && !query.startsWith("00", i + 1)) {
                bytes.put((byte) HexFormat.fromHexDigits(query, i + 1, i + 3));
                i += 2;
            } else {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
