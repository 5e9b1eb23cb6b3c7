package saji.intake.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import saji.directory.Actor;
import saji.intake.Agenda;
import saji.platform.Words;

/** Who reads the agenda, and for which agencies one may write into it. */
@Component
class AgendaGate {

    private final Agenda agenda;
    private final Names names;

    AgendaGate(Agenda agenda, Names names) {
        this.agenda = agenda;
        this.names = names;
    }

    void requireReader(Actor actor) {
        if (!actor.isOffice() && actor.officerOf().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    List<HandInPage.Choice> writable(Actor actor, Words words) {
        return names.agencies(words).entrySet().stream()
                .filter(agency -> agenda.mayWrite(actor, agency.getKey()))
                .map(agency -> new HandInPage.Choice(agency.getKey().toString(), agency.getValue()))
                .toList();
    }
}
