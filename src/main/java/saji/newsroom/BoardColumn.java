package saji.newsroom;

import java.util.List;

/**
 * One column of the board.
 *
 * @param count how many stories stand in it, of which {@code stories} are the last changed
 */
public record BoardColumn(StoryState state, int count, List<StorySummary> stories) {}
