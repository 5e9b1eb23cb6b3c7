package saji.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import saji.directory.AgencyId;
import saji.directory.AreaCode;

/**
 * Something that is going to happen, or happened, as an agency put it on the city's agenda.
 *
 * @param title at most 200 characters
 * @param description at most 4,000 characters
 * @param allDay whether only the dates count
 * @param imported whether it came with a calendar file
 * @param cancelledAt when it was called off, or null
 * @param materials how many materials were handed in from it
 */
public record Event(
        EventId id,
        int version,
        AgencyId agency,
        String title,
        String description,
        String place,
        @Nullable AreaCode area,
        Instant begins,
        Instant ends,
        boolean allDay,
        boolean imported,
        @Nullable Instant cancelledAt,
        int materials) {}
