package saji.intake.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.Overview;
import saji.platform.Words;

/** What may tell of the same as a material, and what is on the agenda at the same time. */
@Component
class Neighbours {

    private final Intake intake;
    private final Overview overview;
    private final Names names;

    Neighbours(Intake intake, Overview overview, Names names) {
        this.intake = intake;
        this.overview = overview;
        this.names = names;
    }

    NeighboursView of(Actor actor, Words words, Material material) {
        Overview.Neighbours found = overview.neighbours(actor, material);
        return new NeighboursView(
                found.materials().stream()
                        .map(line -> new NeighboursView.Line(
                                line.id().toString(),
                                line.title(),
                                names.agency(line.agency(), words),
                                line.begins() == null ? "" : words.dateTime(line.begins(), names.zone()),
                                intake.material(actor, line.id()).isPresent()
                                        ? "/desk/intake/materials/" + line.id()
                                        : ""))
                        .toList(),
                found.events().stream()
                        .filter(event -> !Optional.of(event.id()).equals(intake.eventOf(actor, material.id())))
                        .map(event -> new NeighboursView.Line(
                                event.id().toString(),
                                event.title(),
                                names.agency(event.agency(), words),
                                words.dateTime(event.begins(), names.zone()),
                                "/desk/intake/agenda/" + event.id()))
                        .toList());
    }
}
