package saji.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something cannot be done, as a text key with what fills it; {@code field} names the input to mend, if one is to blame.
 */
public record Reason(
        String key, List<Object> args, @Nullable String field) {

    public static Reason of(String key, Object... args) {
        return new Reason(key, List.of(args), null);
    }

    /** The same reason, laid on one input field of the form or of the API request. */
    public Reason at(String inputField) {
        return new Reason(key, args, inputField);
    }
}
