package saji.intake.web;

import java.util.List;
import saji.platform.Reason;

/** Pages of the agenda. */
public final class AgendaView {

    private AgendaView() {}

    /**
     * A month.
     *
     * @param mayAdd whether the reader may put something on it
     * @param bare events of the last sixty days that are over and have brought no material
     */
    public record Month(
            String name,
            String previous,
            String next,
            boolean mayAdd,
            List<Day> days,
            List<Line> bare,
            List<HandInPage.Choice> agencies,
            List<Reason> reasons,
            List<Reason> problems,
            String imported) {}

    /** A day with events. */
    public record Day(String date, List<Line> events) {}

    /** One event; {@code time} is empty when it lasts all day. */
    public record Line(
            String path, String title, String agency, String time, String where, int materials, boolean over) {

        /** The same with its day before the hour, for where it does not stand under its day. */
        Line on(String day) {
            return new Line(path, title, agency, (day + " " + time).strip(), where, materials, over);
        }
    }

    /** One event. */
    public record One(
            String id,
            String title,
            String agency,
            String agencyId,
            String when,
            String where,
            String description,
            int materials,
            boolean over,
            boolean cancelled,
            boolean mayWrite,
            boolean mayHandIn,
            boolean mayAsk) {}

    /** The form of an event. */
    public record Form(
            String id,
            int version,
            String agency,
            String title,
            String description,
            String place,
            String area,
            String beginsDate,
            String beginsTime,
            String endsDate,
            String endsTime,
            List<HandInPage.Choice> agencies,
            List<HandInPage.AreaGroup> areas,
            List<Reason> reasons) {

        public List<Reason> reasonsAt(String field) {
            return reasons.stream()
                    .filter(reason -> field.equals(reason.field()))
                    .toList();
        }
    }
}
