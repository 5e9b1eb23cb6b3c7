package saji.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.assets.AssetId;
import saji.directory.PersonId;

/**
 * A figure or a claim with its source.
 *
 * @param claim what the value says, for example "pupils vaccinated"
 * @param value the figure or words as a story may print them
 * @param source where it comes from, in words: document and page, officer, date
 * @param document the document or photo that shows it, or null
 * @param revision 1 for the first value
 * @param history earlier values, the oldest first
 */
public record Fact(
        FactId id,
        MaterialId material,
        String claim,
        String value,
        String source,
        @Nullable AssetId document,
        int revision,
        PersonId officer,
        Instant at,
        List<Earlier> history) {

    /** A value that stood before, and until when. */
    public record Earlier(int revision, String value, String source, Instant replacedAt) {}
}
