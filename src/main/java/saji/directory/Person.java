package saji.directory;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import saji.platform.Language;

/** Someone of the staff. {@code title} is what they are, for example "Editor, Diskominfo". */
public record Person(
        PersonId id,
        String username,
        String name,
        String title,
        @Nullable String email,
        Language language,
        boolean active,
        Set<Actor.Grant> grants) {}
