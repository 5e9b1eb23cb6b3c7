package saji.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.intake.Agenda;
import saji.intake.Event;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;

/** The agenda: a month, and what a calendar file brings into it. */
@Controller
class AgendaController {

    private static final Duration BARE = Duration.ofDays(60);
    private static final int MOST_BARE = 12;

    private final Agenda agenda;
    private final Names names;
    private final Places places;
    private final AgendaGate gate;
    private final InstantSource clock;

    AgendaController(Agenda agenda, Names names, Places places, AgendaGate gate, InstantSource clock) {
        this.agenda = agenda;
        this.gate = gate;
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
        gate.requireReader(actor);
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
        List<HandInPage.Choice> writable = gate.writable(actor, words);
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
                                .map(event -> line(words, event, agencies).on(words.date(event.begins(), names.zone())))
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

    @PostMapping("/desk/intake/agenda/calendars")
    String take(
            Actor actor,
            Words words,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        gate.requireReader(actor);
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
}
