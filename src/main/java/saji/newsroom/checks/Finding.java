package saji.newsroom.checks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.platform.Reason;

/**
 * Something that a check found.
 *
 * @param key text that says what and how to mend it, for example {@code newsroom.check.title-too-long}
 * @param args what fills the text
 * @param passage the words that it is about, exactly as they stand in the text, or null
 */
public record Finding(
        String key,
        Severity severity,
        List<Object> args,
        @Nullable String passage) {

    /** Whether it stops review and approval. */
    public enum Severity {
        BLOCKING,
        ADVICE
    }

    /** The same as a reason of a refusal. */
    public Reason reason() {
        return Reason.of(key, args.toArray());
    }
}
