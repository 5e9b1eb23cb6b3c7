package saji.directory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a room wants a person to do next; shown together on the desk's first page. */
public interface TodoSource {

    /** At most twenty, the most pressing first. */
    List<Todo> todosFor(Actor actor);

    /** What a person most often begins with, as buttons on the desk's first page. */
    default List<Action> actionsFor(Actor actor) {
        return List.of();
    }

    /** Scripts of the room that run on the desk's first page, as paths below {@code /static}. */
    default List<String> scriptsFor(Actor actor) {
        return List.of();
    }

    /** A button: {@code key} of its text, where it leads, its icon's name in Bootstrap Icons. */
    record Action(String key, String path, String icon) {}

    /**
     * One thing to do.
     *
     * @param group text key of the heading it stands under, for example {@code intake.todo.returned}
     * @param order place of the group, small first
     * @param title what it is about
     * @param detail one more line, in the actor's language
     * @param path where to do it
     * @param due until when, or null
     */
    record Todo(
            String group,
            int order,
            String title,
            String detail,
            String path,
            @Nullable Instant due) {}
}
