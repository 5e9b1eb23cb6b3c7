package saji.site;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into words as search sees them: lower case, without accents, "1.284" as 1284, "jum'at" as jumat. */
final class Tokens {

    private static final int LONGEST = 60;

    private Tokens() {}

    /** A word with its place in the text that it was cut from. */
    record Token(String word, int start, int end) {}

    /** At most {@code limit} words. */
    static List<Token> of(String text, int limit) {
        List<Token> tokens = new ArrayList<>();
        int length = text.length();
        int at = 0;
        while (at < length && tokens.size() < limit) {
            int c = text.codePointAt(at);
            if (!isWord(c)) {
                at += Character.charCount(c);
                continue;
            }
            int end = end(text, at);
            String word = fold(text.substring(at, end));
            if (!word.isEmpty() && word.length() <= LONGEST) {
                tokens.add(new Token(word, at, end));
            }
            at = end;
        }
        return tokens;
    }

    static List<String> words(String text, int limit) {
        return of(text, limit).stream().map(Token::word).toList();
    }

    /** A word in the form under which it is found. */
    static String fold(String word) {
        String plain = isAscii(word) ? word : Normalizer.normalize(word, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(plain.length());
        plain.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int end(String text, int start) {
        int at = start;
        int length = text.length();
        while (at < length) {
            int c = text.codePointAt(at);
            int width = Character.charCount(c);
            if (isWord(c)) {
                at += width;
            } else if (at + 1 < length && joins(text, at, c)) {
                at += width;
            } else {
                break;
            }
        }
        return at;
    }

    /** An apostrophe inside a word, or a point between thousands. */
    private static boolean joins(String text, int at, int c) {
        int next = text.codePointAt(at + 1);
        if (c == '\'' || c == '\u2019') {
            return Character.isLetter(next) && Character.isLetter(text.codePointBefore(at));
        }
        return c == '.' && Character.isDigit(text.codePointBefore(at)) && digits(text, at + 1) == 3;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private static boolean isWord(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isAscii(String word) {
        return word.chars().allMatch(c -> c < 128);
    }
}
