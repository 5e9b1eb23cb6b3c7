package saji.newsroom.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Words of a speaker that the agency vouches for. */
final class QuoteCheck implements Check {

    /** Words between quotation marks in running text; a title or a single term in marks is shorter than what a person says. */
    private static final Pattern SPOKEN = Pattern.compile("[“\"]([^“”\"\\n]{20,2000})[”\"]");

    private static final int FEWEST_WORDS = 5;

    @Override
    public void look(Manuscript manuscript, Consumer<Finding> found) {
        List<Passage> passages = Passage.of(manuscript.body());
        String all = plain(String.join(" ", passages.stream().map(Passage::text).toList()));
        List<String> said = said(passages);
        for (Manuscript.Quote quote : manuscript.quotes()) {
            String words = plain(quote.text());
            boolean used = !words.isEmpty()
                    && (all.contains(beginning(words))
                            || said.stream().anyMatch(part -> words.contains(beginning(plain(part)))));
            if (!quote.confirmed() && used) {
                found.accept(Finding.blocking("quote-unconfirmed", "body", quote.speaker())
                        .in(quote.text()));
            }
        }
        for (String part : said) {
            if (!isKnown(plain(part), manuscript.quotes())) {
                found.accept(Finding.warning("quote-unknown", "body").in(part));
            }
        }
    }

    /** What the text gives as someone's words: quotes set apart, and words between quotation marks. */
    private static List<String> said(List<Passage> passages) {
        List<String> said = new ArrayList<>();
        for (Passage passage : passages) {
            boolean attribution = passage.text().matches("[—–-].*");
            if (passage.kind() == Passage.Kind.QUOTE && !attribution) {
                said.add(passage.text());
            } else if (passage.kind() == Passage.Kind.PARAGRAPH || passage.kind() == Passage.Kind.ITEM) {
                SPOKEN.matcher(passage.text())
                        .results()
                        .map(match -> match.group(1))
                        .filter(words -> Sentences.words(words).size() >= FEWEST_WORDS)
                        .forEach(said::add);
            }
        }
        return said;
    }

    private static boolean isKnown(String words, List<Manuscript.Quote> quotes) {
        return quotes.stream()
                .map(quote -> plain(quote.text()))
                .anyMatch(known ->
                        !known.isEmpty() && (known.contains(beginning(words)) || words.contains(beginning(known))));
    }

    /** The first sixty characters: an editor may shorten a quote, but not change how it begins. */
    private static String beginning(String words) {
        return words.substring(0, Math.min(60, words.length()));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]+", " ").strip();
    }
}
