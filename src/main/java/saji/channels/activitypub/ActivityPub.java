package saji.channels.activitypub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.channels.AccountId;
import saji.channels.ObjectKey;
import saji.channels.Standing;
import saji.channels.network.Access;
import saji.channels.network.Broadcast;
import saji.channels.network.Capabilities;
import saji.channels.network.Capabilities.AfterUnknown;
import saji.channels.network.Capabilities.By;
import saji.channels.network.Counting;
import saji.channels.network.Field;
import saji.channels.network.Limits;
import saji.channels.network.Pace;
import saji.channels.network.Post;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Sending;
import saji.channels.network.Tested;
import saji.platform.Outbound;
import saji.platform.Reason;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open social web: what an account says is put into the inboxes of its followers' servers, each once. A copy is named by the address
 * of the object here; a server that has the same activity twice keeps one, so a lost answer is followed by sending it again.
 */
@Component
class ActivityPub implements Broadcast {

    static final String KEY = "activitypub";

    private final Actors actors;
    private final Followers followers;
    private final Sayings sayings;
    private final Standing standing;
    private final Documents documents;
    private final Wire wire;
    private final Here here;
    private final JsonMapper json;
    private final Cache<Said, Body> bodies = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    private record Said(String kind, AccountId account, String object, int revision, Instant at) {}

    ActivityPub(
            Actors actors,
            Followers followers,
            Sayings sayings,
            Standing standing,
            Documents documents,
            Wire wire,
            Here here,
            JsonMapper json) {
        this.actors = actors;
        this.followers = followers;
        this.sayings = sayings;
        this.standing = standing;
        this.documents = documents;
        this.wire = wire;
        this.here = here;
        this.json = json;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "globe2";
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.plain("username"), Field.preset("type", "Organization"), Field.optional("about"));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                By.CALL, By.CALL, By.CALL, AfterUnknown.REPEAT, Duration.ofSeconds(10), Duration.ofSeconds(40));
    }

    @Override
    public Pace pace() {
        return Pace.of(4);
    }

    @Override
    public Limits limits(Access access) {
        return Limits.of(3000, 0, 4, Counting.CHARACTERS)
                .alt(1500, true)
                .title(200)
                .hashtags(30)
                .linkBeside();
    }

    @Override
    public String host(Access access) {
        return here.host();
    }

    /** Gives the account its name and key; nothing is called. */
    @Override
    public Tested test(Access access) {
        String username = access.setting("username");
        if (!actors.canKeepKeys()) {
            return new Tested.Fails(Reason.of("channels.refused.no-key"), "");
        }
        if (!username.matches(Here.NAME)) {
            return new Tested.Fails(Reason.of("channels.activitypub.why.username"), username);
        }
        if (!List.of("Organization", "Person").contains(access.setting("type"))) {
            return new Tested.Fails(Reason.of("channels.activitypub.why.type"), access.setting("type"));
        }
        if (!actors.take(username, access.account())) {
            return new Tested.Fails(Reason.of("channels.activitypub.why.taken"), username);
        }
        actors.server();
        return new Tested.Works("@" + username + "@" + here.host(), here.actor(username), null, Map.of());
    }

    @Override
    public Page targets(Access access, String object, Post post, boolean first, @Nullable String from, int most) {
        sayings.identity(access.account(), object);
        if (!first) {
            return new Page(List.of(), null);
        }
        List<Target> inboxes = followers.inboxes(access.account(), from, most);
        return new Page(
                inboxes, inboxes.size() < most ? null : inboxes.getLast().address());
    }

    @Override
    public Result send(Access access, Sending sending) {
        return deliver("create", access, sending);
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        return deliver("update", access, sending);
    }

    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        return deliver("delete", access, sending);
    }

    private Result deliver(String kind, Access access, Sending sending) {
        Optional<String> username = actors.usernameOf(access.account());
        if (username.isEmpty()) {
            return Result.denied("no actor");
        }
        Body body = Objects.requireNonNull(bodies.get(
                new Said(kind, access.account(), sending.object(), sending.revision(), sending.firstAt()),
                said -> Body.of(body(said, username.get(), sending))));
        Outbound.Reply reply = wire.post(username.get(), URI.create(sending.target()), body);
        return result(reply, access, sending);
    }

    private byte[] body(Said said, String username, Sending sending) {
        UUID id = sayings.identity(said.account(), said.object());
        if (said.kind().equals("delete")) {
            return json.writeValueAsBytes(Documents.withContext(documents.delete(username, id)));
        }
        Instant first = standing.of(said.account(), new ObjectKey(said.object()))
                .map(Standing.State::first)
                .orElse(said.at());
        Map<String, Object> object = documents.object(username, id, sending.post(), first, said.at());
        return json.writeValueAsBytes(Documents.withContext(
                said.kind().equals("create")
                        ? documents.create(username, object)
                        : documents.update(username, object, said.at())));
    }

    private Result result(Outbound.Reply reply, Access access, Sending sending) {
        return switch (reply) {
            case Outbound.NotSent notSent -> Result.away(notSent.what());
            case Outbound.NoAnswer noAnswer -> Result.lost(noAnswer.what());
            case Outbound.Answered answered
            when answered.status() / 100 == 2 -> {
                String address = here.object(sayings.identity(access.account(), sending.object()));
                yield new Result.Delivered(new RemoteCopy(address, ""));
            }
            case Outbound.Answered answered -> refusal(answered, access, sending);
        };
    }

    /** A server that does not know our key just now says 401; it is asked again as one that is away. */
    private Result refusal(Outbound.Answered answered, Access access, Sending sending) {
        int status = answered.status();
        String said = status + " " + answered.text().lines().findFirst().orElse("");
        return switch (status) {
            case 404, 410 -> {
                followers.inboxGone(access.account(), sending.target());
                yield Result.gone(said);
            }
            case 429 ->
                new Result.Later(
                        Reason.of("channels.why.busy"),
                        said,
                        Result.Fault.HOST,
                        answered.header("retry-after")
                                .filter(value -> value.matches("\\d{1,6}"))
                                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                                .orElse(null));
            case 401, 408, 425 -> Result.away(said);
            case 501 -> Result.refused("channels.why.refused", said);
            default -> status >= 500 ? Result.away(said) : Result.refused("channels.why.refused", said);
        };
    }
}
