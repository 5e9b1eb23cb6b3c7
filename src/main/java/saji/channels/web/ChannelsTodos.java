package saji.channels.web;

import java.util.ArrayList;
import java.util.List;
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
        for (Task task : tracking.tasks(actor).stream().limit(MOST).toList()) {
            todos.add(new Todo(
                    "channels.todo.by-hand",
                    400,
                    task.title(),
                    words.say(
                            ChannelPages.ask(task.ask()) + ".question",
                            task.account().name()),
                    "/desk/channels/tasks/" + task.id(),
                    task.expiresAt()));
        }
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
}
