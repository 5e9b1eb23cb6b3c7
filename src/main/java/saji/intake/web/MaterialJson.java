package saji.intake.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the API of materials takes and gives. Agencies and areas go by their codes, moments as ISO 8601 with zone, states in capitals. */
public final class MaterialJson {

    private MaterialJson() {}

    /**
     * A material as it is handed in. {@code id}, when given, makes sending it twice harmless; {@code version} is for changing it;
     * what is left out is empty.
     */
    public record NewMaterial(
            @Nullable UUID id,
            @Nullable Integer version,
            @Nullable String agency,
            @Nullable String stage,
            @Nullable String title,
            @Nullable String what,
            @Nullable Instant begins,
            @Nullable Instant ends,
            @Nullable String area,
            @Nullable String place,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String who,
            @Nullable String why,
            @Nullable String next,
            @Nullable String note,
            @Nullable List<@Nullable String> topics,
            @Nullable String programme,
            @Nullable List<@Nullable NewQuote> quotes,
            @Nullable List<@Nullable NewFact> facts) {}

    public record NewQuote(
            @Nullable String speaker,
            @Nullable String text,
            @Nullable Boolean confirmed) {}

    public record NewFact(
            @Nullable UUID id,
            @Nullable String claim,
            @Nullable String value,
            @Nullable String source,
            @Nullable UUID document) {}

    /** Words of the thread. */
    public record Message(@Nullable String text) {}

    /** A material with its state, facts and the thread between agency and office. */
    public record Whole(
            UUID id,
            int version,
            String state,
            String agency,
            String stage,
            String title,
            String what,
            @Nullable Instant begins,
            @Nullable Instant ends,
            @Nullable String area,
            String place,
            String who,
            String why,
            String next,
            String note,
            List<String> topics,
            @Nullable String programme,
            List<UUID> assets,
            List<Fact> facts,
            List<Said> thread,
            @Nullable Instant submittedAt,
            String url) {}

    public record Fact(UUID id, String claim, String value, String source, int revision) {}

    public record Said(String kind, Instant at, String text) {}

    /** A material in a list. */
    public record Listed(UUID id, String state, String agency, String title, Instant at) {}

    /** A page of a list; {@code next} goes into {@code after} of the following call, null at the end. */
    public record Listing(List<Listed> materials, @Nullable String next) {}

    /** A draft that was thrown away. */
    public record Discarded(UUID id) {}

    /** A stored photo or document. */
    public record Photo(UUID id, String mediaType, int width, int height) {}
}
