package saji.newsroom.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import saji.newsroom.PostingEntry;

/**
 * What goes out on all channels in a month, as weeks of seven days from Monday.
 *
 * @param moves whether the reader may move what has not gone out
 */
public record PostingsView(YearMonth month, List<List<Day>> weeks, Reader reader, boolean moves) {

    public record Day(LocalDate date, boolean inMonth, List<Line> lines) {}

    /**
     * @param close whether less than an hour lies between it and another one on the same channel
     */
    public record Line(PostingEntry entry, String channel, String icon, boolean close) {

        public String kind() {
            return entry.sent() ? "PUBLISHED" : entry.approved() ? "SCHEDULED" : "EMBARGO_ENDS";
        }

        public String state() {
            return entry.sent() ? "sent" : entry.approved() ? "planned" : "unapproved";
        }

        public String path() {
            return "/desk/newsroom/stories/" + entry.story() + "/channels/" + entry.account();
        }

        public String id() {
            return entry.story() + "-" + entry.account();
        }
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
