package saji.directory;

/**
 * A programme, activity or sub-activity of the city's budget.
 *
 * @param code official code, for example {@code 1.02.02}
 * @param level what it is in the budget's tree, for example {@code programme} or {@code activity}
 */
public record Programme(String code, String level, String name) {}
