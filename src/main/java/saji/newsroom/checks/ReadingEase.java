package saji.newsroom.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How hard an Indonesian text is to read, as a year of school.
 *
 * <p>The formula is that of Khadijah Rohani Mohd. Yunus, made for Malay, of which Indonesian is a standard form with the same spelling
 * and syllables: {@code -13.988 + 0.3793 × words a sentence + 0.0207 × syllables in 300 words} (Khadijah Rohani Mohd. Yunus, "Formula
 * Kebolehbacaan", Universiti Malaya, 1982; her "Readability of Bahasa Malaysia texts", 1989). English formulas such as Flesch's do not
 * fit: Indonesian words have about twice the syllables of English ones.
 *
 * @param year year of school whose pupils read it with ease, between 1 and 17; 9 is the end of compulsory school
 * @param wordsPerSentence mean length of a sentence in words
 * @param syllablesPerWord mean length of a word in syllables
 * @param hard the sentences that weigh most, the hardest first, at most five
 */
record ReadingEase(double year, double wordsPerSentence, double syllablesPerWord, List<Hard> hard) {

    /** A sentence of more words is hard for most readers on a phone. */
    static final int LONG_SENTENCE = 25;

    /** Fewer words than this say nothing about a text. */
    static final int FEWEST_WORDS = 60;

    /** A hard sentence and its words. */
    record Hard(String sentence, int words) {}

    /** The ease of running text; headings and table cells do not count. Empty when there is too little of it. */
    static java.util.Optional<ReadingEase> of(List<Passage> passages) {
        List<Hard> sentences = new ArrayList<>();
        long words = 0;
        long syllables = 0;
        for (Passage passage : passages) {
            if (passage.kind() == Passage.Kind.HEADING || passage.kind() == Passage.Kind.CELL) {
                continue;
            }
            for (String sentence : Sentences.of(passage.text())) {
                List<String> found = Sentences.words(sentence);
                if (found.isEmpty()) {
                    continue;
                }
                words += found.size();
                syllables += found.stream().mapToInt(Sentences::syllables).sum();
                sentences.add(new Hard(sentence, found.size()));
            }
        }
        if (words < FEWEST_WORDS) {
            return java.util.Optional.empty();
        }
        double length = (double) words / sentences.size();
        double weight = (double) syllables / words;
        double year = -13.988 + 0.3793 * length + 0.0207 * weight * 300;
        return java.util.Optional.of(new ReadingEase(Math.clamp(year, 1, 17), length, weight, hardest(sentences)));
    }

    private static List<Hard> hardest(List<Hard> sentences) {
        return sentences.stream()
                .filter(sentence -> sentence.words() > LONG_SENTENCE)
                .sorted(Comparator.comparingInt(Hard::words).reversed())
                .limit(5)
                .toList();
    }
}
