package saji.intake.web;

import java.util.List;

/** Agencies that have brought nothing for thirty days, and a request to them; {@code title} and {@code wanted} as typed. */
public record SilentView(List<Line> lines, String title, String wanted) {

    /** One agency; {@code last} is when it last handed in, or empty. */
    public record Line(String code, String name, String last, boolean hasOfficer) {}
}
