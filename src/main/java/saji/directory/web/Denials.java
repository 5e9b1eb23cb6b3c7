package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.platform.AuditTrail;

/** Answers those who may not: to the sign-in page, a plain page, or a problem for the API. */
@Component
class Denials implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Visit visit;
    private final Failures failures;
    private final AuditTrail audit;

    Denials(Visit visit, Failures failures, AuditTrail audit) {
        this.visit = visit;
        this.failures = failures;
        this.audit = audit;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (Visit.isApi(request)) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"saji\"");
            failures.write(request, response, 401, "signed-out");
        } else if (!request.getRequestURI().startsWith("/desk")) {
            failures.write(request, response, 403, "forbidden");
        } else if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", "/sign-in");
        } else {
            response.sendRedirect("/sign-in" + next(request));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        String who = visit.actor(request).map(Actor::username).orElse(null);
        if (who == null && request.getRequestURI().startsWith("/desk")) {
            commence(
                    request,
                    response,
                    new org.springframework.security.authentication.InsufficientAuthenticationException(""));
            return;
        }
        boolean forged = e instanceof CsrfException;
        if (who != null) {
            audit.record(
                    who,
                    forged ? "directory.form.refused" : "directory.page.refused",
                    null,
                    Map.of("path", request.getMethod() + " " + request.getRequestURI()));
        }
        failures.write(request, response, 403, forged ? "stale-form" : "forbidden");
    }

    private static String next(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod()) || "/desk".equals(request.getRequestURI())) {
            return "";
        }
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
