package saji.channels.activitypub;

import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import saji.channels.Account;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.support.RouteSamples;

/** What the addresses name: an actor, and something that it said. */
@Component
class FederationSamples implements RouteSamples {

    private final ObjectProvider<World> worlds;
    private final Sayings sayings;

    FederationSamples(ObjectProvider<World> worlds, Sayings sayings) {
        this.worlds = worlds;
        this.sayings = sayings;
    }

    @Override
    public Map<String, String> values() {
        World world = worlds.getObject();
        String username = "contoh_" + UUID.randomUUID().toString().substring(0, 8);
        Account account = world.connected("activitypub", null, Map.of("username", username, "type", "Organization"));
        ObjectKey object = World.newObject();
        world.dispatch(object, 1, "Vaksin tersedia", account);
        world.work();
        return Map.of(
                "/ap/actors/{username}",
                username,
                "/ap/objects/{id}",
                sayings.identity(account.id(), object.value()).toString());
    }
}
