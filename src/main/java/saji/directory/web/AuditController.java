package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.platform.AuditEntry;
import saji.platform.AuditTrail;
import saji.platform.Words;

/** The audit trail, for administrators to read and filter. */
@Controller
class AuditController {

    private static final String HERE = "/desk/directory/audit";
    private static final int PAGE = 100;

    private final AuditTrail audit;
    private final Directory directory;
    private final AuditTelling telling;
    private final Gate gate;

    AuditController(AuditTrail audit, Directory directory, AuditTelling telling, Gate gate) {
        this.audit = audit;
        this.directory = directory;
        this.telling = telling;
        this.gate = gate;
    }

    @GetMapping(HERE)
    String page(
            Actor reader,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            HttpServletRequest request,
            Model model) {
        gate.administrators(reader, request);
        Words words = Words.in(reader.language());
        List<AuditEntry> found = audit.find(
                new AuditTrail.Filter(
                        telling.actors(actor),
                        telling.actions(action, words),
                        telling.subjects(subject),
                        day(from, 0),
                        day(until, 1)),
                before,
                PAGE + 1);
        gate.personalData(
                reader, "directory.audit.read", null, Map.of("actor", actor, "action", action, "words", subject));
        boolean more = found.size() > PAGE;
        List<AuditEntry> shown = more ? found.subList(0, PAGE) : found;
        String next = more
                ? HERE + "?actor=" + encoded(actor) + "&action=" + encoded(action) + "&subject=" + encoded(subject)
                        + "&from=" + encoded(from) + "&until=" + encoded(until) + "&before="
                        + shown.getLast().number()
                : null;
        model.addAttribute(
                "audit",
                new AuditPage(
                        telling.told(shown, words), actor, action, subject, from, until, telling.known(words), next));
        return "directory/audit";
    }

    private @Nullable Instant day(String text, int later) {
        try {
            return text.isBlank()
                    ? null
                    : LocalDate.parse(text.strip())
                            .plusDays(later)
                            .atStartOfDay(directory.city().zone())
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
