package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import saji.directory.Actor;
import saji.directory.Role;
import saji.platform.AuditTrail;

/** Keeps pages to those who run the installation; who is kept out is in the trail. */
@Component
class Gate {

    private final AuditTrail audit;

    Gate(AuditTrail audit) {
        this.audit = audit;
    }

    /** Leaves a line that someone looked at data of people. */
    void personalData(Actor actor, String action, @Nullable String subject, Map<String, String> details) {
        audit.record(actor.username(), action, subject, details);
    }

    void administrators(Actor actor, HttpServletRequest request) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            audit.record(
                    actor.username(),
                    "directory.page.refused",
                    null,
                    Map.of("path", request.getMethod() + " " + request.getRequestURI()));
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
