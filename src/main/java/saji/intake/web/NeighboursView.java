package saji.intake.web;

import java.util.List;

/**
 * What may tell of the same event, and what is on the agenda at the same time: of other agencies no more than title, agency, date.
 */
public record NeighboursView(List<Line> materials, List<Line> events) {

    public static final NeighboursView NONE = new NeighboursView(List.of(), List.of());

    /**
     * One line.
     *
     * @param path where it can be read, or empty when the reader may not
     */
    public record Line(String id, String title, String agency, String when, String path) {}

    public boolean isEmpty() {
        return materials.isEmpty() && events.isEmpty();
    }
}
