package saji.newsroom.web;

import java.util.List;
import saji.newsroom.DueState;
import saji.newsroom.StoryState;

/** The board. {@code due} says whether the schedule is kept. */
public record BoardView(
        List<Column> columns, FilterForm form, Choices choices, Reader reader, boolean writes, DueState due) {

    /** A column; {@code count} may be more than the cards that are shown. */
    public record Column(StoryState state, int count, List<Card> cards) {}

    public boolean isEmpty() {
        return columns.stream().allMatch(column -> column.count() == 0);
    }
}
