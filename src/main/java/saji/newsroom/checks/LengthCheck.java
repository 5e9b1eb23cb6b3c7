package saji.newsroom.checks;

import java.util.function.Consumer;
import saji.platform.Markdown;

/** A body of the length that its content type asks for. */
final class LengthCheck implements Check {

    @Override
    public void look(Manuscript manuscript, Consumer<Finding> found) {
        int words = Sentences.words(Markdown.text(manuscript.body())).size();
        if (words == 0) {
            found.accept(Finding.blocking("body-missing", "body"));
        } else if (words < manuscript.minWords()) {
            found.accept(Finding.blocking("body-short", "body", words, manuscript.minWords()));
        } else if (words > manuscript.maxWords()) {
            found.accept(Finding.warning("body-long", "body", words, manuscript.maxWords()));
        }
    }
}
