package saji.newsroom.web;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.intake.Agenda;
import saji.intake.Event;

/** The city's agenda beside the stories. */
@Component
class AgendaDays {

    private final Agenda agenda;

    AgendaDays(Agenda agenda) {
        this.agenda = agenda;
    }

    List<MonthView.Happening> between(Actor actor, Instant from, Instant until) {
        return agenda.between(actor, from, until, null).stream()
                .map(AgendaDays::happening)
                .toList();
    }

    private static MonthView.Happening happening(Event event) {
        return new MonthView.Happening(
                event.begins(), event.allDay(), event.title(), event.materials() > 0, event.cancelledAt() != null);
    }
}
