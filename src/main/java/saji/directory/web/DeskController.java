package saji.directory.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import saji.directory.Actor;
import saji.directory.TodoSource;

/** The desk's first page: what to do next. */
@Controller
class DeskController {

    private final ObjectProvider<TodoSource> sources;

    DeskController(ObjectProvider<TodoSource> sources) {
        this.sources = sources;
    }

    @GetMapping("/desk")
    String home(Actor actor, Model model) {
        List<TodoSource.Todo> todos = sources.stream()
                .flatMap(source -> source.todosFor(actor).stream())
                .sorted(Comparator.comparingInt(TodoSource.Todo::order))
                .toList();
        model.addAttribute("todos", todos);
        return "directory/home";
    }
}
