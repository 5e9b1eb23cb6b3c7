package saji.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone to be enrolled.
 *
 * @param username 2 to 40 of a-z, 0-9, dot, hyphen and underscore, beginning with a letter; never changed later
 * @param name how the person is called, at most 120 characters
 * @param title what the person is, at most 200 characters; {@code titleEn} the same in English
 * @param email where sign-in links and reminders go, or null for none
 */
public record NewPerson(
        String username,
        String name,
        String title,
        String titleEn,
        @Nullable String email,
        List<RoleAt> roles) {

    /** A role at the agency that has {@code agency} as its code. */
    public record RoleAt(Role role, String agency) {}

    public NewPerson {
        roles = List.copyOf(roles);
    }
}
