package saji.site.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The front page.
 *
 * @param lead the story at the top, or null when nothing was published yet
 * @param latest the newest besides the lead
 * @param stages what is planned, under way and done
 * @param map outlines of the districts
 */
public record HomePage(
        Frame frame,
        @Nullable Card lead,
        List<Card> latest,
        List<Group> stages,
        List<Card> services,
        List<Card> agenda,
        List<Group> topics,
        List<Frame.Link> districts,
        CityMap map) {

    /** Stories under a heading; {@code key} is the stage or the topic's slug. */
    public record Group(String key, String name, String path, List<Card> cards) {}
}
