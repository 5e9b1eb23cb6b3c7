package saji.newsroom.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import saji.channels.AccountId;
import saji.newsroom.Posting;
import saji.newsroom.StoryDetail;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.web.Notices;

/** All channels of a story side by side: proposals, approval, what arrived. */
@Controller
class ChannelsController implements OfOneStory {

    private final Posting posting;
    private final StoryPages pages;
    private final ChannelCards cards;

    ChannelsController(Posting posting, StoryPages pages, ChannelCards cards) {
        this.posting = posting;
        this.pages = pages;
        this.cards = cards;
    }

    @GetMapping(PATH + "/channels")
    String channels(Turn turn, Model model) {
        return show(turn, List.of(), model);
    }

    @PostMapping(PATH + "/channels/proposals")
    String propose(Turn turn, Model model) {
        return answer(turn, posting.propose(turn.actor(), turn.story()), "newsroom.done.variants-proposed", model);
    }

    /** Approves what the form has shown: all of it, or the variant of one channel. */
    @PostMapping(PATH + "/channels/approval")
    String approve(Turn turn, Model model) {
        return answer(
                turn,
                posting.approve(turn.actor(), turn.story(), stamp(turn), only(turn)),
                "newsroom.done.variants-approved",
                model);
    }

    /** One person alone lets out what waits: all of it, or the variant of one channel. */
    @PostMapping(PATH + "/channels/urgent-approval")
    String sendUrgently(Turn turn, Model model) {
        return answer(
                turn,
                posting.sendUrgently(turn.actor(), turn.story(), only(turn), turn.text("reason")),
                "newsroom.done.variants-sent-urgently",
                model);
    }

    /** The second person looks at what one let out alone. */
    @PostMapping(PATH + "/channels/later-approval")
    String approveAfterwards(Turn turn, Model model) {
        return answer(
                turn,
                posting.approveAfterwards(turn.actor(), turn.story()),
                "newsroom.done.variants-approved-afterwards",
                model);
    }

    private static @Nullable AccountId only(Turn turn) {
        return turn.text("account").isEmpty() ? null : new AccountId(Turn.uuid(turn.text("account")));
    }

    /** What was seen of the variants; -1, which nothing is, when the form does not say. */
    static long stamp(Turn turn) {
        try {
            return Long.parseLong(turn.text("variants").strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private String answer(Turn turn, Outcome<?> outcome, String notice, Model model) {
        return switch (outcome) {
            case Outcome.Done<?> done -> Notices.redirect(turn.redirect(), turn.path() + "/channels", notice);
            case Outcome.Refused<?>(Outcome.Kind kind, List<Reason> reasons) -> {
                turn.response().setStatus(kind.status());
                yield show(turn, reasons, model);
            }
        };
    }

    private String show(Turn turn, List<Reason> refused, Model model) {
        StoryDetail story = pages.story(turn.actor(), turn.story());
        if (!posting.mayLook(turn.actor())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        long stamp = posting.stamp(turn.story());
        model.addAttribute(
                "view",
                new ChannelsView(
                        story,
                        pages.reader(turn.words(), story, List.of()),
                        cards.of(turn.actor(), turn.words(), story, false),
                        stamp,
                        refused));
        return "newsroom/channels";
    }
}
