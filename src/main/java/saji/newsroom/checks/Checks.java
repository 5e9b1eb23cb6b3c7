package saji.newsroom.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All checks that need nothing but the manuscript. */
public final class Checks {

    private static final List<Check> ALL = List.of(
            new TitleCheck(),
            new LeadCheck(),
            new LengthCheck(),
            new PersonalDataCheck(),
            new QuoteCheck(),
            new PictureCheck(),
            new DocumentCheck(),
            new PlaceCheck(),
            new ReadingCheck(),
            new NumberCheck());

    private Checks() {}

    /** Everything that was found, the weightiest first. */
    public static List<Finding> of(Manuscript manuscript) {
        List<Finding> found = new ArrayList<>();
        for (Check check : ALL) {
            check.look(manuscript, found::add);
        }
        found.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(found);
    }
}
