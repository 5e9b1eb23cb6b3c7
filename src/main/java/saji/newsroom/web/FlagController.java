package saji.newsroom.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import saji.newsroom.FactCorrection;
import saji.newsroom.Newsroom;
import saji.platform.Outcome;

/** What must not be overlooked: settle it, or put the new value into the text. */
@Controller
class FlagController implements OfOneStory {

    private final Newsroom newsroom;

    FlagController(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @PostMapping(PATH + "/flags/{flag}/correction")
    String correctFact(Turn turn, @PathVariable UUID flag) {
        Outcome<FactCorrection> outcome = newsroom.correctFact(turn.actor(), turn.story(), flag);
        List<String> byHand =
                outcome instanceof Outcome.Done<FactCorrection>(FactCorrection done) ? done.byHand() : List.of();
        turn.redirect().addFlashAttribute("byHand", byHand);
        return turn.answer(
                "correct_fact",
                outcome,
                byHand.isEmpty() ? "newsroom.done.fact-corrected" : "newsroom.done.fact-partly-corrected",
                turn.path() + "/text");
    }

    @PostMapping(PATH + "/flags/{flag}/resolution")
    String resolve(Turn turn, @PathVariable UUID flag) {
        return turn.answer(
                "flag-" + flag,
                newsroom.resolveFlag(turn.actor(), turn.story(), flag, turn.text("note")),
                "newsroom.done.flag-resolved");
    }
}
