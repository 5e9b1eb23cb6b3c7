package saji.directory.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.directory.TodoSource;

/** The desk's first page: what to do next. */
@Controller
class DeskController {

    private final ObjectProvider<TodoSource> sources;
    private final Directory directory;
    private final InstantSource clock;

    DeskController(ObjectProvider<TodoSource> sources, Directory directory, InstantSource clock) {
        this.sources = sources;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/desk")
    String home(Actor actor, Model model) {
        Instant now = clock.instant();
        Map<String, List<TodoSource.Todo>> groups = new LinkedHashMap<>();
        sources.stream()
                .flatMap(source -> source.todosFor(actor).stream())
                .sorted(Comparator.comparingInt(TodoSource.Todo::order))
                .forEach(todo -> groups.computeIfAbsent(todo.group(), group -> new ArrayList<>())
                        .add(todo));
        int hour = now.atZone(directory.city().zone()).getHour();
        String greeting =
                hour < 4 ? "night" : hour < 11 ? "morning" : hour < 15 ? "noon" : hour < 18 ? "afternoon" : "night";
        model.addAttribute(
                "home",
                new HomeView(
                        "directory.home.greeting." + greeting,
                        directory.person(actor.id()).orElseThrow().title(actor.language()),
                        groups.entrySet().stream()
                                .map(group -> new HomeView.Group(group.getKey(), group.getValue()))
                                .toList(),
                        sources.stream()
                                .flatMap(source -> source.actionsFor(actor).stream())
                                .toList(),
                        sources.stream()
                                .flatMap(source -> source.scriptsFor(actor).stream())
                                .toList(),
                        now,
                        directory.city().zone()));
        return "directory/home";
    }
}
