package saji.newsroom.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import saji.newsroom.Margin;
import saji.newsroom.ReviewLink;
import saji.platform.Outcome;
import saji.platform.Settings;

/** Links with which someone without an account reads and comments. */
@Controller
class LinkController implements OfOneStory {

    private final Margin margin;
    private final Settings settings;
    private final InstantSource clock;

    LinkController(Margin margin, Settings settings, InstantSource clock) {
        this.margin = margin;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping(PATH + "/links")
    String invite(Turn turn) {
        int days = Math.clamp(turn.number("days"), 1, 30);
        Instant expires = clock.instant().plus(Duration.ofDays(days));
        Outcome<ReviewLink.Made> outcome = margin.invite(turn.actor(), turn.story(), turn.text("guest"), expires);
        if (outcome instanceof Outcome.Done<ReviewLink.Made>(ReviewLink.Made made)) {
            turn.redirect().addFlashAttribute("madeLink", settings.address("/tinjau/" + made.token()));
        }
        return turn.answer("invite", outcome, "newsroom.done.link-made", turn.path() + "#links");
    }

    @PostMapping(PATH + "/links/{link}/revocation")
    String revoke(Turn turn, @PathVariable UUID link) {
        return turn.answer(
                "invite",
                margin.revoke(turn.actor(), turn.story(), link),
                "newsroom.done.link-revoked",
                turn.path() + "#links");
    }
}
