package saji.audience;

import java.util.Set;
import saji.directory.AgencyId;
import saji.directory.AreaCode;

/**
 * What a subscriber wants to hear about, or what something is about. A subscriber hears of it when one choice is in both; who has chosen
 * nothing hears of everything.
 */
public record Choices(Set<String> topics, Set<AgencyId> agencies, Set<AreaCode> areas) {

    public static final Choices EVERYTHING = new Choices(Set.of(), Set.of(), Set.of());

    public Choices {
        topics = Set.copyOf(topics);
        agencies = Set.copyOf(agencies);
        areas = Set.copyOf(areas);
    }

    public boolean isEverything() {
        return topics.isEmpty() && agencies.isEmpty() && areas.isEmpty();
    }
}
