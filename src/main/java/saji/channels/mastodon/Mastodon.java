package saji.channels.mastodon;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Capabilities;
import saji.channels.network.Conversing;
import saji.channels.network.Counting;
import saji.channels.network.Field;
import saji.channels.network.Found;
import saji.channels.network.Limits;
import saji.channels.network.Pace;
import saji.channels.network.Post;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Sending;
import saji.channels.network.Tested;
import saji.platform.Reason;
import tools.jackson.databind.JsonNode;

/** An account on a Mastodon server or one that speaks its API. A copy is named by the number of its status. */
@Component
class Mastodon implements Conversing {

    private static final Pattern MENTION =
            Pattern.compile("@[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*(@[A-Za-z0-9.-]+[A-Za-z0-9])?");
    private static final Pattern ADDRESS =
            Pattern.compile("https?://([^/\\s]+)/(?:@[^/\\s]+|users/[^/\\s]+/statuses)/(\\w{1,40})/?");

    private final WebApi api;
    private final Toots toots;
    private final Notifications notifications;

    Mastodon(WebApi api, Toots toots, Notifications notifications) {
        this.api = api;
        this.toots = toots;
        this.notifications = notifications;
    }

    @Override
    public String key() {
        return "mastodon";
    }

    @Override
    public String icon() {
        return "mastodon";
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.address("base", "https://"), Field.secret("token"));
    }

    @Override
    public Optional<Pattern> mention() {
        return Optional.of(MENTION);
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.full().within(Duration.ofMinutes(4));
    }

    /** 300 calls in five minutes for everything; for media and deletions, 30 in half an hour, the server asks for a rest. */
    @Override
    public Pace pace() {
        return Pace.of(2, new Pace.Rate(40, Duration.ofMinutes(5)));
    }

    @Override
    public Limits limits(Access access) {
        return Limits.of(learned(access, "text", 500), 0, learned(access, "pictures", 4), Counting.MASTODON)
                .alt(learned(access, "alt", 1500), false);
    }

    private static int learned(Access access, String name, int otherwise) {
        String value = access.setting("learned." + name);
        return value.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(value) : otherwise;
    }

    @Override
    public String host(Access access) {
        return WebApi.host(access.setting("base"));
    }

    @Override
    public Tested test(Access access) {
        Answer own = toots.get(access, "/api/v1/accounts/verify_credentials", Map.of());
        if (own.status() == 404) {
            return new Tested.Fails(Reason.of("channels.mastodon.why.no-server"), WebApi.said(own));
        }
        if (!own.isGood()) {
            return api.failed(own, Toots.REFUSED);
        }
        Answer instance = toots.get(access, "/api/v2/instance", Map.of());
        Map<String, String> learned = new HashMap<>();
        JsonNode limits = instance.body().path("configuration");
        learn(learned, "text", limits.path("statuses").path("max_characters"));
        learn(learned, "pictures", limits.path("statuses").path("max_media_attachments"));
        learn(learned, "alt", limits.path("media_attachments").path("description_limit"));
        String handle = own.body().path("acct").asString("");
        return new Tested.Works(
                "@" + (handle.contains("@") ? handle : handle + "@" + host(access)),
                own.body().path("url").asString(""),
                null,
                learned);
    }

    private static void learn(Map<String, String> learned, String name, JsonNode value) {
        if (value.isIntegralNumber() && value.asInt() > 0) {
            learned.put(name, value.asString());
        }
    }

    @Override
    public Result send(Access access, Sending sending) {
        return toots.post(access, sending);
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        return toots.edit(access, sending, copy);
    }

    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        return toots.delete(access, copy);
    }

    @Override
    public Found find(Access access, Sending sending) {
        return toots.find(access, sending);
    }

    /** {@code https://mastodon.example/@kota/1130…}; on this server only, where the number is its own. */
    @Override
    public Optional<RemoteCopy> at(Access access, Post post, String address) {
        Matcher found = ADDRESS.matcher(address.strip());
        boolean isHere =
                found.matches() && WebApi.host("https://" + found.group(1)).equals(host(access));
        return isHere ? Optional.of(new RemoteCopy(found.group(2), address.strip())) : Optional.empty();
    }

    @Override
    public Duration rhythm() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Told listen(Access access, String since) {
        return notifications.since(access, since);
    }
}
