package saji.intake.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import saji.platform.Reason;

/** Pages of requests for material. */
public final class RequestView {

    private RequestView() {}

    /**
     * The list.
     *
     * @param office whether the reader may ask; {@code agency} whether the reader is asked
     * @param next query of the next page, or empty
     */
    public record Requests(boolean office, boolean open, List<Line> lines, String next) {}

    /** One request of the list. */
    public record Line(
            String path,
            String title,
            String due,
            String ago,
            boolean overdue,
            boolean closed,
            int asked,
            int answered) {}

    /** One request. */
    public record One(
            String id,
            String title,
            String wanted,
            String due,
            String ago,
            boolean overdue,
            boolean closed,
            boolean office,
            List<Answer> asked) {}

    /**
     * What became of asking one agency.
     *
     * @param material address of what it handed in, or empty
     * @param handIn address of the form that answers, for the agency itself, or empty
     */
    public record Answer(String agency, boolean hasOfficer, String material, String at, String handIn) {}

    /** The form; {@code days} are working days until it is due, empty for a date of its own. */
    public record Form(
            String id,
            String title,
            String wanted,
            String days,
            String dueDate,
            String dueTime,
            String event,
            Set<String> agencies,
            List<AgencyChoice> all,
            List<Reason> reasons) {

        public boolean asks(String agency) {
            return agencies.contains(agency);
        }

        public List<Reason> reasonsAt(String field) {
            return reasons.stream()
                    .filter(reason -> field.equals(reason.field()))
                    .toList();
        }
    }

    /** An agency that can be asked. */
    public record AgencyChoice(String id, String name, boolean hasOfficer) {}

    /** Agencies that handed nothing in for {@code days} days. */
    public record Silent(int days, List<SilentLine> agencies) {}

    /** One of them; {@code last} is null when it never did. */
    public record SilentLine(
            String id,
            String name,
            boolean hasOfficer,
            @Nullable String last) {}
}
