package saji.newsroom.checks;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Words of a speaker that the agency vouches for. */
final class QuoteCheck implements Check {

    @Override
    public void look(Manuscript manuscript, Consumer<Finding> found) {
        List<Passage> passages = Passage.of(manuscript.body());
        String all = plain(String.join(" ", passages.stream().map(Passage::text).toList()));
        for (Manuscript.Quote quote : manuscript.quotes()) {
            String words = plain(quote.text());
            if (!quote.confirmed() && !words.isEmpty() && all.contains(beginning(words))) {
                found.accept(Finding.blocking("quote-unconfirmed", "body", quote.speaker())
                        .in(quote.text()));
            }
        }
        for (Passage passage : passages) {
            String words = plain(passage.text());
            boolean attribution = passage.text().matches("[—–-].*");
            if (passage.kind() == Passage.Kind.QUOTE && !attribution && !isKnown(words, manuscript.quotes())) {
                found.accept(Finding.warning("quote-unknown", "body").in(passage.text()));
            }
        }
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
