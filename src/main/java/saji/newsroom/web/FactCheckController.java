package saji.newsroom.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import saji.directory.AgencyId;
import saji.newsroom.Command;
import saji.newsroom.FactCheck;
import saji.newsroom.Newsroom;
import saji.newsroom.StoryDetail;
import saji.platform.Outcome;
import saji.platform.Reason;

/** The agency confirms or corrects, passage by passage, on a phone. */
@Controller
class FactCheckController implements OfOneStory {

    private final Newsroom newsroom;
    private final StoryPages pages;

    FactCheckController(Newsroom newsroom, StoryPages pages) {
        this.newsroom = newsroom;
        this.pages = pages;
    }

    @PostMapping(PATH + "/fact-checks")
    String ask(Turn turn) {
        return turn.answer(
                "ask_fact_check",
                newsroom.askFactCheck(
                        turn.actor(),
                        turn.story(),
                        new AgencyId(Turn.uuid(turn.text("agency"))),
                        turn.texts("passages"),
                        turn.text("message")),
                "newsroom.done.fact-check-asked");
    }

    @PostMapping(PATH + "/fact-checks/{check}/cancellation")
    String cancel(Turn turn, @PathVariable UUID check) {
        return turn.answer(
                "ask_fact_check",
                newsroom.cancelFactCheck(turn.actor(), turn.story(), check),
                "newsroom.done.fact-check-cancelled");
    }

    /** Leads the agency's PR officer to what waits for an answer. */
    @GetMapping(PATH + "/fact-check")
    String waiting(Turn turn) {
        return pages.story(turn.actor(), turn.story()).factChecks().stream()
                .filter(check -> check.isOpen() && turn.actor().isOfficerOf(check.agency()))
                .findFirst()
                .map(check -> "redirect:" + turn.path() + "/fact-checks/" + check.id())
                .orElse("redirect:" + turn.path());
    }

    @GetMapping(PATH + "/fact-checks/{check}")
    String show(Turn turn, Model model, @PathVariable UUID check) {
        model.addAttribute("view", view(turn, check, List.of()));
        return "newsroom/fact-check";
    }

    @PostMapping(PATH + "/fact-checks/{check}/passages/{number}")
    String answer(Turn turn, Model model, @PathVariable UUID check, @PathVariable int number) {
        StoryDetail story = pages.story(turn.actor(), turn.story());
        if (!story.mayEver(Command.ANSWER_FACT_CHECK)) {
            return turn.refuse("fact-check", Outcome.Kind.FORBIDDEN, story.reasonsAgainst(Command.ANSWER_FACT_CHECK));
        }
        boolean confirms = "confirm".equals(turn.text("verdict"));
        String correction = confirms ? null : turn.text("correction");
        if (!confirms && turn.text("correction").isBlank()) {
            turn.response().setStatus(Outcome.Kind.INVALID.status());
            model.addAttribute(
                    "view",
                    view(
                            turn,
                            check,
                            List.of(Reason.of("newsroom.refused.correction-missing")
                                    .at("correction-" + number))));
            return "newsroom/fact-check";
        }
        Outcome<FactCheck> outcome = newsroom.answerFactCheck(turn.actor(), turn.story(), check, number, correction);
        if (outcome instanceof Outcome.Refused<FactCheck>(Outcome.Kind kind, var reasons)) {
            turn.response().setStatus(kind.status());
            model.addAttribute("view", view(turn, check, reasons));
            return "newsroom/fact-check";
        }
        return turn.answer(
                "fact-check",
                outcome,
                confirms ? "newsroom.done.passage-confirmed" : "newsroom.done.passage-corrected",
                turn.path() + "/fact-checks/" + check + "#next");
    }

    private FactCheckView view(Turn turn, UUID check, List<Reason> refused) {
        StoryDetail story = pages.story(turn.actor(), turn.story());
        FactCheck found = story.factChecks().stream()
                .filter(candidate -> candidate.id().equals(check))
                .findFirst()
                .orElseThrow(StoryPages::notFound);
        return new FactCheckView(
                story,
                found,
                pages.reader(turn.words(), story, List.of()),
                turn.actor().isOfficerOf(found.agency()) && found.isOpen(),
                refused,
                turn.number("number"),
                turn.text("correction"));
    }
}
