package saji.newsroom.web;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import saji.newsroom.Margin;
import saji.newsroom.Newsroom;

/** Four eyes and remarks in the margin. */
@Controller
class ReviewController implements OfOneStory {

    private final Newsroom newsroom;
    private final Margin margin;

    ReviewController(Newsroom newsroom, Margin margin) {
        this.newsroom = newsroom;
        this.margin = margin;
    }

    @PostMapping(PATH + "/review")
    String askReview(Turn turn) {
        return turn.answer(
                "ask_review",
                newsroom.askReview(turn.actor(), turn.story(), turn.text("message")),
                "newsroom.done.review-asked");
    }

    @PostMapping(PATH + "/review/cancellation")
    String cancelReview(Turn turn) {
        return turn.answer(
                "cancel_review", newsroom.cancelReview(turn.actor(), turn.story()), "newsroom.done.review-cancelled");
    }

    @PostMapping(PATH + "/return")
    String giveBack(Turn turn) {
        return turn.answer(
                "return",
                newsroom.returnToEditor(turn.actor(), turn.story(), turn.text("reason")),
                "newsroom.done.returned");
    }

    @PostMapping(PATH + "/approval")
    String approve(Turn turn) {
        if ("correction".equals(turn.text("then"))) {
            return turn.answer(
                    "approve",
                    newsroom.approveAndCorrect(
                            turn.actor(),
                            turn.story(),
                            turn.number("revision"),
                            turn.text("variants").isEmpty() ? null : ChannelsController.stamp(turn),
                            turn.text("note")),
                    "newsroom.done.corrected");
        }
        return turn.answer(
                "approve",
                turn.text("variants").isEmpty()
                        ? newsroom.approve(turn.actor(), turn.story(), turn.number("revision"))
                        : newsroom.approve(
                                turn.actor(), turn.story(), turn.number("revision"), ChannelsController.stamp(turn)),
                "newsroom.done.approved");
    }

    @PostMapping(PATH + "/later-approval")
    String approveAfterwards(Turn turn) {
        return turn.answer(
                "approve_afterwards",
                newsroom.approveAfterwards(turn.actor(), turn.story()),
                "newsroom.done.approved-afterwards");
    }

    @PostMapping(PATH + "/remarks")
    String remark(Turn turn) {
        String passage = turn.text("passage").isBlank() ? null : turn.text("passage");
        return turn.answer(
                "remark",
                margin.remark(turn.actor(), turn.story(), turn.text("text"), passage),
                "newsroom.done.remarked",
                turn.path() + "#remarks");
    }

    @PostMapping(PATH + "/remarks/{remark}/resolution")
    String resolveRemark(Turn turn, @PathVariable UUID remark) {
        return turn.answer(
                "remark",
                margin.resolve(turn.actor(), turn.story(), remark),
                "newsroom.done.remark-resolved",
                turn.path() + "#remarks");
    }
}
