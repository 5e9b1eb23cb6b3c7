package saji.newsroom.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import saji.newsroom.CalendarDay;
import saji.newsroom.CalendarEntry;

/**
 * A month as weeks of seven days from Monday.
 *
 * @param moves whether the reader may move scheduled stories
 */
public record MonthView(
        YearMonth month, List<List<Day>> weeks, FilterForm form, Choices choices, Reader reader, boolean moves) {

    /** A day with what happens on it, in order; {@code count} of stories, of which {@code entries} are the first. */
    public record Day(
            LocalDate date, boolean inMonth, List<CalendarEntry> entries, int count, List<Happening> happenings) {

        public boolean isEmpty() {
            return entries.isEmpty() && happenings.isEmpty();
        }
    }

    /** Something on the city's agenda; {@code served} when material was handed in from it. */
    public record Happening(Instant at, boolean allDay, String title, boolean served, boolean cancelled) {}

    static LocalDate firstDay(YearMonth month) {
        return month.atDay(1).with(java.time.temporal.TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    static LocalDate lastDay(YearMonth month) {
        return month.atEndOfMonth().with(java.time.temporal.TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }

    /** The days of {@code entries} from {@code first} on: whole weeks of a month, or one day alone. */
    static MonthView of(
            YearMonth month,
            LocalDate first,
            List<CalendarDay> entries,
            List<Happening> happenings,
            FilterForm form,
            Choices choices,
            Reader reader,
            boolean moves) {
        Map<LocalDate, List<Happening>> agenda =
                happenings.stream().collect(Collectors.groupingBy(happening -> reader.day(happening.at())));
        List<Day> days = new ArrayList<>();
        for (CalendarDay entry : entries) {
            LocalDate date = first.plusDays(days.size());
            days.add(new Day(
                    date,
                    YearMonth.from(date).equals(month),
                    entry.entries(),
                    entry.count(),
                    agenda.getOrDefault(date, List.of())));
        }
        List<List<Day>> weeks = new ArrayList<>();
        for (int i = 0; i < days.size(); i += 7) {
            weeks.add(days.subList(i, Math.min(i + 7, days.size())));
        }
        return new MonthView(month, weeks, form, choices, reader, moves);
    }

    /** Whether one day alone is shown. */
    public boolean isDay() {
        return weeks.size() == 1 && weeks.getFirst().size() == 1;
    }

    /** Address of the page of one day alone. */
    public String link(Day day) {
        return "/desk/newsroom/calendar" + form.queryWith("day", day.date().toString());
    }

    public String name() {
        return DateTimeFormatter.ofPattern(
                        "MMMM yyyy", reader.words().language().locale())
                .format(month);
    }

    public String link(int months) {
        return "/desk/newsroom/calendar"
                + form.queryWith("month", month.plusMonths(months).toString());
    }

    public List<String> dayNames() {
        return dayNames(reader.words().language().locale());
    }

    static List<String> dayNames(Locale locale) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.SHORT, locale))
                .toList();
    }

    public String longDate(LocalDate date) {
        return DateTimeFormatter.ofPattern(
                        "EEEE d MMMM", reader.words().language().locale())
                .format(date);
    }

    public boolean isToday(Day day) {
        return day.date().equals(reader.today());
    }
}
