package saji.newsroom;

import java.time.Instant;
import saji.channels.AccountId;

/**
 * Something that goes out or went out on a channel.
 *
 * @param approved whether a second person has approved what was saved last
 * @param sent whether it went out; otherwise {@code at} can be moved
 */
public record PostingEntry(
        StoryId story, String title, AccountId account, Instant at, boolean approved, boolean sent) {}
