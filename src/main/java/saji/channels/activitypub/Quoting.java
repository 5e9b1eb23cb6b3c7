package saji.channels.activitypub;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import saji.channels.Standing;
import saji.channels.activitypub.Remotes.Remote;
import tools.jackson.databind.JsonNode;

/**
 * Answers those who ask whether they may quote something (FEP-044f): yes, as each object's policy says, with the address of the permission;
 * no when the object does not stand any more, or the quote is not theirs.
 */
@Component
class Quoting {

    private final Actors actors;
    private final Sayings sayings;
    private final Standing standing;
    private final Answers answers;
    private final Here here;

    Quoting(Actors actors, Sayings sayings, Standing standing, Answers answers, Here here) {
        this.actors = actors;
        this.sayings = sayings;
        this.standing = standing;
        this.answers = answers;
        this.here = here;
    }

    /** In the caller's transaction. */
    void answer(Remote from, JsonNode request) {
        String quoted = Json.id(request.path("object"));
        String by = Json.id(request.path("instrument"));
        Optional<Sayings.Known> known = here.objectId(quoted).flatMap(sayings::find);
        Optional<String> username = known.flatMap(one -> actors.usernameOf(one.account()));
        if (known.isEmpty() || username.isEmpty()) {
            return;
        }
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("id", Json.text(request, "id"));
        asked.put("type", "QuoteRequest");
        asked.put("actor", from.actor());
        asked.put("object", quoted);
        asked.put("instrument", by);
        boolean stands = standing.of(known.get().account(), known.get().key())
                .filter(state -> state.withdrawnAt() == null)
                .isPresent();
        if (stands && !by.isEmpty() && Here.hostOf(by).equals(Here.hostOf(from.actor()))) {
            answers.accept(username.get(), asked, here.permission(known.get().id(), by), from.inbox());
        } else {
            answers.reject(username.get(), asked, from.inbox());
        }
    }
}
