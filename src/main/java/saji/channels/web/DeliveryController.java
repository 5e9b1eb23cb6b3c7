package saji.channels.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.channels.AccountId;
import saji.channels.DeliveryId;
import saji.channels.DeliveryLine;
import saji.channels.DispatchId;
import saji.channels.DispatchView;
import saji.channels.Tracking;
import saji.directory.Actor;
import saji.platform.Outcome;
import saji.platform.Words;
import saji.platform.web.Notices;

/** What arrived where. */
@Controller
class DeliveryController {

    private static final int PAGE = 20;

    private final Tracking tracking;
    private final ChannelPages pages;

    DeliveryController(Tracking tracking, ChannelPages pages) {
        this.tracking = tracking;
        this.pages = pages;
    }

    @GetMapping("/desk/channels/deliveries")
    String list(Actor actor, Words words, @RequestParam(defaultValue = "") String before, Model model) {
        require(tracking.mayLook(actor));
        long from = before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
        List<DispatchView> found = tracking.dispatches(actor, from, PAGE + 1);
        List<DispatchView> page = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute(
                "dispatches",
                new DispatchesView(
                        page.stream().map(one -> pages.line(one, words)).toList(),
                        found.size() > PAGE ? "?before=" + page.getLast().number() : ""));
        return "channels/deliveries";
    }

    @GetMapping("/desk/channels/dispatches/{id}")
    String dispatch(Actor actor, Words words, @PathVariable UUID id, Model model) {
        require(tracking.mayLook(actor));
        DispatchView dispatch = tracking.dispatch(actor, new DispatchId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Map<AccountId, String> names = ChannelPages.names(dispatch);
        model.addAttribute(
                "dispatch",
                new DispatchesView.One(
                        pages.line(dispatch, words),
                        pages.time(dispatch.expiresAt(), words),
                        dispatch.reason(),
                        tracking.lines(actor, dispatch.id()).stream()
                                .map(line -> pages.delivery(line, names.getOrDefault(line.account(), ""), words))
                                .toList(),
                        actor.isOffice()));
        return "channels/dispatch";
    }

    @GetMapping("/desk/channels/deliveries/{id}")
    String delivery(Actor actor, Words words, @PathVariable UUID id, Model model) {
        require(tracking.mayLook(actor));
        DeliveryLine line = tracking.line(actor, new DeliveryId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        DispatchView dispatch = tracking.dispatch(actor, line.dispatch()).orElseThrow();
        model.addAttribute("dispatch", pages.line(dispatch, words));
        model.addAttribute(
                "delivery", pages.delivery(line, ChannelPages.names(dispatch).getOrDefault(line.account(), ""), words));
        model.addAttribute(
                "attempts",
                tracking.attempts(actor, line.id()).stream()
                        .map(attempt -> pages.attempt(attempt, words))
                        .toList());
        return "channels/delivery";
    }

    @PostMapping("/desk/channels/deliveries/{id}/retry")
    String retry(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        Outcome<DeliveryId> outcome = tracking.retry(actor, new DeliveryId(id));
        if (outcome instanceof Outcome.Refused<DeliveryId> refused) {
            throw new ResponseStatusException(HttpStatus.valueOf(refused.kind().status()));
        }
        String back = tracking.line(actor, new DeliveryId(id))
                .map(line -> "/desk/channels/dispatches/" + line.dispatch())
                .orElse("/desk/channels/tasks");
        return Notices.redirect(redirect, back, "channels.notice.retried");
    }

    private static void require(boolean may) {
        if (!may) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
