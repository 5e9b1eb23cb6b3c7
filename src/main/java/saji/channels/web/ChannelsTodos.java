package saji.channels.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import saji.channels.Account;
import saji.channels.Channels;
import saji.channels.Connecting;
import saji.channels.Task;
import saji.channels.Tracking;
import saji.directory.Actor;
import saji.directory.TodoSource;
import saji.platform.Reason;
import saji.platform.Words;

/** What the channels want a person to do next: posts by hand, accounts that do not work or whose credentials end. */
@Component
class ChannelsTodos implements TodoSource {

    private static final int MOST = 10;

    /** More tasks than this on one channel are one thing to do. */
    private static final int ONE_BY_ONE = 3;

    private final Tracking tracking;
    private final Connecting connecting;
    private final Channels channels;
    private final ChannelPages pages;

    ChannelsTodos(Tracking tracking, Connecting connecting, Channels channels, ChannelPages pages) {
        this.tracking = tracking;
        this.connecting = connecting;
        this.channels = channels;
        this.pages = pages;
    }

    @Override
    public List<Todo> todosFor(Actor actor) {
        Words words = Words.in(actor.language());
        List<Todo> todos = new ArrayList<>();
        tracking.tasks(actor).stream()
                .collect(Collectors.groupingBy(task -> task.account().id(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(tasks -> byHand(tasks, words))
                .limit(MOST)
                .forEach(todos::add);
        if (connecting.mayConnect(actor)) {
            for (Account account : channels.accounts()) {
                String health = ChannelPages.health(account);
                String expiry = pages.expiry(account, words);
                Reason trouble = account.trouble();
                if (todos.size() < 2 * MOST
                        && (health.equals("denied") || health.equals("failing") || !expiry.isEmpty())) {
                    todos.add(new Todo(
                            "channels.todo.account",
                            410,
                            account.name(),
                            !expiry.isEmpty()
                                    ? words.say("channels.account.expiry", expiry)
                                    : trouble == null ? words.say("channels.health." + health) : words.say(trouble),
                            "/desk/channels/accounts/" + account.id(),
                            account.validUntil()));
                }
            }
        }
        return todos;
    }

    private static Stream<Todo> byHand(List<Task> tasks, Words words) {
        Task first = tasks.getFirst();
        String account = first.account().name();
        return tasks.size() <= ONE_BY_ONE
                ? tasks.stream()
                        .map(task -> byHand(
                                task.title(),
                                words.say(ChannelPages.ask(task.ask()) + ".question", account),
                                "/desk/channels/tasks/" + task.id(),
                                task))
                : Stream.of(byHand(
                        account,
                        words.say("channels.todo.many", tasks.size(), first.title()),
                        "/desk/channels/tasks",
                        first));
    }

    private static Todo byHand(String title, String detail, String path, Task most) {
        return new Todo("channels.todo.by-hand", 400, title, detail, path, most.expiresAt());
    }
}
