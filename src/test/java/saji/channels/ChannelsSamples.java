package saji.channels;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import saji.support.RouteSamples;
import saji.support.TestPeople;

/** What the addresses name: an assisted account of the health agency, a dispatch there, and the task that came of it. */
@Component
class ChannelsSamples implements RouteSamples {

    private final ObjectProvider<World> worlds;
    private final TestPeople people;

    ChannelsSamples(ObjectProvider<World> worlds, TestPeople people) {
        this.worlds = worlds;
        this.people = people;
    }

    @Override
    public Map<String, String> values() {
        World world = worlds.getObject();
        Account account = world.connected(
                "assisted",
                people.actor("dinkes").officerOf().iterator().next(),
                Map.of("site", "TikTok @dinkes", "open", "https://www.tiktok.com/upload"));
        DispatchId dispatch = world.dispatch(World.newObject(), 1, "Vaksin tersedia", account);
        world.work();
        String task = world.line(dispatch, account).id().toString();
        return Map.of(
                "/desk/channels/accounts/{id}",
                account.id().toString(),
                "/desk/channels/dispatches/{id}",
                dispatch.toString(),
                "/desk/channels/deliveries/{id}",
                task,
                "/desk/channels/tasks/{id}",
                task);
    }
}
