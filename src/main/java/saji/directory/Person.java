package saji.directory;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import saji.platform.Language;

/** Someone of the staff. {@code title} is what they are, for example "Penyunting, Diskominfo"; {@code titleEn} the same in English. */
public record Person(
        PersonId id,
        String username,
        String name,
        String title,
        String titleEn,
        @Nullable String email,
        Language language,
        boolean active,
        Set<Actor.Grant> grants) {

    public String title(Language reader) {
        return reader == Language.EN ? titleEn : title;
    }
}
