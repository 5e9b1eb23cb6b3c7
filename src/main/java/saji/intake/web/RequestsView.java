package saji.intake.web;

import java.util.List;

/** Open requests: all for the office, those still owed for an agency. */
public record RequestsView(boolean isOffice, List<Line> lines) {

    /** One request; {@code waiting} names those who have not answered. */
    public record Line(
            String id,
            String title,
            String wanted,
            String due,
            boolean overdue,
            int answered,
            int asked,
            String waiting) {}
}
