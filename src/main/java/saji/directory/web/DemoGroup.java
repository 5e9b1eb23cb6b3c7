package saji.directory.web;

import java.util.Arrays;
import java.util.List;
import saji.directory.Person;
import saji.directory.Role;

/** The demo city's people who have one role, as the sign-in page offers them. */
public record DemoGroup(Role role, List<Person> people) {

    private static final List<Role> ORDER = List.of(
            Role.PR_OFFICER,
            Role.EDITOR,
            Role.APPROVER,
            Role.LEADER,
            Role.ADMINISTRATOR,
            Role.COMMUNITY_OFFICER,
            Role.MEDIA_OFFICER,
            Role.DUTY_OFFICER);

    /** Each person once, under the first of their roles; roles in the order of the work. */
    static List<DemoGroup> of(List<Person> people) {
        return ORDER.stream()
                .map(role -> new DemoGroup(
                        role,
                        people.stream().filter(person -> first(person) == role).toList()))
                .filter(group -> !group.people().isEmpty())
                .toList();
    }

    private static Role first(Person person) {
        return ORDER.stream()
                .filter(role -> person.grants().stream().anyMatch(grant -> grant.role() == role))
                .findFirst()
                .orElse(Arrays.asList(Role.values()).getLast());
    }
}
