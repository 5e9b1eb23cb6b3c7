package saji.newsroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the schedule is kept: of what fell due in the last day, how much was published.
 *
 * @param due schedules whose moment came, two seconds of grace left aside
 * @param published how many of them became an edition
 * @param oldest the earliest moment that was missed, or null
 */
public record DueState(int due, int published, @Nullable Instant oldest) {

    public boolean isKept() {
        return due == published;
    }
}
