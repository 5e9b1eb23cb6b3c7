package saji.dev;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.intake.Agenda;
import saji.intake.Asking;
import saji.intake.Event;
import saji.intake.EventId;
import saji.intake.Intake;
import saji.intake.RequestId;
import saji.platform.Ids;
import saji.support.TestPeople;

/** Plays what is on the agenda of the demo city, what the office asked for, and which facts were revised afterwards. */
final class DemoAgenda {

    private final Directory directory;
    private final Agenda agenda;
    private final Asking asking;
    private final Intake intake;
    private final DemoMaterials materials;
    private final TestPeople people;
    private final Ids ids;
    private final Map<String, EventId> events = new HashMap<>();

    DemoAgenda(
            Directory directory,
            Agenda agenda,
            Asking asking,
            Intake intake,
            DemoMaterials materials,
            TestPeople people,
            Ids ids) {
        this.directory = directory;
        this.agenda = agenda;
        this.asking = asking;
        this.intake = intake;
        this.materials = materials;
        this.people = people;
        this.ids = ids;
    }

    /** Lays the acts of a file into the play; events are all written down two weeks ago. */
    void add(DemoFile file, DemoPlay play) {
        for (DemoFile event : file.parts("events")) {
            play.at(file.today().minusDays(14).atTime(10, 0).atZone(file.zone()).toInstant(), () -> write(event));
            if (event.has("material")) {
                play.at(
                        file.today()
                                .minusDays(1)
                                .atTime(17, 0)
                                .atZone(file.zone())
                                .toInstant(),
                        () -> tell(event));
            }
        }
        for (DemoFile request : file.parts("requests")) {
            play.at(
                    request.at("asked"),
                    () -> asking.ask(people.actor("editor"), new RequestId(ids.next()), request(request))
                            .orElseThrow());
        }
        for (DemoFile revision : file.parts("revisions")) {
            play.at(
                    revision.at("at"),
                    () -> intake.reviseFact(
                                    people.actor(revision.text("officer")),
                                    materials.fact(revision.text("fact")),
                                    revision.text("value"),
                                    revision.text("source"))
                            .orElseThrow());
        }
    }

    private void write(DemoFile file) {
        Event event =
                agenda.add(people.actor(file.text("officer")), event(file)).orElseThrow();
        if (file.has("material")) {
            events.put(file.text("material"), event.id());
        }
    }

    private void tell(DemoFile file) {
        String material = file.text("material");
        intake.link(people.actor(file.text("officer")), materials.material(material), events.get(material))
                .orElseThrow();
    }

    private Agenda.NewEvent event(DemoFile event) {
        return new Agenda.NewEvent(
                agency(event.text("agency")),
                event.text("title"),
                "",
                event.text("place"),
                new AreaCode(event.text("area")),
                event.at("begins"),
                event.at("ends"),
                false);
    }

    private Asking.NewRequest request(DemoFile request) {
        List<AgencyId> asked =
                request.texts("agencies").stream().map(this::agency).toList();
        return new Asking.NewRequest(request.text("title"), request.text("wanted"), request.at("due"), asked, null);
    }

    private AgencyId agency(String code) {
        return directory
                .agencyByCode(code)
                .orElseThrow(() -> new IllegalArgumentException(code))
                .id();
    }
}
