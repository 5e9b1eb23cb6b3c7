package saji.newsroom.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import saji.newsroom.FactCorrection;
import saji.newsroom.Flag;
import saji.newsroom.Newsroom;
import saji.platform.Outcome;
import saji.platform.web.Notices;

/** What must not be overlooked: settle it, or put the new value into the text. */
@Controller
class FlagController implements OfOneStory {

    private final Newsroom newsroom;
    private final StoryPages pages;

    FlagController(Newsroom newsroom, StoryPages pages) {
        this.newsroom = newsroom;
        this.pages = pages;
    }

    /** Puts the new value in; {@code then=review} also asks that an approver look, when nothing is left to do by hand. */
    @PostMapping(PATH + "/flags/{flag}/correction")
    String correctFact(Turn turn, @PathVariable UUID flag) {
        Optional<Flag> revised = pages.story(turn.actor(), turn.story()).flags().stream()
                .filter(candidate -> candidate.id().equals(flag))
                .findFirst();
        Outcome<FactCorrection> outcome = newsroom.correctFact(turn.actor(), turn.story(), flag);
        List<String> byHand =
                outcome instanceof Outcome.Done<FactCorrection>(FactCorrection done) ? done.byHand() : List.of();
        if (outcome.isDone() && byHand.isEmpty() && "review".equals(turn.text("then"))) {
            return askReview(turn, revised.map(StoryView::note).orElse(""));
        }
        turn.redirect().addFlashAttribute("byHand", byHand);
        return turn.answer(
                "correct_fact",
                outcome,
                byHand.isEmpty() ? "newsroom.done.fact-corrected" : "newsroom.done.fact-partly-corrected",
                turn.path() + "/text");
    }

    /** When it cannot be asked now, the story's page says why. */
    private String askReview(Turn turn, String message) {
        boolean asked = newsroom.askReview(turn.actor(), turn.story(), message).isDone();
        return Notices.redirect(
                turn.redirect(),
                turn.path(),
                asked ? "newsroom.done.fact-corrected-and-asked" : "newsroom.done.fact-corrected");
    }

    @PostMapping(PATH + "/flags/{flag}/resolution")
    String resolve(Turn turn, @PathVariable UUID flag) {
        return turn.answer(
                "flag-" + flag,
                newsroom.resolveFlag(turn.actor(), turn.story(), flag, turn.text("note")),
                "newsroom.done.flag-resolved");
    }
}
