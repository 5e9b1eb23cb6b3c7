package saji.newsroom;

import java.util.List;

/**
 * What lies between two moments, in order.
 *
 * @param count how many entries there are, of which {@code entries} are the first
 */
public record CalendarDay(List<CalendarEntry> entries, int count) {}
