package saji.channels.activitypub;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import saji.channels.Account;
import saji.channels.World;
import saji.support.Unique;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests of the open social web do again and again. */
@Component
@Lazy
class Federation {

    private static final JsonMapper JSON = new JsonMapper();

    final World world;
    final Here here;
    private final Visitors visitors;
    private final Answers answers;

    Federation(World world, Here here, Visitors visitors, Answers answers) {
        this.world = world;
        this.here = here;
        this.visitors = visitors;
        this.answers = answers;
    }

    FarServer far() {
        return new FarServer(visitors.address());
    }

    /** An actor under a name of its own. */
    Account actor() {
        return world.connected("activitypub", null, Map.of("username", Unique.word(), "type", "Organization"));
    }

    String address(Account account) {
        return here.actor(account.settings().getOrDefault("username", ""));
    }

    JsonNode get(FarServer far, String address) {
        return JSON.readTree(far.get(address.substring(here.at("").length())));
    }

    int send(FarServer far, String who, String type, Object object) {
        return send(far, who, far.activity(who, type, object));
    }

    int send(FarServer far, String who, Map<String, Object> activity) {
        return far.send(
                Claim.Kind.CAVAGE, who, here.at("/ap/inbox"), world.clock().instant(), activity);
    }

    /** Lets what is owed to other servers be sent, and gives all that a server got. */
    List<JsonNode> answered(FarServer far) {
        while (answers.run() > 0) {
            Thread.onSpinWait();
        }
        return List.copyOf(far.inbox);
    }
}
