package saji.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import saji.assets.AssetId;
import saji.directory.AgencyId;
import saji.directory.PersonId;

/**
 * A story in a list, on the board, in the calendar.
 *
 * @param revision number of the newest revision, whose title, lead, agencies and topics these are
 * @param edition number of the newest edition; null while it was never published
 * @param author who began it
 * @param editor who saved last
 * @param picture lead picture, or null
 * @param due when the schedule stands, or null
 * @param embargoUntil end of the embargo that stands, past or to come, or null
 * @param slug its public address {@code /berita/<slug>}; null while it was never published
 * @param publishedAt when the first edition was published
 * @param flags kinds of flags that stand open
 */
public record StorySummary(
        StoryId id,
        StoryState state,
        String type,
        String title,
        String lead,
        List<AgencyId> agencies,
        List<String> topics,
        int revision,
        @Nullable Integer edition,
        PersonId author,
        PersonId editor,
        Instant begunAt,
        Instant changedAt,
        @Nullable AssetId picture,
        @Nullable Instant due,
        @Nullable Instant embargoUntil,
        @Nullable String slug,
        @Nullable Instant publishedAt,
        Set<Flag.Kind> flags) {

    /** Whether an edition stands for the public to read. */
    public boolean isPublic() {
        return edition != null && state != StoryState.WITHDRAWN;
    }

    /** Whether a further edition of a public story is in work. */
    public boolean isBeingCorrected() {
        return isPublic() && state != StoryState.PUBLISHED;
    }

    /** When the schedule will publish it: the later of due time and embargo; null without a schedule. */
    public @Nullable Instant publishesAt() {
        if (due == null || embargoUntil == null) {
            return due;
        }
        return due.isAfter(embargoUntil) ? due : embargoUntil;
    }
}
