package saji.channels.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import saji.channels.Connecting;
import saji.channels.Tracking;
import saji.directory.Actor;
import saji.directory.MenuSource;
import saji.platform.web.MenuEntry;

/** The channels in the menu: what arrived, what must be done by hand, the accounts. */
@Component
class ChannelsMenu implements MenuSource {

    private final Tracking tracking;
    private final Connecting connecting;

    ChannelsMenu(Tracking tracking, Connecting connecting) {
        this.tracking = tracking;
        this.connecting = connecting;
    }

    @Override
    public List<MenuEntry> entriesFor(Actor actor) {
        List<MenuEntry> entries = new ArrayList<>();
        int tasks = tracking.countTasks(actor);
        if (tracking.mayLook(actor)) {
            entries.add(
                    new MenuEntry("channels.menu.deliveries", "/desk/channels/deliveries", "send-check", 400, null));
        }
        if (tasks > 0) {
            entries.add(new MenuEntry("channels.menu.tasks", "/desk/channels/tasks", "phone", 410, tasks));
        }
        if (connecting.mayConnect(actor)) {
            entries.add(new MenuEntry("channels.menu.accounts", "/desk/channels", "broadcast", 420, null));
            entries.add(new MenuEntry("channels.menu.federation", "/desk/channels/federation", "globe2", 430, null));
        }
        return entries;
    }
}
