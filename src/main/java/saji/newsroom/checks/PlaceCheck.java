package saji.newsroom.checks;

import java.util.function.Consumer;

/** What readers find the story by: topic, area, English. */
final class PlaceCheck implements Check {

    @Override
    public void look(Manuscript manuscript, Consumer<Finding> found) {
        if (manuscript.topics() == 0) {
            found.accept(Finding.blocking("topic-missing", "topics"));
        }
        if (manuscript.areas() == 0) {
            found.accept(Finding.advice("area-missing", "areas"));
        }
        if (manuscript.english().isBlank()) {
            found.accept(Finding.advice("english-missing", "englishTitle"));
        }
    }
}
