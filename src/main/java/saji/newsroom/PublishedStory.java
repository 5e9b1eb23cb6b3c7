package saji.newsroom;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everyone may know of a story that is or was published.
 *
 * @param slug its present address {@code /berita/<slug>}
 * @param formerSlugs addresses that redirect to it
 * @param text content of the edition that stands
 * @param edition number of that edition, 1 for the first
 * @param publishedAt when the first edition was published
 * @param editionAt when this edition was published
 * @param corrections public notes, the newest first
 * @param withdrawal when and why it was withdrawn, or null
 */
public record PublishedStory(
        StoryId id,
        String slug,
        List<String> formerSlugs,
        Text text,
        int edition,
        Instant publishedAt,
        Instant editionAt,
        List<Correction> corrections,
        @Nullable Withdrawal withdrawal) {

    /** What was put right, said to the public. */
    public record Correction(Instant at, String note) {}

    /** Why a story no longer stands, said to the public. */
    public record Withdrawal(Instant at, String reason) {}
}
