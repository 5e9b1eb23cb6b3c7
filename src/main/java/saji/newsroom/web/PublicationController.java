package saji.newsroom.web;

import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import saji.newsroom.Newsroom;

/** Embargo, schedule, publication, correction, withdrawal, address. */
@Controller
class PublicationController implements OfOneStory {

    private final Newsroom newsroom;

    PublicationController(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @PostMapping(PATH + "/embargo")
    String setEmbargo(Turn turn) {
        Instant until = turn.moment("until").orElse(null);
        return turn.answer(
                "set_embargo",
                newsroom.setEmbargo(turn.actor(), turn.story(), until, turn.text("reason")),
                "newsroom.done.embargo-set");
    }

    @PostMapping(PATH + "/embargo/end")
    String liftEmbargo(Turn turn) {
        return turn.answer(
                "lift_embargo",
                newsroom.liftEmbargo(turn.actor(), turn.story(), turn.text("reason")),
                "newsroom.done.embargo-lifted");
    }

    @PostMapping(PATH + "/schedule")
    String schedule(Turn turn) {
        Instant due = turn.moment("due").orElse(null);
        return turn.answer("schedule", newsroom.schedule(turn.actor(), turn.story(), due), "newsroom.done.scheduled");
    }

    @PostMapping(PATH + "/schedule/cancellation")
    String unschedule(Turn turn) {
        return turn.answer("unschedule", newsroom.unschedule(turn.actor(), turn.story()), "newsroom.done.unscheduled");
    }

    @PostMapping(PATH + "/publication")
    String publish(Turn turn) {
        return turn.answer("publish", newsroom.publish(turn.actor(), turn.story()), "newsroom.done.published");
    }

    @PostMapping(PATH + "/urgent-publication")
    String publishUrgently(Turn turn) {
        String note = turn.text("note").isBlank() ? null : turn.text("note");
        return turn.answer(
                "publish_urgently",
                newsroom.publishUrgently(turn.actor(), turn.story(), turn.text("reason"), note),
                "newsroom.done.published-urgently");
    }

    @PostMapping(PATH + "/correction")
    String correct(Turn turn) {
        return turn.answer(
                "correct", newsroom.correct(turn.actor(), turn.story(), turn.text("note")), "newsroom.done.corrected");
    }

    @PostMapping(PATH + "/withdrawal")
    String withdraw(Turn turn) {
        return turn.answer(
                "withdraw",
                newsroom.withdraw(turn.actor(), turn.story(), turn.text("reason")),
                "newsroom.done.withdrawn");
    }

    @PostMapping(PATH + "/address")
    String move(Turn turn) {
        return turn.answer("move", newsroom.move(turn.actor(), turn.story(), turn.text("slug")), "newsroom.done.moved");
    }
}
