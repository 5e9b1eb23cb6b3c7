package saji.newsroom.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Indonesian text cut into sentences and words, and words into syllables. */
final class Sentences {

    private static final Pattern END = Pattern.compile("[.!?…][\"”’)]{0,3}\\s+(?=[\"“‘(]{0,3}[\\p{Lu}\\d])");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\d.,'’-]*");
    private static final Set<String> ABBREVIATIONS = Set.of(
            "jl", "jln", "no", "kel", "kec", "kab", "dr", "drg", "drs", "dra", "ir", "prof", "h", "hj", "kh", "bpk",
            "sdr", "yth", "tgl", "hlm", "hal", "dll", "dsb", "dst", "a.n", "u.p", "s.d", "d.a", "s.h", "m.si", "s.e",
            "m.m", "s.sos", "s.pd", "m.pd", "s.ip", "s.t", "m.t", "st", "gg", "blok", "tbk", "pt", "cv", "ps");
    private static final String VOWELS = "aiueoé";

    private Sentences() {}

    /** The sentences of one passage; an abbreviation ("Jl. Raya", "No. 5", "M.Si.") ends none. */
    static List<String> of(String passage) {
        List<String> sentences = new ArrayList<>();
        Matcher end = END.matcher(passage);
        int from = 0;
        while (end.find()) {
            if (!isAbbreviation(passage, end.start())) {
                sentences.add(passage.substring(from, end.end()).strip());
                from = end.end();
            }
        }
        String rest = passage.substring(from).strip();
        if (!rest.isEmpty()) {
            sentences.add(rest);
        }
        return sentences;
    }

    private static boolean isAbbreviation(String passage, int stop) {
        int start = stop;
        while (start > 0 && stop - start < 20 && !Character.isWhitespace(passage.charAt(start - 1))) {
            start--;
        }
        String before = passage.substring(start, stop).toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}\\d]+", "");
        boolean initial = before.length() == 1 && Character.isLetter(before.charAt(0));
        return initial || ABBREVIATIONS.contains(before);
    }

    static List<String> words(String text) {
        return WORD.matcher(text).results().map(match -> trimmed(match.group())).toList();
    }

    private static String trimmed(String word) {
        int end = word.length();
        while (!Character.isLetterOrDigit(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end);
    }

    /**
     * How many syllables an Indonesian word has: one a vowel, where {@code ai}, {@code au}, {@code oi} and {@code ei} are one sound at
     * the end of a word, before a vowel and in an open syllable ("pulau", "pakaian", "saudara") and two elsewhere ("laut", "baik").
     * A word of capitals is spelled ("RSUD": 4); a figure counts as four, about what its spoken form has.
     */
    static int syllables(String word) {
        if (word.chars().anyMatch(Character::isDigit)) {
            return 4;
        }
        if (word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT))) {
            return word.length();
        }
        String letters = word.toLowerCase(Locale.ROOT);
        int count = 0;
        for (int i = 0; i < letters.length(); i++) {
            if (isVowel(letters, i)) {
                count++;
                if (isDiphthong(letters, i)) {
                    i++;
                }
            }
        }
        return Math.max(1, count);
    }

    private static boolean isDiphthong(String word, int at) {
        if (at + 1 >= word.length()) {
            return false;
        }
        String two = word.substring(at, at + 2);
        if (!two.equals("ai") && !two.equals("au") && !two.equals("oi") && !two.equals("ei")) {
            return false;
        }
        int next = at + 2;
        return next >= word.length() || isVowel(word, next) || isVowel(word, next + 1);
    }

    private static boolean isVowel(String word, int at) {
        return at < word.length() && VOWELS.indexOf(word.charAt(at)) >= 0;
    }
}
