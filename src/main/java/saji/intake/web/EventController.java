package saji.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.directory.Actor;
import saji.directory.Role;
import saji.intake.Agenda;
import saji.intake.Event;
import saji.intake.EventId;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** One event of the agenda: read, written, changed, called off. */
@Controller
class EventController {

    private final Agenda agenda;
    private final Names names;
    private final Places places;
    private final AgendaGate gate;
    private final InstantSource clock;

    EventController(Agenda agenda, Names names, Places places, AgendaGate gate, InstantSource clock) {
        this.agenda = agenda;
        this.names = names;
        this.places = places;
        this.gate = gate;
        this.clock = clock;
    }

    @GetMapping("/desk/intake/agenda/{id}")
    String event(Actor actor, Words words, @PathVariable UUID id, Model model) {
        gate.requireReader(actor);
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
        gate.requireReader(actor);
        if (gate.writable(actor, words).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        String today = clock.instant().atZone(names.zone()).toLocalDate().toString();
        return form(actor, words, model, new EventTyped("", 0, "", "", "", "", "", today, "", "", ""), List.of());
    }

    @GetMapping("/desk/intake/agenda/{id}/edit")
    String edit(Actor actor, Words words, @PathVariable UUID id, Model model) {
        gate.requireReader(actor);
        Event event = writable(actor, id);
        return form(actor, words, model, EventTyped.of(event, names.zone()), List.of());
    }

    @PostMapping("/desk/intake/agenda")
    String add(
            Actor actor,
            Words words,
            EventTyped typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        gate.requireReader(actor);
        return keep(actor, words, typed.named("", 0), null, model, redirect, response);
    }

    @PostMapping("/desk/intake/agenda/{id}")
    String change(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            EventTyped typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        gate.requireReader(actor);
        Event event = writable(actor, id);
        EventTyped whole = typed.of(event.agency().toString())
                .named(id.toString(), Objects.requireNonNullElse(typed.version(), 0));
        return keep(actor, words, whole, event.id(), model, redirect, response);
    }

    @PostMapping("/desk/intake/agenda/{id}/cancellation")
    String cancel(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        gate.requireReader(actor);
        if (agenda.cancel(actor, new EventId(id)) instanceof Outcome.Refused<Event> refused) {
            throw new ResponseStatusException(HttpStatus.valueOf(refused.kind().status()));
        }
        return Notices.redirect(redirect, "/desk/intake/agenda", "intake.notice.cancelled");
    }

    private String keep(
            Actor actor,
            Words words,
            EventTyped typed,
            @Nullable EventId id,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Optional<Agenda.NewEvent> event = typed.read(names.zone());
        Outcome<Event> outcome = event.isEmpty()
                ? Outcome.refused(List.of(Reason.of("intake.refused.date").at("begins")))
                : id == null
                        ? agenda.add(actor, event.get())
                        : agenda.change(actor, id, Objects.requireNonNullElse(typed.version(), 0), event.get());
        if (outcome instanceof Outcome.Refused<Event>(Outcome.Kind kind, List<Reason> reasons)) {
            if (kind == Outcome.Kind.FORBIDDEN) {
                throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
            EventTyped again = id == null || kind != Outcome.Kind.CONFLICT
                    ? typed
                    : typed.named(id.toString(), found(actor, id.value()).version());
            response.setStatus(kind.status());
            return form(actor, words, model, again, reasons);
        }
        return Notices.redirect(
                redirect, "/desk/intake/agenda/" + outcome.orElseThrow().id(), "intake.notice.event");
    }

    private String form(Actor actor, Words words, Model model, EventTyped typed, List<Reason> reasons) {
        model.addAttribute(
                "form",
                new AgendaView.Form(
                        EventTyped.text(typed.id()),
                        Objects.requireNonNullElse(typed.version(), 0),
                        EventTyped.text(typed.agency()),
                        EventTyped.text(typed.title()),
                        EventTyped.text(typed.description()),
                        EventTyped.text(typed.place()),
                        EventTyped.text(typed.area()),
                        EventTyped.text(typed.beginsDate()),
                        EventTyped.text(typed.beginsTime()),
                        EventTyped.text(typed.endsDate()),
                        EventTyped.text(typed.endsTime()),
                        gate.writable(actor, words),
                        places.groups(words),
                        reasons));
        return "intake/event-form";
    }

    private Event writable(Actor actor, UUID id) {
        Event event = found(actor, id);
        if (!agenda.mayWrite(actor, event.agency())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return event;
    }

    private Event found(Actor actor, UUID id) {
        return agenda.event(actor, new EventId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
