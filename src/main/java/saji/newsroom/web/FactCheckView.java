package saji.newsroom.web;

import java.util.List;
import saji.newsroom.FactCheck;
import saji.newsroom.StoryDetail;
import saji.platform.Reason;
import saji.platform.SafeHtml;

/**
 * A fact check as the agency answers it.
 *
 * @param answers whether the reader answers it
 * @param number the passage whose answer was refused; 0 or less for none
 * @param correction what had been typed for it
 */
public record FactCheckView(
        StoryDetail story,
        FactCheck check,
        Reader reader,
        boolean answers,
        List<Reason> refused,
        int number,
        String correction) {

    public String path() {
        return StoryPages.path(story.id());
    }

    public SafeHtml html(FactCheck.Passage passage) {
        return Rendering.forGuests(passage.text());
    }

    public long answered() {
        return check.passages().stream()
                .filter(passage -> passage.answer() != null)
                .count();
    }

    public boolean isNext(FactCheck.Passage passage) {
        return check.passages().stream()
                .filter(candidate -> candidate.answer() == null)
                .findFirst()
                .filter(first -> first.number() == passage.number())
                .isPresent();
    }

    public String correctionFor(FactCheck.Passage passage) {
        return passage.number() == number ? correction : "";
    }
}
