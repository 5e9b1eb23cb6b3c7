package saji.audience.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.audience.Audience;
import saji.audience.Crowd;
import saji.audience.Subscriber;
import saji.audience.SubscriberId;
import saji.directory.Actor;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** The desk's page about subscribers: how many want what, and one person on request. */
@Controller
class AudienceController {

    static final String PATH = "/desk/audience";

    private final Audience audience;
    private final Counted counted;

    AudienceController(Audience audience, Counted counted) {
        this.audience = audience;
        this.counted = counted;
    }

    @GetMapping(PATH)
    String page(Actor actor, Words words, Model model) {
        return show(actor, words, null, null, List.of(), model);
    }

    /** A form that is sent, so that the address stands in no log and no history. */
    @PostMapping(PATH + "/inquiry")
    String lookUp(
            Actor actor,
            Words words,
            @RequestParam(defaultValue = "") String address,
            Model model,
            HttpServletResponse response) {
        boolean unreadable = address.isBlank() || address.chars().anyMatch(Character::isISOControl);
        if (unreadable && audience.mayLookUp(actor)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Reason missing = Reason.of("audience.refused.address").at("address");
            return show(actor, words, null, null, List.of(missing), model);
        }
        return switch (audience.lookUp(actor, address)) {
            case Outcome.Done<Optional<Subscriber>>(Optional<Subscriber> found) ->
                show(actor, words, address.strip(), found.orElse(null), List.of(), model);
            case Outcome.Refused<Optional<Subscriber>> refused -> throw refused(refused);
        };
    }

    @PostMapping(PATH + "/subscribers/{id}/removal")
    String remove(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        return switch (audience.remove(actor, new SubscriberId(id))) {
            case Outcome.Done<SubscriberId> done -> Notices.redirect(redirect, PATH, "audience.notice.removed");
            case Outcome.Refused<SubscriberId> refused -> throw refused(refused);
        };
    }

    private static ResponseStatusException refused(Outcome.Refused<?> refused) {
        return new ResponseStatusException(HttpStatus.valueOf(refused.kind().status()));
    }

    private String show(
            Actor actor,
            Words words,
            @Nullable String asked,
            @Nullable Subscriber person,
            List<Reason> reasons,
            Model model) {
        model.addAttribute(
                "audience", counted.view(crowd(actor), words, audience.mayLookUp(actor), asked, person, reasons));
        return "audience/desk";
    }

    private Crowd crowd(Actor actor) {
        return switch (audience.crowd(actor)) {
            case Outcome.Done<Crowd>(Crowd crowd) -> crowd;
            case Outcome.Refused<Crowd> refused -> throw refused(refused);
        };
    }
}
