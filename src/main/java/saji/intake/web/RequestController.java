package saji.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.directory.Role;
import saji.directory.WorkingTime;
import saji.intake.Asking;
import saji.intake.Overview;
import saji.intake.Request;
import saji.intake.RequestId;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** The office asks for material, and sees who has brought none. */
@Controller
class RequestController {

    private static final Duration SILENCE = Duration.ofDays(30);
    private static final int LINES = 100;

    private final Asking asking;
    private final Overview overview;
    private final Directory directory;
    private final WorkingTime workingTime;
    private final Ids ids;
    private final InstantSource clock;

    RequestController(
            Asking asking,
            Overview overview,
            Directory directory,
            WorkingTime workingTime,
            Ids ids,
            InstantSource clock) {
        this.asking = asking;
        this.overview = overview;
        this.directory = directory;
        this.workingTime = workingTime;
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping("/desk/intake/silent")
    String silent(Actor actor, Words words, Model model) {
        return showSilent(actor, words, "", "", List.of(), model);
    }

    @GetMapping("/desk/intake/requests")
    String requests(Actor actor, Words words, Model model) {
        if (!actor.isOffice() && !actor.is(Role.PR_OFFICER)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        List<Request> found = actor.isOffice() ? asking.requests(actor, true, null, LINES) : asking.owed(actor);
        Map<AgencyId, String> names =
                directory.agencies().stream().collect(Collectors.toMap(Agency::id, Agency::shortName));
        model.addAttribute(
                "view",
                new RequestsView(
                        actor.isOffice(),
                        found.stream()
                                .map(request -> line(request, names, words))
                                .toList()));
        return "intake/requests";
    }

    @PostMapping("/desk/intake/requests")
    String ask(
            Actor actor,
            Words words,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "3") int days,
            @RequestParam(name = "agency", required = false) @Nullable List<String> codes,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model model) {
        Instant due = workingTime.endOfWorkingDay(clock.instant(), Math.clamp(days, 1, 60));
        List<AgencyId> asked = Objects.requireNonNullElse(codes, List.<String>of()).stream()
                .limit(200)
                .flatMap(code -> directory.agencyByCode(code).stream())
                .map(Agency::id)
                .distinct()
                .toList();
        Outcome<Request> outcome =
                asking.ask(actor, new RequestId(ids.next()), new Asking.NewRequest(title, wanted, due, asked, null));
        if (outcome instanceof Outcome.Refused<Request> refused) {
            if (refused.kind() == Outcome.Kind.FORBIDDEN) {
                throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
            response.setStatus(refused.kind().status());
            return showSilent(actor, words, title, wanted, refused.reasons(), model);
        }
        return Notices.redirect(redirect, "/desk/intake/requests", "intake.notice.asked");
    }

    @PostMapping("/desk/intake/requests/{id}/ending")
    String close(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        if (asking.close(actor, new RequestId(id)) instanceof Outcome.Refused<Request> refused) {
            throw new ResponseStatusException(HttpStatus.valueOf(refused.kind().status()));
        }
        return Notices.redirect(redirect, "/desk/intake/requests", "intake.notice.closed");
    }

    private String showSilent(
            Actor actor, Words words, String title, String wanted, List<Reason> reasons, Model model) {
        if (!actor.isOffice()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Map<AgencyId, Agency> agencies = directory.agencies().stream().collect(Collectors.toMap(Agency::id, a -> a));
        List<SilentView.Line> lines = overview.silent(actor, clock.instant().minus(SILENCE)).stream()
                .flatMap(silent -> java.util.stream.Stream.ofNullable(agencies.get(silent.agency()))
                        .map(agency -> new SilentView.Line(
                                agency.code(),
                                agency.name(words.language()),
                                silent.last() == null
                                        ? ""
                                        : words.date(
                                                silent.last(), directory.city().zone()),
                                silent.hasOfficer())))
                .toList();
        model.addAttribute(
                "view", new SilentView(lines, title.isEmpty() ? words.say("intake.request.default") : title, wanted));
        model.addAttribute("reasons", reasons);
        return "intake/silent";
    }

    private RequestsView.Line line(Request request, Map<AgencyId, String> names, Words words) {
        return new RequestsView.Line(
                request.id().toString(),
                request.title(),
                request.wanted(),
                words.dateTime(request.dueAt(), directory.city().zone()),
                request.isOverdue(clock.instant()),
                request.asked().size() - request.silent().size(),
                request.asked().size(),
                request.silent().stream().map(id -> names.getOrDefault(id, "")).collect(Collectors.joining(", ")));
    }
}
