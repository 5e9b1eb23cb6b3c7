package saji.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import saji.platform.Language;

/**
 * Takes searches in: a plain handler, so that nothing of the desk (session, form token, the viewer's menu) is touched. Holds back
 * addresses that ask too often.
 */
@Configuration(proxyBeanMethods = false)
class SearchRequests {

    private static final int A_MINUTE = 300;

    private final Cache<String, Bucket> readers = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    @Bean
    SimpleUrlHandlerMapping searchPages(SearchPages pages) {
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(
                Map.of("/cari", handler(pages, Language.ID), "/en/cari", handler(pages, Language.EN)));
        mapping.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return mapping;
    }

    private HttpRequestHandler handler(SearchPages pages, Language language) {
        return (request, response) -> {
            if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
                response.setHeader("Allow", "GET, HEAD");
                response.setStatus(405);
                return;
            }
            Bucket reader = readers.get(
                    request.getRemoteAddr(),
                    address -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                            .build());
            SearchPages.Answer answer = reader.tryConsume(1)
                    ? pages.answer(parameters(request), language)
                    : pages.tooMany(parameters(request), language);
            write(answer, response);
        };
    }

    private static SearchPages.Asked parameters(HttpServletRequest request) {
        return new SearchPages.Asked(
                value(request, "q"),
                value(request, "opd"),
                value(request, "topik"),
                value(request, "wilayah"),
                value(request, "jenis"),
                value(request, "dari"),
                value(request, "sampai"),
                value(request, "lanjut"));
    }

    private static String value(HttpServletRequest request, String name) {
        String value;
        try {
            value = request.getParameter(name);
        } catch (RuntimeException unreadable) {
            value = null;
        }
        if (value == null) {
            return "";
        }
        String plain = value.replace('\u0000', ' ').strip();
        return plain.length() > SearchQuery.LONGEST ? plain.substring(0, SearchQuery.LONGEST) : plain;
    }

    private static void write(SearchPages.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", Copy.POLICY);
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        if (answer.status() == 503 || answer.status() == 429) {
            response.setHeader("Retry-After", "10");
        }
        response.setContentLength(answer.html().length);
        response.getOutputStream().write(answer.html());
    }
}
