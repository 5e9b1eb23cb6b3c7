package saji.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.Role;
import saji.intake.Agenda;
import saji.intake.Event;
import saji.intake.EventId;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** The agenda: a month, an event, a calendar file. */
@Controller
class AgendaController {

    private static final Duration BARE = Duration.ofDays(60);
    private static final int MOST_BARE = 12;

    private final Agenda agenda;
    private final Names names;
    private final Places places;
    private final InstantSource clock;

    AgendaController(Agenda agenda, Names names, Places places, InstantSource clock) {
        this.agenda = agenda;
        this.names = names;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/desk/intake/agenda")
    String month(Actor actor, Words words, @RequestParam(defaultValue = "") String month, Model model) {
        return show(actor, words, month, List.of(), List.of(), "", model);
    }

    private String show(
            Actor actor,
            Words words,
            String asked,
            List<Reason> reasons,
            List<Reason> problems,
            String imported,
            Model model) {
        requireReader(actor);
        YearMonth month = month(asked);
        Map<LocalDate, List<AgendaView.Line>> days = new LinkedHashMap<>();
        List<Event> events = agenda.between(
                actor,
                month.atDay(1).atStartOfDay(names.zone()).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(names.zone()).toInstant(),
                null);
        List<Event> bare = agenda.withoutMaterial(actor, clock.instant().minus(BARE));
        Map<AgencyId, String> agencies = names.shortNames(java.util.stream.Stream.concat(events.stream(), bare.stream())
                .map(Event::agency)
                .toList());
        for (Event event : events) {
            days.computeIfAbsent(event.begins().atZone(names.zone()).toLocalDate(), day -> new ArrayList<>())
                    .add(line(words, event, agencies));
        }
        String pattern = "EEEE, d MMMM yyyy";
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(pattern, words.language().locale());
        List<HandInPage.Choice> writable = writable(actor, words);
        model.addAttribute(
                "agenda",
                new AgendaView.Month(
                        DateTimeFormatter.ofPattern(
                                        "MMMM yyyy", words.language().locale())
                                .format(month),
                        month.minusMonths(1).toString(),
                        month.plusMonths(1).toString(),
                        !writable.isEmpty(),
                        days.entrySet().stream()
                                .map(day -> new AgendaView.Day(format.format(day.getKey()), day.getValue()))
                                .toList(),
                        bare.stream()
                                .limit(MOST_BARE)
                                .map(event -> line(words, event, agencies))
                                .toList(),
                        writable,
                        reasons,
                        problems.stream().limit(20).toList(),
                        imported));
        return "intake/agenda";
    }

    private YearMonth month(String asked) {
        try {
            YearMonth month = YearMonth.parse(asked);
            if (month.getYear() >= 1990 && month.getYear() <= 2200) {
                return month;
            }
        } catch (DateTimeException e) {
            // this month
        }
        return YearMonth.from(clock.instant().atZone(names.zone()));
    }

    private AgendaView.Line line(Words words, Event event, Map<AgencyId, String> agencies) {
        return new AgendaView.Line(
                "/desk/intake/agenda/" + event.id(),
                event.title(),
                agencies.getOrDefault(event.agency(), ""),
                event.allDay() ? "" : words.time(event.begins(), names.zone()),
                event.place().isEmpty() ? places.name(event.area(), words) : event.place(),
                event.materials(),
                event.ends().isBefore(clock.instant()));
    }

    @GetMapping("/desk/intake/agenda/{id}")
    String event(Actor actor, Words words, @PathVariable UUID id, Model model) {
        requireReader(actor);
        Event event = found(actor, id);
        String begins = event.allDay()
                ? words.date(event.begins(), names.zone())
                : words.dateTime(event.begins(), names.zone());
        String ends =
                event.allDay() ? words.date(event.ends(), names.zone()) : words.dateTime(event.ends(), names.zone());
        boolean editor = actor.is(Role.EDITOR) || actor.is(Role.APPROVER);
        model.addAttribute(
                "event",
                new AgendaView.One(
                        id.toString(),
                        event.title(),
                        names.agencies(words).getOrDefault(event.agency(), ""),
                        event.agency().toString(),
                        begins.equals(ends) ? begins : begins + " – " + ends,
                        (event.place() + " " + places.name(event.area(), words)).strip(),
                        event.description(),
                        event.materials(),
                        event.ends().isBefore(clock.instant()),
                        event.cancelledAt() != null,
                        event.cancelledAt() == null && agenda.mayWrite(actor, event.agency()),
                        actor.isOfficerOf(event.agency()),
                        editor));
        return "intake/event";
    }

    @GetMapping("/desk/intake/agenda/new")
    String begin(Actor actor, Words words, Model model) {
        requireReader(actor);
        if (writable(actor, words).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        String today = clock.instant().atZone(names.zone()).toLocalDate().toString();
        return form(actor, words, model, new Typed("", 0, "", "", "", "", "", today, "", "", ""), List.of());
    }

    @GetMapping("/desk/intake/agenda/{id}/edit")
    String edit(Actor actor, Words words, @PathVariable UUID id, Model model) {
        requireReader(actor);
        Event event = found(actor, id);
        if (!agenda.mayWrite(actor, event.agency())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return form(actor, words, model, typed(event), List.of());
    }

    @PostMapping("/desk/intake/agenda")
    String add(
            Actor actor,
            Words words,
            Typed typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        requireReader(actor);
        return keep(actor, words, typed.named("", 0), null, model, redirect, response);
    }

    @PostMapping("/desk/intake/agenda/{id}")
    String change(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            Typed typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        requireReader(actor);
        Event event = found(actor, id);
        Typed whole = typed.of(event.agency().toString())
                .named(id.toString(), Objects.requireNonNullElse(typed.version(), 0));
        return keep(actor, words, whole, event.id(), model, redirect, response);
    }

    @PostMapping("/desk/intake/agenda/{id}/cancellation")
    String cancel(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        requireReader(actor);
        if (agenda.cancel(actor, new EventId(id)) instanceof Outcome.Refused<Event> refused) {
            throw new ResponseStatusException(HttpStatus.valueOf(refused.kind().status()));
        }
        return Notices.redirect(redirect, "/desk/intake/agenda", "intake.notice.cancelled");
    }

    @PostMapping("/desk/intake/agenda/calendars")
    String take(
            Actor actor,
            Words words,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        requireReader(actor);
        Optional<UUID> id = HandInParsing.uuid(agency);
        if (id.isEmpty() || file == null || file.isEmpty()) {
            response.setStatus(422);
            return show(
                    actor, words, "", List.of(Reason.of("intake.calendar.empty").at("file")), List.of(), "", model);
        }
        byte[] bytes = file.getInputStream().readNBytes(Agenda.MOST_BYTES + 1);
        return switch (agenda.importCalendar(actor, new AgencyId(id.get()), bytes)) {
            case Outcome.Done<Agenda.Imported>(Agenda.Imported done) ->
                show(
                        actor,
                        words,
                        "",
                        List.of(),
                        done.problems(),
                        words.say(
                                "intake.agenda.imported",
                                done.added(),
                                done.changed(),
                                done.unchanged(),
                                done.cancelled()),
                        model);
            case Outcome.Refused<Agenda.Imported>(Outcome.Kind kind, List<Reason> reasons) -> {
                response.setStatus(kind.status());
                yield show(actor, words, "", reasons, List.of(), "", model);
            }
        };
    }

    /** What was typed into the form of an event. */
    record Typed(
            @Nullable String id,
            @Nullable Integer version,
            @Nullable String agency,
            @Nullable String title,
            @Nullable String description,
            @Nullable String place,
            @Nullable String area,
            @Nullable String beginsDate,
            @Nullable String beginsTime,
            @Nullable String endsDate,
            @Nullable String endsTime) {

        Typed named(String other, int over) {
            return new Typed(
                    other, over, agency, title, description, place, area, beginsDate, beginsTime, endsDate, endsTime);
        }

        Typed of(String other) {
            return new Typed(
                    id, version, other, title, description, place, area, beginsDate, beginsTime, endsDate, endsTime);
        }
    }

    private Typed typed(Event event) {
        var begins = event.begins().atZone(names.zone());
        var ends = event.ends().atZone(names.zone());
        return new Typed(
                event.id().toString(),
                event.version(),
                event.agency().toString(),
                event.title(),
                event.description(),
                event.place(),
                event.area() == null ? "" : event.area().value(),
                begins.toLocalDate().toString(),
                event.allDay()
                        ? ""
                        : LocalTime.of(begins.getHour(), begins.getMinute()).toString(),
                ends.toLocalDate().toString(),
                event.allDay()
                        ? ""
                        : LocalTime.of(ends.getHour(), ends.getMinute()).toString());
    }

    private String keep(
            Actor actor,
            Words words,
            Typed typed,
            @Nullable EventId id,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Optional<Agenda.NewEvent> event = event(typed);
        Outcome<Event> outcome = event.isEmpty()
                ? Outcome.refused(List.of(Reason.of("intake.refused.date").at("begins")))
                : id == null
                        ? agenda.add(actor, event.get())
                        : agenda.change(actor, id, Objects.requireNonNullElse(typed.version(), 0), event.get());
        if (outcome instanceof Outcome.Refused<Event>(Outcome.Kind kind, List<Reason> reasons)) {
            if (kind == Outcome.Kind.FORBIDDEN) {
                throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
            Typed again = id == null || kind != Outcome.Kind.CONFLICT
                    ? typed
                    : typed.named(id.toString(), found(actor, id.value()).version());
            response.setStatus(kind.status());
            return form(actor, words, model, again, reasons);
        }
        return Notices.redirect(
                redirect, "/desk/intake/agenda/" + outcome.orElseThrow().id(), "intake.notice.event");
    }

    private Optional<Agenda.NewEvent> event(Typed typed) {
        Optional<UUID> agency = HandInParsing.uuid(typed.agency());
        try {
            LocalDate first = LocalDate.parse(text(typed.beginsDate()));
            LocalDate last = text(typed.endsDate()).isEmpty() ? first : LocalDate.parse(text(typed.endsDate()));
            boolean allDay = text(typed.beginsTime()).isEmpty();
            LocalTime from = allDay ? LocalTime.MIN : LocalTime.parse(text(typed.beginsTime()));
            LocalTime until = text(typed.endsTime()).isEmpty()
                    ? allDay ? LocalTime.of(23, 59) : from
                    : LocalTime.parse(text(typed.endsTime()));
            if (agency.isEmpty() || first.getYear() < 1990 || last.getYear() > 2200) {
                return Optional.empty();
            }
            Instant begins = first.atTime(from).atZone(names.zone()).toInstant();
            Instant ends = last.atTime(until).atZone(names.zone()).toInstant();
            return Optional.of(new Agenda.NewEvent(
                    new AgencyId(agency.get()),
                    text(typed.title()).strip(),
                    text(typed.description()).replace("\r\n", "\n").strip(),
                    text(typed.place()).strip(),
                    text(typed.area()).isEmpty() ? null : new AreaCode(text(typed.area())),
                    begins,
                    ends,
                    allDay));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String form(Actor actor, Words words, Model model, Typed typed, List<Reason> reasons) {
        model.addAttribute(
                "form",
                new AgendaView.Form(
                        text(typed.id()),
                        Objects.requireNonNullElse(typed.version(), 0),
                        text(typed.agency()),
                        text(typed.title()),
                        text(typed.description()),
                        text(typed.place()),
                        text(typed.area()),
                        text(typed.beginsDate()),
                        text(typed.beginsTime()),
                        text(typed.endsDate()),
                        text(typed.endsTime()),
                        writable(actor, words),
                        places.groups(words),
                        reasons));
        return "intake/event-form";
    }

    private List<HandInPage.Choice> writable(Actor actor, Words words) {
        return names.agencies(words).entrySet().stream()
                .filter(agency -> agenda.mayWrite(actor, agency.getKey()))
                .map(agency -> new HandInPage.Choice(agency.getKey().toString(), agency.getValue()))
                .toList();
    }

    private Event found(Actor actor, UUID id) {
        return agenda.event(actor, new EventId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static void requireReader(Actor actor) {
        if (!actor.isOffice() && actor.officerOf().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
