package saji.newsroom;

import java.util.Locale;

/**
 * How far the newest text of a story has come; derived from the rows that say who did what and when. A public story whose next
 * edition is in work has one of the earlier states; see {@link StorySummary#isPublic()}.
 */
public enum StoryState {
    DRAFT,
    IN_REVIEW,
    RETURNED,
    FACT_CHECK,
    APPROVED,
    SCHEDULED,
    PUBLISHED,
    WITHDRAWN;

    /** The text of its name: {@code newsroom.state.in_review}. */
    public String key() {
        return "newsroom.state." + name().toLowerCase(Locale.ROOT);
    }
}
