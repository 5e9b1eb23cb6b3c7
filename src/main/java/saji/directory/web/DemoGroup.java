package saji.directory.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import saji.directory.Person;
import saji.directory.Role;

/**
 * The demo city's people who have one role, as the sign-in page offers them.
 *
 * @param more whether the first of them stand in a group before
 */
public record DemoGroup(Role role, List<Person> people, boolean more) {

    private static final int AT_FIRST = 6;

    private static final List<Role> ORDER = List.of(
            Role.PR_OFFICER,
            Role.EDITOR,
            Role.APPROVER,
            Role.LEADER,
            Role.ADMINISTRATOR,
            Role.COMMUNITY_OFFICER,
            Role.MEDIA_OFFICER,
            Role.DUTY_OFFICER);

    /**
     * Each person once, under the first of their roles; roles in the order of the work, and what is more than a handful of one role
     * at the end.
     */
    static List<DemoGroup> of(List<Person> people) {
        List<DemoGroup> whole = ORDER.stream()
                .map(role -> new DemoGroup(
                        role,
                        people.stream().filter(person -> first(person) == role).toList(),
                        false))
                .filter(group -> !group.people().isEmpty())
                .toList();
        Stream<DemoGroup> first = whole.stream().map(DemoGroup::beginning);
        Stream<DemoGroup> rest =
                whole.stream().filter(group -> group.people().size() > AT_FIRST).map(DemoGroup::end);
        return Stream.concat(first, rest).toList();
    }

    private DemoGroup beginning() {
        return new DemoGroup(role, people.stream().limit(AT_FIRST).toList(), false);
    }

    private DemoGroup end() {
        return new DemoGroup(role, people.stream().skip(AT_FIRST).toList(), true);
    }

    private static Role first(Person person) {
        return ORDER.stream()
                .filter(role -> person.grants().stream().anyMatch(grant -> grant.role() == role))
                .findFirst()
                .orElse(Arrays.asList(Role.values()).getLast());
    }
}
