package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import saji.directory.Person;
import saji.directory.PersonEnded;
import saji.platform.AuditTrail;

/** Begins and ends what it means to be signed in. */
@Component
class Sessions {

    /** Session attributes: how and from where the person came in. */
    static final String METHOD = "saji.method";

    static final String BROWSER = "saji.browser";

    private static final Duration LASTING = Duration.ofHours(12);

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final AuditTrail audit;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, AuditTrail audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    /** Signs {@code person} in: a new session, so that nobody who knew the old number comes along. */
    void begin(HttpServletRequest request, HttpServletResponse response, Person person, String method) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) LASTING.toSeconds());
        session.setAttribute(METHOD, method);
        String browser = request.getHeader("User-Agent");
        session.setAttribute(BROWSER, browser == null ? "" : browser.substring(0, Math.min(200, browser.length())));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person.username(), null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        audit.record(
                person.username(), "directory.sign-in.done", "person:" + person.username(), Map.of("method", method));
    }

    /** Signs out of this session. */
    void end(HttpServletRequest request, String username) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        audit.record(username, "directory.sign-out.done", "person:" + username, Map.of());
    }

    /** The sessions in which {@code username} is signed in, by number. */
    Map<String, ? extends Session> of(String username) {
        return sessions.findByPrincipalName(username);
    }

    /** Ends one session of {@code username}. */
    boolean end(String username, String id) {
        boolean theirs = of(username).containsKey(id);
        if (theirs) {
            sessions.deleteById(id);
        }
        return theirs;
    }

    @EventListener
    void on(PersonEnded ended) {
        of(ended.username()).keySet().forEach(sessions::deleteById);
    }
}
