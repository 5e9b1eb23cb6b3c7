package saji.newsroom;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import saji.directory.PersonId;

/**
 * One thing that happened to a story.
 *
 * @param by who did it; null when Saji or a guest did
 * @param name the guest's name, or empty
 * @param detail what was typed: a reason, a note, a name; may be empty
 */
public record TimelineEntry(
        long number,
        Instant at,
        @Nullable PersonId by,
        String name,
        Kind kind,
        @Nullable Integer revision,
        @Nullable Integer edition,
        @Nullable Instant moment,
        String detail) {

    /** What happened. */
    public enum Kind {
        BEGUN,
        SAVED,
        REVIEW_ASKED,
        REVIEW_CANCELLED,
        RETURNED,
        FACT_CHECK_ASKED,
        PASSAGE_CONFIRMED,
        PASSAGE_CORRECTED,
        FACT_CHECK_CANCELLED,
        APPROVED,
        APPROVAL_VOIDED,
        APPROVED_AFTERWARDS,
        VARIANTS_APPROVED,
        VARIANTS_SENT_URGENTLY,
        VARIANTS_APPROVED_AFTERWARDS,
        EMBARGO_SET,
        EMBARGO_LIFTED,
        SCHEDULED,
        UNSCHEDULED,
        PUBLISHED,
        PUBLISHED_URGENTLY,
        CORRECTED,
        WITHDRAWN,
        MOVED,
        FLAG_RAISED,
        FLAG_RESOLVED,
        REMARKED,
        REMARK_RESOLVED,
        LINK_MADE,
        LINK_REVOKED,
        LINK_OPENED;

        /** The text of its name: {@code newsroom.timeline.review_asked}. */
        public String key() {
            return "newsroom.timeline." + name().toLowerCase(Locale.ROOT);
        }
    }
}
