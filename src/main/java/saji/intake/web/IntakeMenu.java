package saji.intake.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.MenuSource;
import saji.directory.Role;
import saji.directory.TodoSource;
import saji.intake.Asking;
import saji.intake.Material;
import saji.intake.MaterialLine;
import saji.intake.Overview;
import saji.intake.Request;
import saji.platform.Words;
import saji.platform.web.MenuEntry;

/** Intake in the desk's menu, and what it wants done next. */
@Component
class IntakeMenu implements MenuSource, TodoSource {

    private static final int FEW = 8;

    private final Overview overview;
    private final Asking asking;
    private final Places places;
    private final InstantSource clock;

    IntakeMenu(Overview overview, Asking asking, Places places, InstantSource clock) {
        this.overview = overview;
        this.asking = asking;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public List<MenuEntry> entriesFor(Actor actor) {
        if (!actor.isOffice() && !actor.is(Role.PR_OFFICER)) {
            return List.of();
        }
        Map<Material.State, Integer> waiting = overview.waiting(actor);
        return List.of(
                new MenuEntry(
                        "intake.menu.materials",
                        "/desk/intake/materials",
                        "inbox",
                        200,
                        waiting.get(Material.State.SUBMITTED)),
                new MenuEntry("intake.menu.requests", "/desk/intake/requests", "megaphone", 210, null));
    }

    @Override
    public List<Todo> todosFor(Actor actor) {
        Words words = Words.in(actor.language());
        List<Todo> todos = new ArrayList<>();
        for (Request request : asking.owed(actor)) {
            if (todos.size() < FEW) {
                todos.add(new Todo(
                        request.isOverdue(clock.instant()) ? "intake.todo.overdue" : "intake.todo.owed",
                        20,
                        request.title(),
                        words.say("intake.request.answer"),
                        "/desk/intake/materials/new?request=" + request.id(),
                        request.dueAt()));
            }
        }
        add(todos, words, "intake.todo.returned", 10, overview.own(actor, in(Material.State.RETURNED), null, FEW));
        if (actor.is(Role.EDITOR)) {
            add(
                    todos,
                    words,
                    "intake.todo.submitted",
                    30,
                    overview.handedIn(actor, in(Material.State.SUBMITTED), null, FEW));
        }
        return todos;
    }

    private void add(List<Todo> todos, Words words, String group, int order, List<MaterialLine> lines) {
        lines.forEach(line -> todos.add(new Todo(
                group,
                order,
                line.title(),
                places.name(line.area(), words),
                "/desk/intake/materials/" + line.id(),
                null)));
    }

    private static Overview.Filter in(Material.State state) {
        return new Overview.Filter(state, null, null, null, null, "");
    }
}
