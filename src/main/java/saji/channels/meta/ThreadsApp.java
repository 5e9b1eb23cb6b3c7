package saji.channels.meta;

import java.time.Duration;
import java.util.ArrayList;
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
import saji.channels.network.Post;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Sending;
import saji.channels.network.Tested;
import saji.platform.Reason;

/** An account on Threads. Posts cannot be edited by call: the engine deletes and posts anew. */
@Component
class ThreadsApp implements Network {

    private static final Pattern MENTION = Pattern.compile("@[A-Za-z0-9._]{1,30}");
    private static final int MOST = 500;

    private final Graph graph;
    private final Containers containers;

    ThreadsApp(Graph graph, Containers containers) {
        this.graph = graph;
        this.containers = containers;
    }

    @Override
    public String key() {
        return "threads";
    }

    @Override
    public String icon() {
        return "threads";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.plain("user"),
                Field.secret("token"),
                Field.address("base", "https://graph.threads.net").whichIsRare(),
                Field.preset("version", "v1.0").whichIsRare());
    }

    @Override
    public Optional<Pattern> mention() {
        return Optional.of(MENTION);
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.full().withEdit(By.NOBODY).within(Duration.ofMinutes(12));
    }

    @Override
    public Pace pace() {
        return Pace.of(2, new Pace.Rate(250, Duration.ofDays(1)));
    }

    @Override
    public Limits limits(Access access) {
        return Limits.of(MOST, 0, 20, Counting.CHARACTERS).alt(1000, false);
    }

    /** Emoji count as many as they have bytes. */
    @Override
    public List<Reason> faults(Access access, Post post) {
        List<Reason> reasons = new ArrayList<>();
        String text = post.text();
        int plain = text.codePointCount(0, text.length());
        int length = text.codePoints()
                .map(character -> character > 0xFFFF ? 4 : character == 0xFE0F || character == 0x200D ? 3 : 1)
                .sum();
        if (length > MOST && plain <= MOST) {
            reasons.add(
                    Reason.of("channels.post.long", length, MOST, length - MOST).at("text"));
        }
        return reasons;
    }

    @Override
    public List<Reason> standing(Access access) {
        return Graph.Quota.said(access).stream().toList();
    }

    @Override
    public String host(Access access) {
        return WebApi.host(access.setting("base"));
    }

    /** Refreshes the token, which ends after 60 days. */
    @Override
    public Tested test(Access access) {
        Answer own = graph.get(access, access.setting("user"), Map.of("fields", "id,username"));
        if (!own.isGood()) {
            return graph.failed(own);
        }
        String username = own.body().path("username").asString("");
        Map<String, String> quota = graph.quota(access, Dialect.THREADS.quota())
                .map(Graph.Quota::learned)
                .orElse(Map.of());
        return new Tested.Works(
                "@" + username,
                "https://www.threads.net/@" + username,
                graph.refreshed(access, "th_refresh_token").orElse(null),
                quota);
    }

    @Override
    public Result send(Access access, Sending sending) {
        return containers.post(access, sending, Dialect.THREADS);
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        throw new UnsupportedOperationException("Posts cannot be edited here");
    }

    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        Answer answer = graph.delete(access, copy.id());
        return answer.isGood() || Graph.isGone(answer) ? new Result.Delivered(copy) : graph.result(answer);
    }

    @Override
    public Found find(Access access, Sending sending) {
        return containers.find(access, sending, Dialect.THREADS);
    }

    /** The address of a post does not hold the number by which it is deleted: a person deletes what a person recorded. */
    @Override
    public Optional<RemoteCopy> at(Access access, Post post, String address) {
        return address.strip().matches("https://www\\.threads\\.(net|com)/@[\\w.]+/post/[\\w-]+/?(?:\\?.*)?")
                ? Optional.of(new RemoteCopy(address.strip(), address.strip()))
                : Optional.empty();
    }
}
