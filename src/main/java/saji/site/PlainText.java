package saji.site;

/**
 * The words of a Markdown text without its marks, in one pass whatever the text is: for search and for counting, not for showing
 * formatted.
 */
final class PlainText {

    private static final int WORDS_A_MINUTE = 200;
    private static final String MARKS = "*_`~|\\";

    private final String text;
    private final StringBuilder plain;
    /** Where the next {@code ]} and the next {@code )} stand, so that they are looked for once only. */
    private int bracket = -1;

    private int parenthesis = -1;

    private PlainText(String text) {
        this.text = text;
        this.plain = new StringBuilder(text.length());
    }

    static String of(String markdown) {
        PlainText reading = new PlainText(markdown);
        int at = 0;
        while (at < markdown.length()) {
            int end = markdown.indexOf('\n', at);
            int until = end < 0 ? markdown.length() : end;
            if (!isRule(markdown, at, until)) {
                reading.line(afterMark(markdown, at, until), until);
            }
            reading.put(' ');
            at = until + 1;
        }
        return reading.plain.toString().strip();
    }

    /** Minutes that reading takes, at least one. */
    static int minutes(String markdown) {
        int words = of(markdown).split(" ").length;
        return Math.max(1, Math.round(words / (float) WORDS_A_MINUTE));
    }

    private void line(int from, int until) {
        int at = from;
        while (at < until) {
            char c = text.charAt(at);
            boolean picture = c == '!' && at + 1 < until && text.charAt(at + 1) == '[';
            int open = picture ? at + 1 : at;
            int close = picture || c == '[' ? closing(open, until) : -1;
            if (close > 0) {
                words(open + 1, close);
                at = parenthesis + 1;
            } else {
                put(MARKS.indexOf(c) < 0 ? c : ' ');
                at++;
            }
        }
    }

    private void words(int from, int until) {
        for (int i = from; i < until; i++) {
            char c = text.charAt(i);
            put(MARKS.indexOf(c) < 0 ? c : ' ');
        }
    }

    /** Where the text of a link that opens here ends, or -1 when it is none; {@link #parenthesis} is then where the link ends. */
    private int closing(int open, int until) {
        bracket = bracket > open ? bracket : next(']', open);
        if (bracket + 1 >= until || text.charAt(bracket + 1) != '(') {
            return -1;
        }
        parenthesis = parenthesis > bracket ? parenthesis : next(')', bracket);
        return parenthesis < until ? bracket : -1;
    }

    private int next(char c, int after) {
        int found = text.indexOf(c, after + 1);
        return found < 0 ? text.length() : found;
    }

    private void put(char c) {
        boolean space = Character.isWhitespace(c);
        if (!space) {
            plain.append(c);
        } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
            plain.append(' ');
        }
    }

    /** A line, or the row under a table's head: dashes, bars and colons only. */
    private static boolean isRule(String text, int from, int until) {
        int dashes = 0;
        for (int i = from; i < until; i++) {
            char c = text.charAt(i);
            dashes += c == '-' ? 1 : 0;
            if (c != '-' && c != '|' && c != ':' && !Character.isWhitespace(c)) {
                return false;
            }
        }
        return dashes > 1;
    }

    /** Behind the mark of a heading, a quotation or an entry of a list. */
    private static int afterMark(String text, int from, int until) {
        int at = from;
        while (at < until && at < from + 3 && text.charAt(at) == ' ') {
            at++;
        }
        int mark = at;
        while (mark < until && mark < at + 6 && text.charAt(mark) == '#') {
            mark++;
        }
        if (mark == at && mark < until) {
            if (text.charAt(at) == '>') {
                return at + 1;
            }
            if ("-*+".indexOf(text.charAt(at)) >= 0) {
                mark = at + 1;
            } else {
                int digits = at;
                while (digits < until && digits < at + 4 && Character.isDigit(text.charAt(digits))) {
                    digits++;
                }
                mark = digits > at && digits < until && ".)".indexOf(text.charAt(digits)) >= 0 ? digits + 1 : at;
            }
        }
        return mark > at && mark < until && Character.isWhitespace(text.charAt(mark)) ? mark : at;
    }
}
