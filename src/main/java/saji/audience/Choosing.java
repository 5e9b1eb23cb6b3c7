package saji.audience;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import saji.directory.Directory;
import saji.platform.Reason;

/** Holds choices against what there is to choose from. */
@Component
class Choosing {

    private static final int MOST = 200;

    private final Directory directory;

    Choosing(Directory directory) {
        this.directory = directory;
    }

    List<Reason> reasonsAgainst(Choices choices) {
        List<Reason> reasons = new ArrayList<>();
        boolean isKnown = choices.topics().size()
                                + choices.agencies().size()
                                + choices.areas().size()
                        <= MOST
                && choices.topics().stream()
                        .allMatch(topic -> directory.topic(topic).isPresent())
                && choices.agencies().stream()
                        .allMatch(agency -> directory.agency(agency).isPresent())
                && choices.areas().stream()
                        .allMatch(area -> directory.area(area).isPresent());
        if (!isKnown) {
            reasons.add(Reason.of("audience.refused.choices"));
        }
        return reasons;
    }
}
