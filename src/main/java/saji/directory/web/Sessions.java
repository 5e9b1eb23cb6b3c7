package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import saji.directory.signin.Credentials;
import saji.platform.AuditTrail;

/** Begins and ends what it means to be signed in. */
@Component
class Sessions {

    /** Session attributes: how and from where the person came in. */
    static final String METHOD = "saji.method";

    static final String BROWSER = "saji.browser";

    static final String SINCE = "saji.since";

    private static final Duration FRESH = Duration.ofMinutes(30);
    private static final Duration LASTING = Duration.ofHours(12);

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final AuditTrail audit;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    private final Credentials credentials;
    private final InstantSource clock;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            AuditTrail audit,
            Credentials credentials,
            InstantSource clock) {
        this.sessions = sessions;
        this.audit = audit;
        this.credentials = credentials;
        this.clock = clock;
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
        session.setAttribute(SINCE, clock.millis());
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

    /** Whether the person could come in again without a link. */
    boolean hasOtherWays(Person person) {
        return credentials.of(person.actor()).enough();
    }

    /** Whether the person came in so lately that ways in may be changed: a session left open must not become a key. */
    boolean isFresh(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(SINCE) instanceof Long since
                && clock.millis() - since < FRESH.toMillis();
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

    /** Ends one session of {@code username}, told by its number. */
    boolean endOne(String username, String number) {
        Optional<String> id = of(username).keySet().stream()
                .filter(session -> number(session).equals(number))
                .findFirst();
        id.ifPresent(sessions::deleteById);
        id.ifPresent(session -> audit.record(username, "directory.session.ended", "person:" + username, Map.of()));
        return id.isPresent();
    }

    /** Ends every session of {@code username} but the one that asks. */
    void endOthers(String username, HttpServletRequest request) {
        String here = request.getSession().getId();
        of(username).keySet().stream().filter(id -> !id.equals(here)).forEach(sessions::deleteById);
        audit.record(username, "directory.session.others-ended", "person:" + username, Map.of());
    }

    /** What stands for a session on a page: its id would be a key to it. */
    static String number(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @EventListener
    void on(PersonEnded ended) {
        of(ended.username()).keySet().forEach(sessions::deleteById);
    }
}
