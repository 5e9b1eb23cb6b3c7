package saji.newsroom.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the API takes and gives. Agencies and areas go by their codes, moments as ISO 8601 with zone, states in capitals. */
public final class StoryJson {

    private StoryJson() {}

    /** A text; see {@code Text}. What is left out is empty. */
    public record Words(
            @Nullable String type,
            @Nullable String title,
            @Nullable String lead,
            @Nullable String body,
            @Nullable English english,
            @Nullable List<String> agencies,
            @Nullable List<String> areas,
            @Nullable List<String> topics,
            @Nullable List<UUID> materials,
            @Nullable List<UUID> assets) {}

    public record English(
            @Nullable String title,
            @Nullable String lead,
            @Nullable String body) {}

    /** A new story. {@code id}, when given, makes sending it twice harmless. */
    public record NewStory(@Nullable UUID id, @Nullable Words text) {}

    /** A text to be saved over {@code version}, the number of the revision that was read (or in {@code If-Match}). */
    public record NewText(
            @Nullable Integer version, @Nullable Words text) {}

    public record Asking(@Nullable String message) {}

    public record Approving(@Nullable Integer revision) {}

    public record Returning(@Nullable String reason) {}

    /** {@code reason} publishes urgently, without approval; {@code note} then goes with a correction. */
    public record Publication(
            @Nullable String reason, @Nullable String note) {}

    public record Timing(@Nullable Instant due) {}

    public record Holding(@Nullable Instant until, @Nullable String reason) {}

    public record Correcting(@Nullable String note) {}

    /** A story in a list. */
    public record Listed(
            UUID id,
            String state,
            boolean isPublic,
            String type,
            String title,
            String lead,
            List<String> agencies,
            List<String> topics,
            int revision,
            @Nullable Integer edition,
            Instant changedAt,
            @Nullable Instant due,
            @Nullable Instant embargoUntil,
            @Nullable Instant publishedAt,
            @Nullable String url,
            Set<String> flags) {}

    /** Part of a list; {@code next} goes into {@code after} of the next question. */
    public record Listing(List<Listed> stories, @Nullable String next) {}

    public record Edition(
            int number,
            int revision,
            Instant publishedAt,
            @Nullable String note) {}

    /**
     * A flag of a story.
     *
     * @param before the old value of a revised fact, {@code after} the new one; empty for other kinds
     * @param correctedIn the revision in which the new value stands, not yet published
     */
    public record Flagged(
            UUID id,
            String kind,
            Instant at,
            boolean isOpen,
            String before,
            String after,
            String detail,
            @Nullable Integer correctedIn) {}

    /**
     * A whole story.
     *
     * @param refusals for each command that cannot be done now, why
     */
    public record Whole(
            Listed story,
            Words text,
            List<Edition> editions,
            List<Flagged> flags,
            @Nullable String withdrawnBecause,
            List<String> allowed,
            Map<String, List<String>> refusals) {}

    /** What a save came to. */
    public record Saved(UUID id, int revision) {}
}
