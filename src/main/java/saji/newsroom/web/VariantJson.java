package saji.newsroom.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the API takes and gives of variants. Languages are {@code id} and {@code en}, forms of pictures as {@code SQUARE}. */
public final class VariantJson {

    private VariantJson() {}

    /**
     * What is to be said on a channel.
     *
     * @param text in it {@code {tautan}} stands for the story's address
     * @param pictures assets of the story, in their order
     * @param moment not sent before; left out for together with the story
     */
    public record Draft(
            @Nullable String language,
            @Nullable String title,
            @Nullable String text,
            @Nullable List<UUID> pictures,
            @Nullable String form,
            @Nullable List<String> mentions,
            @Nullable Instant moment,
            @Nullable Instant expiresAt) {}

    public record Picture(UUID asset, String form, String alt) {}

    /** What arrived of what was sent last; the other numbers add up to {@code expected}. */
    public record Sent(int delivered, int underWay, int person, int failed, int cancelled, int expected) {}

    /**
     * One channel of a story.
     *
     * @param state {@code none} while nothing is saved: then the words are a first proposal
     * @param revision of what was saved, 0 for a proposal
     * @param post the text as it will stand there
     * @param length by the network's own rule
     * @param most the network's limit, 0 for none
     * @param faults why it cannot go out so; empty when it can
     * @param urgentReason why one person let it out alone, until another has approved it
     */
    public record Channel(
            UUID account,
            String network,
            String name,
            String state,
            int revision,
            String language,
            String title,
            String text,
            List<String> mentions,
            List<Picture> pictures,
            String post,
            int length,
            int most,
            List<String> faults,
            @Nullable Instant moment,
            @Nullable Instant expiresAt,
            @Nullable String urgentReason,
            @Nullable Sent sent) {}

    /** All channels of a story; {@code stamp} says what was read, for an approval. */
    public record Listing(long stamp, List<Channel> channels) {}

    public record Timing(@Nullable Instant moment) {}

    /** {@code account} is left out for all channels. */
    public record Approving(@Nullable Long stamp, @Nullable UUID account) {}

    /** {@code account} is left out for all channels. */
    public record Urgent(@Nullable String reason, @Nullable UUID account) {}
}
