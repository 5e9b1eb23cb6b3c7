package saji.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Serves {@code /static/…} from the class path and {@code /webjars/<name>/…} from web jars, whose version is not part of the
 * address. Each file is read, hashed and compressed once. An address with a query is taken to be versioned and kept for a year;
 * one without is asked for again and answered 304.
 */
@Configuration(proxyBeanMethods = false)
public class StaticFiles {

    private static final Pattern SAFE = Pattern.compile("/(?!.*\\.\\.)[A-Za-z0-9._@/-]{1,200}");
    private static final Pattern WEB_JAR = Pattern.compile("/webjars/([A-Za-z0-9._-]+)/(.+)");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("css", "text/css;charset=UTF-8"),
            Map.entry("js", "text/javascript;charset=UTF-8"),
            Map.entry("mjs", "text/javascript;charset=UTF-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("woff", "font/woff"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"));
    private static final Map<String, Served> FILES = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared, never given away
    private record Served(String type, byte[] bytes, byte @Nullable [] zipped, String tag) {}

    @Bean
    SimpleUrlHandlerMapping staticFilesMapping() {
        HttpRequestHandler handler = StaticFiles::serve;
        return new SimpleUrlHandlerMapping(Map.of("/static/**", handler, "/webjars/**", handler), -1);
    }

    /** {@code path} with its version, so that browsers may keep it for a year; for links in layouts. */
    public static String address(String path) {
        return file(path)
                .map(file -> path + "?v=" + file.tag().substring(0, 10))
                .orElse(path);
    }

    private static void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        Served file = reads ? file(request.getRequestURI()).orElse(null) : null;
        if (file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String tag = "\"" + file.tag() + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader(
                "Cache-Control", request.getQueryString() == null ? "no-cache" : "public, max-age=31536000, immutable");
        String known = request.getHeader("If-None-Match");
        if (known != null && known.contains(file.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        String encodings = request.getHeader("Accept-Encoding");
        byte[] zipped = encodings != null && encodings.contains("gzip") ? file.zipped() : null;
        byte[] bytes = zipped == null ? file.bytes() : zipped;
        if (zipped != null) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentType(file.type());
        response.setContentLength(bytes.length);
        if ("GET".equals(request.getMethod())) {
            response.getOutputStream().write(bytes);
        }
    }

    private static Optional<Served> file(String path) {
        Served known = FILES.get(path);
        if (known == null && SAFE.matcher(path).matches()) {
            known = read(path);
            if (known != null) {
                FILES.put(path, known);
            }
        }
        return Optional.ofNullable(known);
    }

    private static @Nullable Served read(String path) {
        String resource = resource(path);
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (resource == null || type == null) {
            return null;
        }
        try (InputStream in = StaticFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                return null;
            }
            byte[] bytes = in.readAllBytes();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Served(type, bytes, zipped(bytes), HexFormat.of().formatHex(hash, 0, 12));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String resource(String path) {
        Matcher jar = WEB_JAR.matcher(path);
        if (!jar.matches()) {
            return path.startsWith("/static/") ? path : null;
        }
        String version = version(jar.group(1));
        return version == null
                ? null
                : "/META-INF/resources/webjars/" + jar.group(1) + "/" + version + "/" + jar.group(2);
    }

    private static @Nullable String version(String jar) {
        try (InputStream in =
                StaticFiles.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/" + jar + "/pom.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes compressed, or null where that saves nothing. */
    private static byte @Nullable [] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.size() < bytes.length * 9 / 10 ? zipped.toByteArray() : null;
    }
}
