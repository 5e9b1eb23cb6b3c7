package saji.newsroom.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.newsroom.Variant;
import saji.platform.Reason;

/**
 * One channel of a story.
 *
 * @param path of its page
 * @param variant what was saved, or null for a first proposal
 * @param state in one word; its text is {@code newsroom.posting.state.<state>}
 * @param outdated whether the story was changed after the variant was written
 * @param against why the reader cannot approve it; empty when it can be done, or is done
 * @param sent what became of what was sent last, or null
 */
public record ChannelCard(
        String id,
        String path,
        PostView post,
        @Nullable Variant variant,
        String state,
        boolean outdated,
        List<Reason> against,
        @Nullable Sent sent) {

    /**
     * What arrived.
     *
     * @param path of the dispatch
     * @param state of the one delivery, or empty where there are many
     * @param expected all that are counted: the others add up to it
     */
    public record Sent(
            String path,
            String state,
            String address,
            @Nullable Reason reason,
            boolean removal,
            int delivered,
            int underWay,
            int person,
            int failed,
            int cancelled,
            int expected) {}

    public boolean isSaved() {
        return variant != null;
    }

    public boolean isWaiting() {
        return variant != null && !variant.isApproved();
    }
}
