package saji.newsroom.checks;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import saji.platform.Reason;

/**
 * What a check found.
 *
 * @param check name of the finding; its text is {@code newsroom.check.<check>}, its explanation {@code newsroom.check.<check>.why}
 * @param args what fills the text
 * @param field input that it is about, for example {@code title}
 * @param passage the words of the text that it is about, or null for the whole
 */
public record Finding(
        String check,
        Severity severity,
        List<Object> args,
        String field,
        @Nullable String passage) {

    static Finding blocking(String check, String field, Object... args) {
        return new Finding(check, Severity.BLOCKING, List.of(args), field, null);
    }

    static Finding warning(String check, String field, Object... args) {
        return new Finding(check, Severity.WARNING, List.of(args), field, null);
    }

    static Finding advice(String check, String field, Object... args) {
        return new Finding(check, Severity.ADVICE, List.of(args), field, null);
    }

    /** The same finding about these words, shortened to 240 characters. */
    Finding in(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        return new Finding(check, severity, args, field, line.length() > 240 ? line.substring(0, 239) + "…" : line);
    }

    /** Text key of what was found. */
    public String key() {
        return "newsroom.check." + check;
    }

    /** Text key of why it matters and what to do. */
    public String why() {
        return key() + ".why";
    }

    /** Text key of how much it weighs. */
    public String severityKey() {
        return "newsroom.severity." + severity.name().toLowerCase(Locale.ROOT);
    }

    public boolean isBlocking() {
        return severity == Severity.BLOCKING;
    }

    /** The finding as a reason of refusal, laid on its input. */
    public Reason reason() {
        return new Reason(key(), args, field);
    }
}
