package saji.directory.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import saji.directory.TodoSource;

/**
 * The desk's first page.
 *
 * @param greeting text key for the time of the day
 * @param name whom to greet
 * @param groups what to do, the most pressing group first
 * @param actions what the person most often begins with
 * @param scripts of rooms that do something here
 */
public record HomeView(
        String greeting,
        String name,
        List<Group> groups,
        List<TodoSource.Action> actions,
        List<String> scripts,
        Instant now,
        ZoneId zone) {

    /** Things to do under one heading; {@code key} is its text key. */
    public record Group(String key, List<TodoSource.Todo> todos) {}

    /** How many things wait in all. */
    public int count() {
        return groups.stream().mapToInt(group -> group.todos().size()).sum();
    }

    /** How many of them should have been done by now. */
    public long late() {
        return groups.stream()
                .flatMap(group -> group.todos().stream())
                .filter(this::isLate)
                .count();
    }

    public boolean isLate(TodoSource.Todo todo) {
        Instant due = todo.due();
        return due != null && due.isBefore(now);
    }
}
