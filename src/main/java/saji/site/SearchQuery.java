package saji.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a reader typed, understood as web searches are: words that must all be there, {@code "a phrase"}, {@code -without},
 * {@code one atau other} (also {@code OR}). Never fails: what cannot be understood is left out.
 *
 * @param groups each must be met, by one of its choices
 * @param without what must not be there
 */
record SearchQuery(List<List<Part>> groups, List<Part> without) {

    /** The most characters of an input that are looked at. */
    static final int LONGEST = 200;

    private static final int MOST_PARTS = 10;
    private static final int MOST_WORDS = 16;
    private static final Set<String> OR = Set.of("or", "atau");
    private static final Set<String> EMPTY_WORDS = Set.of(
            "yang", "di", "ke", "dan", "dari", "untuk", "dengan", "pada", "itu", "ini", "adalah", "dalam", "oleh",
            "para", "the", "of", "and", "in", "to", "a", "for", "on", "at");

    /** One word or, quoted, several that follow each other; {@code alike} are words of the vocabulary taken in place of one it lacks. */
    record Part(List<String> words, boolean quoted, List<String> alike) {}

    static SearchQuery parse(String input) {
        return new Reader(readable(input)).query();
    }

    /** The beginning of what was sent, without what nobody can read: control characters, halves of characters. */
    static String readable(String input) {
        return input.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || !Character.isDefined(c) || isSurrogate(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** Every word that may be marked in what was found. */
    Set<String> marks() {
        Set<String> marks = new LinkedHashSet<>();
        groups.forEach(group -> group.forEach(part -> {
            marks.addAll(part.words());
            marks.addAll(part.alike());
        }));
        return marks;
    }

    /** Words that stand alone, unquoted. */
    Set<String> singles() {
        return groups.stream()
                .flatMap(List::stream)
                .filter(part -> !part.quoted() && part.words().size() == 1)
                .map(part -> part.words().getFirst())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same query, with words of the vocabulary beside those it lacks. */
    SearchQuery with(Map<String, List<String>> alike) {
        return new SearchQuery(
                groups.stream()
                        .map(group -> group.stream()
                                .map(part -> part.quoted()
                                        ? part
                                        : new Part(
                                                part.words(),
                                                false,
                                                alike.getOrDefault(part.words().getFirst(), List.of())))
                                .toList())
                        .toList(),
                without);
    }

    /** As PostgreSQL's tsquery, with stems and alike words. Words hold letters and digits only, so quoting them is enough. */
    String any() {
        return joined(true, "");
    }

    /** As tsquery, the words as typed, in the title. */
    String inTitle() {
        return joined(false, ":A");
    }

    private String joined(boolean wide, String weight) {
        String must = groups.stream()
                .map(group -> group.stream()
                        .map(part -> text(part, wide, weight))
                        .collect(Collectors.joining(" | ", "(", ")")))
                .collect(Collectors.joining(" & "));
        String not =
                without.stream().map(part -> " & !" + text(part, false, "")).collect(Collectors.joining());
        return must + (wide ? not : "");
    }

    private static String text(Part part, boolean wide, String weight) {
        if (part.quoted()) {
            return part.words().stream()
                    .map(word -> "'" + word + "'" + weight)
                    .collect(Collectors.joining(" <-> ", "(", ")"));
        }
        String word = part.words().getFirst();
        Set<String> forms = new LinkedHashSet<>(List.of(word));
        if (wide) {
            String stem = Stem.of(word);
            forms.add(stem);
            forms.add("~" + stem);
            forms.addAll(part.alike());
        }
        return forms.stream().map(form -> "'" + form + "'" + weight).collect(Collectors.joining(" | ", "(", ")"));
    }

    /** Goes through the text once. */
    private static final class Reader {

        private final String text;
        private final List<List<Part>> groups = new ArrayList<>();
        private final List<List<Part>> hollow = new ArrayList<>();
        private final List<Part> without = new ArrayList<>();
        private boolean or;
        private int words;

        Reader(String text) {
            this.text = text;
        }

        SearchQuery query() {
            int at = 0;
            while (at < text.length() && groups.size() + without.size() < MOST_PARTS && words < MOST_WORDS) {
                char c = text.charAt(at);
                if (Character.isWhitespace(c)) {
                    at++;
                    continue;
                }
                boolean minus = c == '-' && (at == 0 || Character.isWhitespace(text.charAt(at - 1)));
                int start = minus ? at + 1 : at;
                boolean quoted = start < text.length() && isQuote(text.charAt(start));
                int end = quoted ? closing(start + 1) : space(start);
                take(text.substring(Math.min(quoted ? start + 1 : start, end), end), minus, quoted);
                at = Math.max(quoted ? end + 1 : end, at + 1);
            }
            return new SearchQuery(List.copyOf(groups.isEmpty() ? hollow : groups), List.copyOf(without));
        }

        private void take(String piece, boolean minus, boolean quoted) {
            List<String> found = Tokens.words(piece, MOST_WORDS - words);
            if (found.isEmpty()) {
                return;
            }
            if (!minus && !quoted && found.size() == 1 && OR.contains(found.getFirst()) && !groups.isEmpty()) {
                or = true;
                return;
            }
            words += found.size();
            if (minus) {
                without.add(new Part(found, true, List.of()));
            } else if (quoted && found.size() > 1) {
                add(new Part(found, true, List.of()));
            } else {
                found.forEach(word -> add(new Part(List.of(word), quoted, List.of())));
            }
        }

        private void add(Part part) {
            if (!part.quoted() && EMPTY_WORDS.contains(part.words().getFirst())) {
                hollow.add(List.of(part));
                return;
            }
            if (or) {
                groups.getLast().add(part);
                or = false;
            } else {
                groups.add(new ArrayList<>(List.of(part)));
            }
        }

        private int closing(int from) {
            for (int i = from; i < text.length(); i++) {
                if (isQuote(text.charAt(i))) {
                    return i;
                }
            }
            return text.length();
        }

        private int space(int from) {
            int i = from;
            while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            return i;
        }

        private static boolean isQuote(char c) {
            return c == '"' || c == '\u201C' || c == '\u201D' || c == '\u201E';
        }
    }
}
