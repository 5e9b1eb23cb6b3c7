package saji.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import saji.directory.WorkingTime;
import saji.intake.Asking;
import saji.intake.EventId;
import saji.intake.Overview;
import saji.intake.Request;
import saji.intake.RequestId;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** Requests for material, and who is silent. */
@Controller
class RequestController {

    private static final int PAGE = 25;
    private static final int MOST_DAYS = 30;

    private final Asking asking;
    private final Overview overview;
    private final Directory directory;
    private final WorkingTime workingTime;
    private final Names names;
    private final Ids ids;
    private final InstantSource clock;

    RequestController(
            Asking asking,
            Overview overview,
            Directory directory,
            WorkingTime workingTime,
            Names names,
            Ids ids,
            InstantSource clock) {
        this.asking = asking;
        this.overview = overview;
        this.directory = directory;
        this.workingTime = workingTime;
        this.names = names;
        this.ids = ids;
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

    @GetMapping("/desk/intake/requests/new")
    String form(
            Actor actor,
            Words words,
            @RequestParam(required = false) @Nullable List<String> agencies,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String event,
            Model model) {
        requireOffice(actor);
        Set<String> chosen = new LinkedHashSet<>(Objects.requireNonNullElse(agencies, List.of()));
        return show(words, model, ids.next().toString(), title, "", "3", "", "", event, chosen, List.of());
    }

    @PostMapping("/desk/intake/requests")
    String ask(
            Actor actor,
            Words words,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String dueDate,
            @RequestParam(defaultValue = "") String dueTime,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(required = false) @Nullable List<String> agencies,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        requireOffice(actor);
        Set<String> chosen = new LinkedHashSet<>(Objects.requireNonNullElse(agencies, List.of()));
        Asking.NewRequest request = new Asking.NewRequest(
                title.strip(),
                wanted.replace("\r\n", "\n").strip(),
                due(days, dueDate, dueTime).orElse(Instant.EPOCH),
                chosen.stream()
                        .flatMap(one -> HandInParsing.uuid(one).stream())
                        .map(AgencyId::new)
                        .collect(Collectors.toSet()),
                HandInParsing.uuid(event).map(EventId::new).orElse(null));
        UUID chosenId = HandInParsing.uuid(id).orElseGet(ids::next);
        Outcome<Request> outcome = asking.ask(actor, new RequestId(chosenId), request);
        if (outcome instanceof Outcome.Refused<Request>(Outcome.Kind kind, List<Reason> reasons)) {
            response.setStatus(kind.status());
            return show(
                    words, model, chosenId.toString(), title, wanted, days, dueDate, dueTime, event, chosen, reasons);
        }
        return Notices.redirect(redirect, "/desk/intake/requests/" + chosenId, "intake.notice.asked");
    }

    private Optional<Instant> due(String days, String date, String time) {
        try {
            int working = days.isEmpty() ? 0 : Integer.parseInt(days);
            if (working > 0 && working <= MOST_DAYS) {
                return Optional.of(workingTime.endOfWorkingDay(clock.instant(), working));
            }
            LocalTime clockTime = time.isEmpty() ? LocalTime.of(16, 0) : LocalTime.parse(time);
            return Optional.of(
                    LocalDate.parse(date).atTime(clockTime).atZone(names.zone()).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private String show(
            Words words,
            Model model,
            String id,
            String title,
            String wanted,
            String days,
            String dueDate,
            String dueTime,
            String event,
            Set<String> chosen,
            List<Reason> reasons) {
        List<RequestView.AgencyChoice> all = directory.agencies().stream()
                .map(agency -> new RequestView.AgencyChoice(
                        agency.id().toString(), agency.name(words.language()), agency.hasOfficer()))
                .toList();
        model.addAttribute(
                "form", new RequestView.Form(id, title, wanted, days, dueDate, dueTime, event, chosen, all, reasons));
        return "intake/request-new";
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

    @GetMapping("/desk/intake/silent")
    String silent(Actor actor, Words words, @RequestParam(defaultValue = "30") int days, Model model) {
        if (!actor.isOffice()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        int asked = Math.clamp(days, 1, 365);
        Map<AgencyId, String> known = names.agencies(words);
        List<RequestView.SilentLine> lines =
                overview.silent(actor, clock.instant().minus(java.time.Duration.ofDays(asked))).stream()
                        .map(one -> new RequestView.SilentLine(
                                one.agency().toString(),
                                known.getOrDefault(one.agency(), ""),
                                one.hasOfficer(),
                                one.last() == null ? null : names.ago(one.last(), words)))
                        .toList();
        model.addAttribute("silent", new RequestView.Silent(asked, lines));
        model.addAttribute("mayAsk", mayAsk(actor));
        return "intake/silent";
    }

    private static boolean mayAsk(Actor actor) {
        return actor.is(Role.EDITOR) || actor.is(Role.APPROVER);
    }

    private static void requireOffice(Actor actor) {
        if (!mayAsk(actor)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
