package saji.intake.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.Role;
import saji.directory.TodoSource;
import saji.intake.Agenda;
import saji.intake.Asking;
import saji.intake.Event;
import saji.intake.Material;
import saji.intake.MaterialLine;
import saji.intake.Overview;
import saji.intake.Request;
import saji.platform.Words;

/** What intake wants a person to do next. */
@Component
class IntakeTodos implements TodoSource {

    private static final int EACH = 6;

    private final Overview overview;
    private final Asking asking;
    private final Agenda agenda;
    private final Names names;
    private final InstantSource clock;

    IntakeTodos(Overview overview, Asking asking, Agenda agenda, Names names, InstantSource clock) {
        this.overview = overview;
        this.asking = asking;
        this.agenda = agenda;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public List<Todo> todosFor(Actor actor) {
        Words words = Words.in(actor.language());
        List<Todo> todos = new ArrayList<>();
        if (actor.is(Role.PR_OFFICER)) {
            officer(todos, actor, words);
        }
        if (actor.is(Role.EDITOR)) {
            editor(todos, actor, words);
        }
        return todos.stream().limit(20).toList();
    }

    @Override
    public List<Action> actionsFor(Actor actor) {
        return actor.is(Role.PR_OFFICER)
                ? List.of(new Action("intake.hand-in.new", "/desk/intake/materials/new", "plus-lg"))
                : List.of();
    }

    @Override
    public List<String> scriptsFor(Actor actor) {
        return actor.is(Role.PR_OFFICER) ? List.of("intake/unsent.js") : List.of();
    }

    private void officer(List<Todo> todos, Actor actor, Words words) {
        for (Request request : asking.owed(actor).stream().limit(EACH).toList()) {
            todos.add(new Todo(
                    "intake.todo.asked",
                    100,
                    request.title(),
                    words.say("intake.todo.asked.detail"),
                    "/desk/intake/requests/" + request.id(),
                    request.dueAt()));
        }
        for (MaterialLine line : overview.own(actor, in(Material.State.RETURNED), null, EACH)) {
            todos.add(new Todo(
                    "intake.todo.returned",
                    110,
                    title(line, words),
                    names.ago(line.at(), words),
                    "/desk/intake/materials/" + line.id(),
                    null));
        }
        for (MaterialLine line : overview.own(actor, in(Material.State.DRAFT), null, EACH)) {
            todos.add(new Todo(
                    "intake.todo.draft",
                    120,
                    title(line, words),
                    names.ago(line.at(), words),
                    "/desk/intake/materials/" + line.id() + "/edit",
                    null));
        }
        Instant from = clock.instant().minus(Duration.ofDays(7));
        for (Event event :
                agenda.withoutMaterial(actor, from).stream().limit(EACH).toList()) {
            todos.add(new Todo(
                    "intake.todo.event",
                    130,
                    event.title(),
                    words.date(event.begins(), names.zone()),
                    "/desk/intake/agenda/" + event.id(),
                    null));
        }
    }

    private void editor(List<Todo> todos, Actor actor, Words words) {
        List<MaterialLine> lines = overview.handedIn(actor, in(Material.State.SUBMITTED), null, EACH * 2);
        Map<AgencyId, String> agencies =
                names.shortNames(lines.stream().map(MaterialLine::agency).toList());
        for (MaterialLine line : lines) {
            todos.add(new Todo(
                    "intake.todo.incoming",
                    140,
                    title(line, words),
                    agencies.getOrDefault(line.agency(), "") + " · " + names.ago(line.at(), words),
                    "/desk/intake/materials/" + line.id(),
                    null));
        }
        int overdue = asking.overdue(actor);
        if (overdue > 0) {
            todos.add(new Todo(
                    "intake.todo.overdue",
                    150,
                    words.say("intake.todo.overdue.title", overdue),
                    "",
                    "/desk/intake/requests",
                    null));
        }
    }

    private static Overview.Filter in(Material.State state) {
        return new Overview.Filter(state, null, null, null, null, "");
    }

    private static String title(MaterialLine line, Words words) {
        return line.title().isEmpty() ? words.say("intake.unsent.untitled") : line.title();
    }
}
