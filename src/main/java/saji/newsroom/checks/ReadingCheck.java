package saji.newsroom.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A text that someone who left school after the ninth year reads with ease; says which sentences are hard. */
final class ReadingCheck implements Check {

    /** The end of compulsory school. */
    static final double COMPULSORY_SCHOOL = 9;

    @Override
    public void look(Manuscript manuscript, Consumer<Finding> found) {
        List<Passage> passages = new ArrayList<>(Passage.of(manuscript.lead()));
        passages.addAll(Passage.of(manuscript.body()));
        Optional<ReadingEase> read = ReadingEase.of(passages);
        if (read.isEmpty()) {
            return;
        }
        ReadingEase ease = read.get();
        if (ease.year() > COMPULSORY_SCHOOL) {
            found.accept(Finding.advice(
                    "reading-hard", "body", Math.round(ease.year()), Math.round(ease.wordsPerSentence())));
        }
        for (ReadingEase.Hard hard : ease.hard()) {
            found.accept(Finding.advice("sentence-long", "body", hard.words(), ReadingEase.LONG_SENTENCE)
                    .in(hard.sentence()));
        }
    }
}
