package saji.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.directory.AgencyId;
import saji.directory.PersonId;

/**
 * The office asks agencies for material.
 *
 * @param title what about, at most 200 characters
 * @param wanted what is wanted, at most 4,000 characters
 * @param dueAt until when
 * @param event the event it is about, or null
 * @param closedAt when the office no longer waited, or null
 * @param asked every agency that is asked, with its answer
 */
public record Request(
        RequestId id,
        String title,
        String wanted,
        Instant dueAt,
        @Nullable EventId event,
        PersonId askedBy,
        Instant askedAt,
        @Nullable Instant closedAt,
        List<Asked> asked) {

    /** One agency that is asked; {@code material} and {@code answeredAt} are null until it has handed something in. */
    public record Asked(
            AgencyId agency,
            @Nullable MaterialId material,
            @Nullable Instant answeredAt) {}

    /** Agencies that have not answered. */
    public List<AgencyId> silent() {
        return asked.stream()
                .filter(agency -> agency.answeredAt() == null)
                .map(Asked::agency)
                .toList();
    }

    /** Whether somebody is still waited for after the time is up. */
    public boolean isOverdue(Instant now) {
        return closedAt == null && dueAt.isBefore(now) && !silent().isEmpty();
    }
}
