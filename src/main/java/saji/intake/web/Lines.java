package saji.intake.web;

import java.util.List;

/**
 * A list of materials.
 *
 * @param office whether the office reads it, and so agencies are named
 * @param tabs states with how many wait
 * @param next query of the next page, or empty
 */
public record Lines(
        boolean office,
        List<Tab> tabs,
        List<Line> lines,
        Asked asked,
        List<HandInPage.Choice> agencies,
        List<HandInPage.Choice> topics,
        String next) {

    /** A state to look at. */
    public record Tab(String key, String path, boolean chosen, int count) {}

    /** One material; {@code path} is where it is read, or gone on with. */
    public record Line(
            String path,
            String title,
            String agency,
            String state,
            String stage,
            String when,
            String area,
            String ago,
            int attached) {}

    /** What was asked for. */
    public record Asked(String state, String agency, String topic, String age, String q) {
        public boolean isNarrow() {
            return !agency.isEmpty() || !topic.isEmpty() || !age.isEmpty() || !q.isEmpty();
        }
    }
}
