package saji.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import saji.intake.FactId;

/** Puts the new value of a fact in place of earlier ones, in the passages that cite it, in title and in lead. */
final class FactValues {

    /** What a replacement came to. */
    record Replaced(Text text, int passages, List<String> byHand) {}

    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)*");

    /** So many characters are shown on either side of a figure. */
    private static final int AROUND = 40;

    private final FactId fact;
    private final Set<String> earlier;
    private final String now;
    private final List<String> byHand = new ArrayList<>();
    private int passages;

    private FactValues(FactId fact, Set<String> earlier, String now) {
        this.fact = fact;
        this.earlier = new TreeSet<>((a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b));
        this.earlier.addAll(earlier);
        this.earlier.removeIf(value -> value.isBlank() || value.equals(now));
        this.now = now;
    }

    static Replaced replace(Text text, FactId fact, Set<String> earlier, String now) {
        FactValues values = new FactValues(fact, earlier, now);
        Text.English english = text.english();
        Text replaced = new Text(
                text.type(),
                values.inWords(text.title()),
                values.inWords(text.lead()),
                values.inBody(text.body(), false),
                english == null
                        ? null
                        : new Text.English(english.title(), english.lead(), values.inBody(english.body(), true)),
                text.agencies(),
                text.areas(),
                text.topics(),
                text.materials(),
                text.assets());
        values.leftOver(replaced);
        return new Replaced(replaced, values.passages, List.copyOf(values.byHand));
    }

    /** Whether every passage that cites the fact holds its new value. */
    static boolean isCurrent(Text text, FactId fact, String now) {
        Text.English english = text.english();
        return cited(text.body(), fact).allMatch(words -> holds(words, now))
                && (english == null || cited(english.body(), fact).allMatch(words -> holdsInEnglish(words, now)));
    }

    private static Stream<String> cited(String body, FactId fact) {
        return Citations.in(body).stream()
                .filter(citation -> citation.fact().equals(fact))
                .map(Citations.Citation::words);
    }

    private String inBody(String body, boolean english) {
        return Citations.rewrite(body, (words, cited) -> {
            if (!cited.equals(fact) || holds(words, now) || (english && holdsInEnglish(words, now))) {
                return Optional.empty();
            }
            String changed = changed(words, english);
            if (changed == null) {
                byHand.add(words);
                return Optional.empty();
            }
            passages++;
            return Optional.of(changed);
        });
    }

    private @Nullable String changed(String words, boolean english) {
        for (String value : earlier) {
            Pattern whole = whole(value);
            if (whole.matcher(words).find()) {
                return whole.matcher(words).replaceAll(Matcher.quoteReplacement(now));
            }
            if (english) {
                Pattern foreign = whole(inEnglish(figure(value)));
                if (foreign.matcher(words).find()) {
                    return foreign.matcher(words).replaceAll(Matcher.quoteReplacement(inEnglish(figure(now))));
                }
            }
        }
        return null;
    }

    /** Finds earlier figures of two digits and more that no citation holds; whether they are the fact's, a person must see. */
    private void leftOver(Text text) {
        Text.English english = text.english();
        for (String value : earlier) {
            String figure = figure(value);
            if (figure.length() < 2 || !FIGURE.matcher(figure).matches() || figure.equals(figure(now))) {
                continue;
            }
            Stream.of(text.title(), text.lead(), text.body()).forEach(words -> remains(words, figure));
            if (english != null) {
                Stream.of(english.title(), english.lead(), english.body())
                        .forEach(words -> remains(words, inEnglish(figure)));
            }
        }
    }

    private void remains(String words, String figure) {
        String uncited = Citations.without(words);
        Matcher found = whole(figure).matcher(uncited);
        while (found.find()) {
            int from = Math.max(0, found.start() - AROUND);
            int until = Math.min(uncited.length(), found.end() + AROUND);
            byHand.add((from > 0 ? "… " : "")
                    + uncited.substring(from, until).replaceAll("\\s+", " ").strip()
                    + (until < uncited.length() ? " …" : ""));
        }
    }

    /** In title and lead only a value that says what it counts is safe to replace. */
    private String inWords(String words) {
        String changed = words;
        for (String value : earlier) {
            if (value.codePoints().anyMatch(Character::isDigit)
                    && value.codePoints().anyMatch(Character::isLetter)
                    && whole(value).matcher(changed).find()) {
                changed = whole(value).matcher(changed).replaceAll(Matcher.quoteReplacement(now));
                passages++;
            }
        }
        return changed;
    }

    private static Pattern whole(String value) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?<!\\d[.,])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}])(?![.,]\\d)");
    }

    private static boolean holds(String words, String value) {
        return whole(value).matcher(words).find();
    }

    private static boolean holdsInEnglish(String words, String now) {
        return holds(words, now) || whole(inEnglish(figure(now))).matcher(words).find();
    }

    /** The only figure in a value, whose words another language has otherwise; the whole value where there is none or more. */
    private static String figure(String value) {
        Matcher figures = FIGURE.matcher(value);
        if (!figures.find()) {
            return value;
        }
        String only = figures.group();
        return figures.find() ? value : only;
    }

    /** 1.250,5 as English writes it: 1,250.5. */
    private static String inEnglish(String value) {
        StringBuilder written = new StringBuilder(value);
        for (int i = 1; i < value.length() - 1; i++) {
            char sign = value.charAt(i);
            if (Character.isDigit(value.charAt(i - 1))
                    && Character.isDigit(value.charAt(i + 1))
                    && (sign == '.' || sign == ',')) {
                written.setCharAt(i, sign == '.' ? ',' : '.');
            }
        }
        return written.toString();
    }
}
