package saji.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import saji.directory.PersonId;

/**
 * One thing that happened to a material: its whole history, the conversation between agency and office included, in order.
 *
 * @param version of the material at that moment
 * @param text what was said: the question of a return, the reason of a decline, a message; else what it was about, or empty
 * @param story the story that used it, for {@link Kind#USED}
 */
public record Step(
        long number,
        Kind kind,
        int version,
        PersonId by,
        Instant at,
        String text,
        @Nullable UUID story) {

    /** What happened. */
    public enum Kind {
        BEGUN,
        SUBMITTED,
        ACCEPTED,
        RETURNED,
        DECLINED,
        USED,
        SAID,
        FACT_STATED,
        FACT_REVISED;

        /** Whether somebody said something to the other side. */
        public boolean isSpoken() {
            return this == RETURNED || this == DECLINED || this == SAID;
        }
    }
}
