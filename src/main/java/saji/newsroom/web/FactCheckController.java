package saji.newsroom.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** The agency confirms or corrects, passage by passage or all at once, on a phone. */
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
        model.addAttribute("view", view(turn, check, List.of(), Typed.NOTHING));
        return "newsroom/fact-check";
    }

    /** What is ticked is right, what is written is a correction; {@code all} confirms the rest of what was shown, too. */
    @PostMapping(PATH + "/fact-checks/{check}/answers")
    String answer(Turn turn, Model model, @PathVariable UUID check) {
        StoryDetail story = pages.story(turn.actor(), turn.story());
        if (!story.mayEver(Command.ANSWER_FACT_CHECK)) {
            return turn.refuse("fact-check", Outcome.Kind.FORBIDDEN, story.reasonsAgainst(Command.ANSWER_FACT_CHECK));
        }
        Outcome<FactCheck> outcome =
                newsroom.answerFactCheck(turn.actor(), turn.story(), check, turn.number("seen"), answers(turn));
        if (outcome instanceof Outcome.Refused<FactCheck>(Outcome.Kind kind, var reasons)) {
            turn.response().setStatus(kind.status());
            model.addAttribute("view", view(turn, check, reasons, new Typed(FactCheckView.FORM, turn.form())));
            return "newsroom/fact-check";
        }
        boolean open = outcome instanceof Outcome.Done<FactCheck>(FactCheck done) && done.isOpen();
        return turn.answer(
                "fact-check",
                outcome,
                "newsroom.done.passages-answered",
                turn.path() + "/fact-checks/" + check + (open ? "#next" : ""));
    }

    private static Map<Integer, String> answers(Turn turn) {
        List<String> shown = turn.texts("shown");
        List<String> right = turn.text("all").isEmpty() ? turn.texts("right") : shown;
        Map<Integer, String> answers = new HashMap<>();
        for (String number :
                shown.stream().filter(sent -> sent.matches("\\d{1,4}")).toList()) {
            String correction = turn.text("correction-" + number);
            if (!correction.isBlank() || right.contains(number)) {
                answers.put(Integer.valueOf(number), correction);
            }
        }
        return answers;
    }

    private FactCheckView view(Turn turn, UUID check, List<Reason> refused, Typed typed) {
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
                typed);
    }
}
