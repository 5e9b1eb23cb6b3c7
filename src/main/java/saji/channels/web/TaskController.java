package saji.channels.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
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
import saji.channels.DeliveryId;
import saji.channels.DeliveryState;
import saji.channels.Task;
import saji.channels.Tracking;
import saji.channels.network.Post;
import saji.directory.Actor;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** What must be done by hand on a network, on a page made for a phone. */
@Controller
class TaskController {

    private final Tracking tracking;
    private final ChannelPages pages;

    TaskController(Tracking tracking, ChannelPages pages) {
        this.tracking = tracking;
        this.pages = pages;
    }

    @GetMapping("/desk/channels/tasks")
    String list(Actor actor, Words words, Model model) {
        if (!actor.isOffice() && actor.officerOf().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        model.addAttribute(
                "tasks",
                new TasksView(tracking.tasks(actor).stream()
                        .map(task -> new TasksView.Line(
                                "/desk/channels/tasks/" + task.id(),
                                task.title(),
                                task.account().name(),
                                pages.icon(task.account().network()),
                                words.say(ChannelPages.ask(task.ask())),
                                pages.ago(task.since(), words)))
                        .toList()));
        return "channels/tasks";
    }

    @GetMapping("/desk/channels/tasks/{id}")
    String task(Actor actor, Words words, @PathVariable UUID id, Model model) {
        return show(actor, words, find(actor, id), List.of(), model);
    }

    private Task find(Actor actor, UUID id) {
        return tracking.task(actor, new DeliveryId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(Actor actor, Words words, Task task, List<Reason> reasons, Model model) {
        Post post = task.post();
        Post.Link link = post.link();
        Reason why = task.reason();
        String open =
                task.account().settings().getOrDefault("open", task.account().address());
        model.addAttribute(
                "task",
                new TasksView.One(
                        task.id().toString(),
                        task.title(),
                        task.account().name(),
                        task.ask().name().toLowerCase(Locale.ROOT),
                        words.say(
                                ChannelPages.ask(task.ask()) + (task.hasAddress() ? ".question" : ".question-unseen"),
                                task.account().name()),
                        why == null ? "" : words.say(why),
                        post.text(),
                        link == null || post.text().contains(link.address()) ? "" : link.address(),
                        task.address().isEmpty() ? open : task.address(),
                        task.address(),
                        task.hasAddress(),
                        tracking.trace(task).map(words::say).orElse(""),
                        pages.time(task.expiresAt(), words),
                        task.state() == DeliveryState.PERSON,
                        tracking.mayWork(actor, task.account()),
                        post.pictures().stream()
                                .map(picture -> new TasksView.Picture(
                                        "/desk/assets/" + picture.asset() + "/"
                                                + picture.form().file(),
                                        picture.asset() + "-" + picture.form().file(),
                                        picture.alt()))
                                .toList(),
                        reasons));
        return "channels/task";
    }

    @PostMapping("/desk/channels/tasks/{id}/record")
    String record(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String address,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return answer(
                actor,
                words,
                id,
                tracking.record(actor, new DeliveryId(id), address),
                "channels.notice.recorded",
                model,
                redirect,
                response);
    }

    @PostMapping("/desk/channels/tasks/{id}/absence")
    String absent(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return answer(
                actor,
                words,
                id,
                tracking.notThere(actor, new DeliveryId(id)),
                "channels.notice.again",
                model,
                redirect,
                response);
    }

    @PostMapping("/desk/channels/tasks/{id}/surrender")
    String giveUp(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return answer(
                actor,
                words,
                id,
                tracking.giveUp(actor, new DeliveryId(id), why),
                "channels.notice.given-up",
                model,
                redirect,
                response);
    }

    private String answer(
            Actor actor,
            Words words,
            UUID id,
            Outcome<DeliveryId> outcome,
            String notice,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return switch (outcome) {
            case Outcome.Done<DeliveryId> done -> Notices.redirect(redirect, "/desk/channels/tasks", notice);
            case Outcome.Refused<DeliveryId>(Outcome.Kind kind, List<Reason> reasons) -> {
                if (kind == Outcome.Kind.FORBIDDEN || kind == Outcome.Kind.NOT_FOUND) {
                    throw new ResponseStatusException(HttpStatus.valueOf(kind.status()));
                }
                response.setStatus(kind.status());
                yield show(actor, words, find(actor, id), reasons, model);
            }
        };
    }
}
