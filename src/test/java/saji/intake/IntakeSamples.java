package saji.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.platform.Ids;
import saji.support.RouteSamples;
import saji.support.TestPeople;

/** What intake's addresses name: a submitted material of the health agency with a fact, an event of its, a request to it. */
@Component
class IntakeSamples implements RouteSamples {

    private final ObjectProvider<Intake> intake;
    private final ObjectProvider<Agenda> agenda;
    private final ObjectProvider<Asking> asking;
    private final TestPeople people;
    private final Ids ids;
    private final InstantSource clock;

    IntakeSamples(
            ObjectProvider<Intake> intake,
            ObjectProvider<Agenda> agenda,
            ObjectProvider<Asking> asking,
            TestPeople people,
            Ids ids,
            InstantSource clock) {
        this.intake = intake;
        this.agenda = agenda;
        this.asking = asking;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Map<String, String> values() {
        Actor officer = people.actor("dinkes");
        AgencyId agency = officer.officerOf().iterator().next();
        Instant now = clock.instant();
        MaterialId id = new MaterialId(ids.next());
        FactId fact = new FactId(ids.next());
        Intake.Draft told = new Intake.Draft(
                Material.Stage.DONE,
                "Contoh bahan",
                "Contoh.",
                now,
                null,
                new AreaCode("36.74.04.1003"),
                "",
                null,
                null,
                "Puskesmas",
                "Contoh",
                "",
                "",
                List.of(),
                null,
                List.of(),
                List.of());
        intake.getObject().begin(officer, id, agency, told).orElseThrow();
        intake.getObject()
                .stateFact(officer, id, fact, "contoh", "1", "Daftar, halaman 1", null)
                .orElseThrow();
        intake.getObject().submit(officer, id).orElseThrow();
        Event event = agenda.getObject()
                .add(
                        officer,
                        new Agenda.NewEvent(
                                agency, "Contoh kegiatan", "", "", null, now, now.plus(Duration.ofHours(1)), false))
                .orElseThrow();
        RequestId request = new RequestId(ids.next());
        asking.getObject()
                .ask(
                        people.actor("editor"),
                        request,
                        new Asking.NewRequest(
                                "Contoh permintaan", "", now.plus(Duration.ofDays(3)), List.of(agency), null))
                .orElseThrow();
        return Map.of(
                "/desk/intake/materials/{id}", id.toString(),
                "/api/v1/materials/{id}", id.toString(),
                "/desk/intake/materials/{id}/facts/{fact}", fact.toString(),
                "/desk/intake/agenda/{id}", event.id().toString(),
                "/desk/intake/requests/{id}", request.toString());
    }
}
