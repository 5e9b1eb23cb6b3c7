package saji.directory;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import saji.platform.Language;

/**
 * Someone of the staff.
 *
 * @param title what they are, for example "Penyunting, Diskominfo"; {@code titleEn} the same in English
 * @param inherited the grants of a PR officer for agencies that a decree made into the person's own
 */
public record Person(
        PersonId id,
        String username,
        String name,
        String title,
        String titleEn,
        @Nullable String email,
        Language language,
        boolean active,
        Set<Actor.Grant> grants,
        Set<Actor.Grant> inherited) {

    /** The person as one who acts now. */
    public Actor actor() {
        Set<Actor.Grant> all =
                Stream.concat(grants.stream(), inherited.stream()).collect(Collectors.toUnmodifiableSet());
        return new Actor(id, username, name, all, language);
    }

    public String title(Language reader) {
        return reader == Language.EN ? titleEn : title;
    }
}
