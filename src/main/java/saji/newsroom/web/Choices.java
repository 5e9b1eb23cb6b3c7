package saji.newsroom.web;

import java.util.List;
import saji.directory.Agency;
import saji.directory.Area;
import saji.directory.Person;
import saji.directory.Topic;
import saji.newsroom.ContentType;
import saji.newsroom.Flag;
import saji.newsroom.StoryState;

/**
 * What can be chosen in the forms of the newsroom.
 *
 * @param areas districts, each followed by its subdistricts
 * @param people who writes and approves
 */
public record Choices(
        List<Agency> agencies, List<Topic> topics, List<Area> areas, List<ContentType> types, List<Person> people) {

    public List<StoryState> states() {
        return List.of(StoryState.values());
    }

    public List<Flag.Kind> flags() {
        return List.of(Flag.Kind.values());
    }

    public List<Area> districts() {
        return areas.stream()
                .filter(area -> area.level() == Area.Level.DISTRICT)
                .toList();
    }

    public List<Area> within(Area district) {
        return areas.stream()
                .filter(area -> district.code().equals(area.parent()))
                .toList();
    }
}
