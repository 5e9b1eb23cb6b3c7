package saji.directory;

import java.util.Arrays;
import java.util.Optional;

/** What a personal access token may be used for; never more than its person may do. */
public enum Scope {
    MATERIAL_READ("material:read"),
    MATERIAL_WRITE("material:write"),
    STORY_READ("story:read"),
    STORY_WRITE("story:write"),
    STORY_PUBLISH("story:publish");

    private final String code;

    Scope(String code) {
        this.code = code;
    }

    /** The word in tokens and problems, for example {@code story:read}. */
    public String code() {
        return code;
    }

    public static Optional<Scope> of(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }
}
