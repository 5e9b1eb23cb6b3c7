package saji.directory.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit trail.
 *
 * @param lines newest first
 * @param known what can be done, in the reader's words, to choose from
 * @param more address of the next page, or null at the end
 */
public record AuditPage(
        List<Line> lines,
        String actor,
        String action,
        String subject,
        String from,
        String until,
        List<String> known,
        @Nullable String more) {

    /**
     * One line as a sentence: who did what to what.
     *
     * @param time as the city's clock showed it
     * @param page address of the subject in the desk, or null
     * @param refused whether it was not let happen
     * @param raw the line as it is kept, for whoever must be exact
     */
    public record Line(
            Instant at,
            String time,
            String who,
            String did,
            String subject,
            @Nullable String page,
            String details,
            boolean refused,
            String raw) {}
}
