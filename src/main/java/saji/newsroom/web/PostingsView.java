package saji.newsroom.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import saji.newsroom.PostingEntry;

/**
 * What goes out on all channels in a month, as weeks of seven days from Monday.
 *
 * @param moves whether the reader may move what has not gone out
 */
public record PostingsView(YearMonth month, List<List<Day>> weeks, Reader reader, boolean moves) {

    public record Day(LocalDate date, boolean inMonth, List<Line> lines) {}

    /** A channel as a line names it. */
    public record Place(String name, String icon) {}

    /**
     * One thing that goes out, or that went out on several channels at once.
     *
     * @param close whether less than an hour lies between it and another one on the same channel
     */
    public record Line(PostingEntry entry, List<Place> places, boolean close) {

        /** Whether both went out together. */
        boolean isWith(Line other) {
            return entry.sent()
                    && other.entry.sent()
                    && entry.story().equals(other.entry.story())
                    && entry.at().equals(other.entry.at());
        }

        Line and(Line other) {
            return new Line(
                    entry, Stream.concat(places.stream(), other.places.stream()).toList(), close || other.close);
        }

        public String kind() {
            return entry.sent() ? "PUBLISHED" : entry.approved() ? "SCHEDULED" : "EMBARGO_ENDS";
        }

        public String state() {
            return entry.sent() ? "sent" : entry.approved() ? "planned" : "unapproved";
        }

        public String path() {
            String all = "/desk/newsroom/stories/" + entry.story() + "/channels";
            return places.size() > 1 ? all : all + "/" + entry.account();
        }

        public String id() {
            return entry.story() + "-" + entry.account();
        }
    }

    /** Lines in which what went out together is one. */
    static List<Line> together(List<Line> lines) {
        List<Line> together = new ArrayList<>();
        for (Line line : lines) {
            if (!together.isEmpty() && together.getLast().isWith(line)) {
                together.add(together.removeLast().and(line));
            } else {
                together.add(line);
            }
        }
        return together;
    }

    /** Whether nothing goes out in this month. */
    public boolean isEmpty() {
        return weeks.stream()
                .flatMap(List::stream)
                .allMatch(day -> !day.inMonth() || day.lines().isEmpty());
    }

    public List<String> dayNames() {
        return MonthView.dayNames(reader.words().language().locale());
    }

    public String name() {
        return DateTimeFormatter.ofPattern(
                        "MMMM yyyy", reader.words().language().locale())
                .format(month);
    }

    public String link(int months) {
        return "/desk/newsroom/postings?month=" + month.plusMonths(months);
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
