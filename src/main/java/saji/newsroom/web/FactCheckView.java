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
 * @param typed what had been ticked and typed when it was refused
 */
public record FactCheckView(
        StoryDetail story, FactCheck check, Reader reader, boolean answers, List<Reason> refused, Typed typed) {

    static final String FORM = "answers";

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
        return typed.value(FORM, "correction-" + passage.number(), "");
    }

    public boolean isRight(FactCheck.Passage passage) {
        return typed.has(FORM, "right", String.valueOf(passage.number()), false);
    }

    /** Whether the text was changed here since it was asked. */
    public boolean isChanged(FactCheck.Passage passage) {
        return !passage.standsIn(story.latest().text());
    }

    /** Whether only one passage waits. */
    public boolean isLast() {
        return answered() == check.passages().size() - 1;
    }
}
