package saji.channels.meta;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.meta.Containers.Dialect;
import saji.channels.network.Access;
import saji.channels.network.Capabilities;
import saji.channels.network.Capabilities.By;
import saji.channels.network.Counting;
import saji.channels.network.Field;
import saji.channels.network.Found;
import saji.channels.network.Limits;
import saji.channels.network.Network;
import saji.channels.network.Pace;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Sending;
import saji.channels.network.Tested;
import saji.platform.Reason;

/** A professional account on Instagram. Its API neither edits nor deletes: both become a person's task. */
@Component
class Instagram implements Network {

    private static final Pattern MENTION = Pattern.compile("@[A-Za-z0-9._]{1,30}");
    private final Graph graph;
    private final Containers containers;

    Instagram(Graph graph, Containers containers) {
        this.graph = graph;
        this.containers = containers;
    }

    @Override
    public String key() {
        return "instagram";
    }

    @Override
    public String icon() {
        return "instagram";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.plain("user"),
                Field.secret("token"),
                Field.address("base", "https://graph.instagram.com").whichIsRare(),
                Field.preset("version", "v25.0").whichIsRare());
    }

    @Override
    public Optional<Pattern> mention() {
        return Optional.of(MENTION);
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.full().withEdit(By.PERSON).withDelete(By.PERSON).within(Duration.ofMinutes(8));
    }

    @Override
    public Pace pace() {
        return Pace.of(2, new Pace.Rate(100, Duration.ofDays(1)));
    }

    @Override
    public Limits limits(Access access) {
        return Limits.of(2200, 0, 10, Counting.CHARACTERS)
                .alt(1000, false)
                .hashtags(30)
                .needingPicture()
                .linksDead();
    }

    @Override
    public List<Reason> standing(Access access) {
        return Graph.Quota.said(access).stream().toList();
    }

    @Override
    public String host(Access access) {
        return WebApi.host(access.setting("base"));
    }

    /** Refreshes the token, which ends after 60 days, where that is the token's kind. */
    @Override
    public Tested test(Access access) {
        Answer own = graph.get(access, access.setting("user"), Map.of("fields", "id,username"));
        if (!own.isGood()) {
            return graph.failed(own);
        }
        String username = own.body().path("username").asString("");
        Map<String, String> quota = graph.quota(access, Dialect.INSTAGRAM.quota())
                .map(Graph.Quota::learned)
                .orElse(Map.of());
        Optional<Instant> until = host(access).equals("graph.facebook.com")
                ? graph.validUntil(access)
                : graph.refreshed(access, "ig_refresh_token");
        return new Tested.Works(
                "@" + username, "https://www.instagram.com/" + username + "/", until.orElse(null), quota);
    }

    @Override
    public Result send(Access access, Sending sending) {
        return containers.post(access, sending, Dialect.INSTAGRAM);
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        throw new UnsupportedOperationException("A person edits here");
    }

    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        throw new UnsupportedOperationException("A person deletes here");
    }

    @Override
    public Found find(Access access, Sending sending) {
        return containers.find(access, sending, Dialect.INSTAGRAM);
    }
}
