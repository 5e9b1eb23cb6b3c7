package saji.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.directory.WorkingTime;
import saji.intake.Asking;
import saji.intake.EventId;
import saji.intake.Request;
import saji.intake.RequestId;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** Asking agencies for material. */
@Controller
class AskController {

    private static final int MOST_DAYS = 30;

    private final Asking asking;
    private final Directory directory;
    private final WorkingTime workingTime;
    private final Names names;
    private final Ids ids;
    private final InstantSource clock;

    AskController(
            Asking asking, Directory directory, WorkingTime workingTime, Names names, Ids ids, InstantSource clock) {
        this.asking = asking;
        this.directory = directory;
        this.workingTime = workingTime;
        this.names = names;
        this.ids = ids;
        this.clock = clock;
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

    private static void requireOffice(Actor actor) {
        if (!RequestController.mayAsk(actor)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
