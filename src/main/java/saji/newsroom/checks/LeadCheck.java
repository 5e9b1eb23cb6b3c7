package saji.newsroom.checks;

import java.util.function.Consumer;

/** A lead that stands alone in a feed, a search result and a message. */
final class LeadCheck implements Check {

    static final int SHORTEST = 60;
    static final int LONGEST = 320;

    @Override
    public void look(Manuscript manuscript, Consumer<Finding> found) {
        String lead = manuscript.lead().strip();
        if (lead.isEmpty()) {
            found.accept(Finding.blocking("lead-missing", "lead"));
        } else if (lead.length() < SHORTEST) {
            found.accept(Finding.warning("lead-short", "lead", lead.length(), SHORTEST)
                    .in(lead));
        } else if (lead.length() > LONGEST) {
            found.accept(
                    Finding.warning("lead-long", "lead", lead.length(), LONGEST).in(lead));
        }
        if (!lead.isEmpty() && lead.equalsIgnoreCase(manuscript.title().strip())) {
            found.accept(Finding.warning("lead-repeats", "lead").in(lead));
        }
    }
}
