package saji.directory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a room wants a person to do next; shown together on the desk's first page. */
public interface TodoSource {

    /** At most twenty, the most pressing first. */
    List<Todo> todosFor(Actor actor);

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
