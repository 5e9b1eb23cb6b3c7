package saji.newsroom.web;

import java.util.List;
import saji.newsroom.Command;
import saji.newsroom.Flag;
import saji.newsroom.StoryDetail;
import saji.platform.Reason;

/**
 * The channels of one story.
 *
 * @param stamp what the reader has seen of the variants
 * @param refused why the last command was refused; empty on a fresh page
 */
public record ChannelsView(
        StoryDetail story, Reader reader, List<ChannelCard> cards, long stamp, List<Reason> refused) {

    public String path() {
        return StoryPages.path(story.id()) + "/channels";
    }

    public boolean writes() {
        return story.can(Command.WRITE_VARIANT);
    }

    /** What one person let out alone and nobody else has approved yet. */
    public List<Flag> alone() {
        return story.flags().stream()
                .filter(flag -> flag.isOpen() && flag.kind() == Flag.Kind.VARIANTS_SENT_URGENTLY)
                .toList();
    }

    /** What is said somewhere. */
    public List<ChannelCard> said() {
        return cards.stream().filter(ChannelCard::isSaved).toList();
    }

    /** Where nothing is said yet. */
    public List<ChannelCard> silent() {
        return cards.stream().filter(card -> !card.isSaved()).toList();
    }

    public long waiting() {
        return cards.stream().filter(ChannelCard::isWaiting).count();
    }

    public boolean isSent() {
        return cards.stream().anyMatch(card -> card.sent() != null);
    }

    /** Everything that was sent last on each channel, together. */
    public ChannelCard.Sent sums() {
        int delivered = 0;
        int underWay = 0;
        int person = 0;
        int failed = 0;
        int cancelled = 0;
        for (ChannelCard card : cards) {
            ChannelCard.Sent sent = card.sent();
            if (sent != null) {
                delivered += sent.delivered();
                underWay += sent.underWay();
                person += sent.person();
                failed += sent.failed();
                cancelled += sent.cancelled();
            }
        }
        return new ChannelCard.Sent(
                "",
                "",
                "",
                null,
                false,
                delivered,
                underWay,
                person,
                failed,
                cancelled,
                delivered + underWay + person + failed + cancelled);
    }
}
