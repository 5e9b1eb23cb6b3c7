package saji.newsroom;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import saji.directory.PersonId;
import saji.intake.FactId;

/**
 * Something about a story that must not be overlooked.
 *
 * @param fact the fact that was revised, or null for other kinds
 * @param factRevision number of its new value, 0 for other kinds
 * @param before the old value, or empty
 * @param after the new value, or empty
 * @param inText whether the newest revision cites the fact
 * @param inEdition whether the edition that stands cites it
 * @param detail what else must be known: the typed reason of an urgent publication, the failed checks
 * @param correctedIn the revision that prepares the correction, or null
 * @param resolution how it was settled, or null while it stands
 */
public record Flag(
        UUID id,
        Kind kind,
        Instant at,
        @Nullable FactId fact,
        int factRevision,
        String before,
        String after,
        boolean inText,
        boolean inEdition,
        String detail,
        @Nullable Integer correctedIn,
        @Nullable Resolution resolution) {

    public boolean isOpen() {
        return resolution == null;
    }

    /** Why a flag stands. */
    public enum Kind {
        /** An agency gave a cited fact another value. */
        FACT_REVISED,
        /** One person published alone; it stands until another approves. */
        PUBLISHED_URGENTLY,
        /** The schedule published it although a check failed by then. */
        PUBLISHED_INVALID,
        /** One person alone let something out on channels; it stands until another approves. */
        VARIANTS_SENT_URGENTLY;

        /** Whether only a second person's approval settles it, and no note does. */
        public boolean isForSecondPerson() {
            return this == PUBLISHED_URGENTLY || this == VARIANTS_SENT_URGENTLY;
        }

        /** The text of its name: {@code newsroom.flag.fact_revised}. */
        public String key() {
            return "newsroom.flag." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who settled it. {@code note} is empty when an edition or an approval did. */
    public record Resolution(PersonId by, Instant at, String note) {}
}
