package saji.directory.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import saji.platform.AuditEntry;

/**
 * A page of the audit trail.
 *
 * @param more address of the next page, or null at the end
 */
public record AuditPage(
        List<AuditEntry> entries,
        String actor,
        String action,
        String subject,
        String from,
        String until,
        @Nullable String more,
        ZoneId zone) {

    /** The details as one line. */
    public static String told(Map<String, String> details) {
        return String.join(
                " · ",
                details.entrySet().stream()
                        .map(detail -> detail.getKey() + ": " + detail.getValue())
                        .toList());
    }
}
