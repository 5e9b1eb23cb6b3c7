package saji.intake.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.directory.Role;
import saji.intake.Asking;
import saji.intake.Request;
import saji.intake.RequestId;
import saji.platform.Outcome;
import saji.platform.Words;
import saji.platform.web.Notices;

/** Requests for material and what came of them. */
@Controller
class RequestController {

    private static final int PAGE = 25;

    private final Asking asking;
    private final Directory directory;
    private final Names names;
    private final InstantSource clock;

    RequestController(Asking asking, Directory directory, Names names, InstantSource clock) {
        this.asking = asking;
        this.directory = directory;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping("/desk/intake/requests")
    String list(
            Actor actor,
            Words words,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        if (!actor.isOffice() && actor.officerOf().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Request last = after == null
                ? null
                : asking.request(actor, new RequestId(after)).orElse(null);
        List<Request> found = actor.isOffice() ? asking.requests(actor, open, last, PAGE + 1) : asking.owed(actor);
        List<Request> page = found.subList(0, Math.min(actor.isOffice() ? PAGE : 50, found.size()));
        String next = actor.isOffice() && found.size() > PAGE
                ? "?open=" + open + "&after=" + page.getLast().id()
                : "";
        model.addAttribute(
                "requests",
                new RequestView.Requests(
                        mayAsk(actor),
                        open,
                        page.stream().map(request -> line(words, request)).toList(),
                        next));
        return "intake/requests";
    }

    private RequestView.Line line(Words words, Request request) {
        return new RequestView.Line(
                "/desk/intake/requests/" + request.id(),
                request.title(),
                words.dateTime(request.dueAt(), names.zone()),
                names.ago(request.dueAt(), words),
                request.isOverdue(clock.instant()),
                request.closedAt() != null,
                request.asked().size(),
                request.asked().size() - request.silent().size());
    }

    @GetMapping("/desk/intake/requests/{id}")
    String request(Actor actor, Words words, @PathVariable UUID id, Model model) {
        Request request = asking.request(actor, new RequestId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Map<AgencyId, saji.directory.Agency> known =
                directory.agencies().stream().collect(Collectors.toMap(saji.directory.Agency::id, agency -> agency));
        List<RequestView.Answer> asked = new ArrayList<>();
        for (Request.Asked one : request.asked()) {
            saji.directory.Agency agency = known.get(one.agency());
            boolean own = actor.isOfficerOf(one.agency()) && one.answeredAt() == null && request.closedAt() == null;
            asked.add(new RequestView.Answer(
                    agency == null
                            ? directory.agencyName(one.agency(), request.askedAt())
                            : agency.name(words.language()),
                    agency != null && agency.hasOfficer(),
                    one.material() == null ? "" : "/desk/intake/materials/" + one.material(),
                    one.answeredAt() == null ? "" : names.ago(one.answeredAt(), words),
                    own ? "/desk/intake/materials/new?request=" + id + "&agency=" + one.agency() : ""));
        }
        model.addAttribute(
                "request",
                new RequestView.One(
                        id.toString(),
                        request.title(),
                        request.wanted(),
                        words.dateTime(request.dueAt(), names.zone()),
                        names.ago(request.dueAt(), words),
                        request.isOverdue(clock.instant()),
                        request.closedAt() != null,
                        mayAsk(actor),
                        asked));
        return "intake/request";
    }

    @PostMapping("/desk/intake/requests/{id}/closing")
    String close(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        Outcome<Request> outcome = asking.close(actor, new RequestId(id));
        if (outcome instanceof Outcome.Refused<Request> refused) {
            throw new ResponseStatusException(HttpStatus.valueOf(refused.kind().status()));
        }
        return Notices.redirect(redirect, "/desk/intake/requests/" + id, "intake.notice.closed");
    }

    static boolean mayAsk(Actor actor) {
        return actor.is(Role.EDITOR) || actor.is(Role.APPROVER);
    }
}
