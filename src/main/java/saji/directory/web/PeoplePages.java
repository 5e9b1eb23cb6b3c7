package saji.directory.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.directory.Agency;
import saji.directory.Person;
import saji.directory.Role;
import saji.platform.Reason;

/** What the pages on people show. */
public final class PeoplePages {

    private PeoplePages() {}

    /** The list; {@code ended} for those who left. */
    public record Listing(List<Row> people, String words, boolean ended) {}

    /** A person with the roles in words: role and short name of the agency. */
    public record Row(Person person, List<Held> roles) {}

    public record Held(Role role, Agency agency) {}

    /**
     * The form of one person.
     *
     * @param person null for someone new
     * @param roles those held, as {@code ROLE@CODE}
     */
    public record Form(
            @Nullable Person person,
            String username,
            String name,
            String title,
            String titleEn,
            String email,
            List<String> roles,
            List<Agency> agencies,
            List<Reason> reasons) {

        public List<Role> allRoles() {
            return List.of(Role.values());
        }

        /** The roles as pairs, with two empty ones to fill. */
        public List<String[]> lines() {
            List<String[]> lines = new java.util.ArrayList<>();
            roles.forEach(role -> lines.add(role.split("@", 2)));
            lines.add(new String[] {"", ""});
            lines.add(new String[] {"", ""});
            return lines;
        }
    }
}
