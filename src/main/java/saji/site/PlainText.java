package saji.site;

import java.util.regex.Pattern;

/** The words of a Markdown text without its marks, quickly: for search and for counting, not for showing formatted. */
final class PlainText {

    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\n]*)\\]\\([^)\\n]*\\)");
    private static final Pattern MARKS = Pattern.compile(
            "(?m)^\\s{0,3}(?:#{1,6}\\s+|>\\s?|[-*+]\\s+|\\d{1,4}[.)]\\s+|\\|?(?:\\s*:?-{2,}:?\\s*\\|?)+\\s*$)");
    private static final Pattern EMPHASIS = Pattern.compile("[*_`~|\\\\]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int WORDS_A_MINUTE = 200;

    private PlainText() {}

    static String of(String markdown) {
        String text = LINK.matcher(markdown).replaceAll("$1");
        text = MARKS.matcher(text).replaceAll(" ");
        text = EMPHASIS.matcher(text).replaceAll(" ");
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** Minutes that reading takes, at least one. */
    static int minutes(String markdown) {
        int words = of(markdown).split(" ").length;
        return Math.max(1, Math.round(words / (float) WORDS_A_MINUTE));
    }
}
