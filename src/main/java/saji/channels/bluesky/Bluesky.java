package saji.channels.bluesky;

import java.time.Duration;
import java.time.InstantSource;
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
import saji.channels.network.Capabilities.By;
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

/**
 * An account on Bluesky. A copy is named by the address of its record ({@code at://…}). The record's name is chosen here and kept before
 * the call, so that a post of unknown outcome can be asked for by it. Posts cannot be edited: the engine deletes and posts anew.
 */
@Component
class Bluesky implements Conversing {

    private static final Pattern MENTION = Pattern.compile("@([a-zA-Z0-9-]{1,63}\\.)+[a-zA-Z][a-zA-Z0-9-]{0,62}");
    private static final String COLLECTION = "app.bsky.feed.post";
    private static final String SITE = "https://bsky.app/profile/";
    private static final Pattern ADDRESS =
            Pattern.compile("https://bsky\\.app/profile/([^/\\s]+)/post/([a-z2-7]{13})/?");

    /** A picture's link is added to the text, shown in up to 30 characters after an empty line. */
    private static final int WITH_PICTURES = 268;

    private final WebApi api;
    private final Xrpc xrpc;
    private final Records records;
    private final Notifications notifications;
    private final InstantSource clock;

    Bluesky(WebApi api, Xrpc xrpc, Records records, Notifications notifications, InstantSource clock) {
        this.api = api;
        this.xrpc = xrpc;
        this.records = records;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "bluesky";
    }

    @Override
    public String icon() {
        return "bluesky";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.plain("handle"),
                Field.secret("password"),
                Field.address("base", "https://bsky.social").whichIsRare());
    }

    @Override
    public Optional<Pattern> mention() {
        return Optional.of(MENTION);
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.full().withEdit(By.NOBODY).within(Duration.ofMinutes(5));
    }

    /** 5,000 points of writing an hour, of which a post costs three and a deletion one. */
    @Override
    public Pace pace() {
        return Pace.of(2, new Pace.Rate(100, Duration.ofMinutes(5)));
    }

    @Override
    public Limits limits(Access access) {
        return Limits.of(300, WITH_PICTURES, 4, Counting.GRAPHEMES)
                .bytes(2900)
                .alt(2000, true)
                .linkBeside();
    }

    @Override
    public String host(Access access) {
        return WebApi.host(access.setting("base"));
    }

    @Override
    public Tested test(Access access) {
        return switch (xrpc.signIn(access)) {
            case Xrpc.Opened.Shut(Answer answer) ->
                answer.status() == 404
                        ? new Tested.Fails(Reason.of("channels.bluesky.why.no-server"), WebApi.said(answer))
                        : api.failed(answer, Records.REFUSED);
            case Xrpc.Opened.Open(Xrpc.Session session) -> {
                Xrpc.Under known = xrpc.get(access, session, "com.atproto.server.getSession", "");
                yield known.answer().isGood()
                                && known.answer().body().path("active").asBoolean(true)
                        ? new Tested.Works(
                                "@" + session.handle(), SITE + session.handle(), null, Map.of("did", session.did()))
                        : new Tested.Fails(
                                Reason.of("channels.why.denied"),
                                known.answer().body().path("status").asString(WebApi.said(known.answer())));
            }
        };
    }

    @Override
    public Result send(Access access, Sending sending) {
        return switch (xrpc.open(access)) {
            case Xrpc.Opened.Shut(Answer answer) -> api.before(answer, Records.REFUSED);
            case Xrpc.Opened.Open(Xrpc.Session session) ->
                switch (records.of(access, session, sending.post())) {
                    case Records.Made.Not(Result why) -> why;
                    case Records.Made.Ready(Xrpc.Session current, Map<String, Object> record) ->
                        posted(access, sending, current, record);
                };
        };
    }

    private Result posted(Access access, Sending sending, Xrpc.Session session, Map<String, Object> record) {
        String name = sending.notes().get("record").orElseGet(() -> {
            String made = Tid.of(clock.instant(), sending.key());
            sending.notes().keep("record", made);
            return made;
        });
        Xrpc.Under posted = xrpc.post(
                access,
                session,
                "com.atproto.repo.createRecord",
                Map.of("repo", session.did(), "collection", COLLECTION, "rkey", name, "record", record));
        return posted.answer().isGood()
                ? new Result.Delivered(copy(session, name))
                : api.result(posted.answer(), Records.REFUSED);
    }

    private static RemoteCopy copy(Xrpc.Session session, String name) {
        return new RemoteCopy(
                "at://" + session.did() + "/" + COLLECTION + "/" + name, SITE + session.handle() + "/post/" + name);
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        throw new UnsupportedOperationException("Posts cannot be edited here");
    }

    /** The server says yes whether the record was there or not. */
    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        return switch (xrpc.open(access)) {
            case Xrpc.Opened.Shut(Answer answer) -> api.before(answer, Records.REFUSED);
            case Xrpc.Opened.Open(Xrpc.Session session) -> {
                Xrpc.Under deleted = xrpc.post(
                        access,
                        session,
                        "com.atproto.repo.deleteRecord",
                        Map.of(
                                "repo",
                                session.did(),
                                "collection",
                                COLLECTION,
                                "rkey",
                                copy.id().substring(copy.id().lastIndexOf('/') + 1)));
                yield deleted.answer().isGood()
                        ? new Result.Delivered(copy)
                        : api.result(deleted.answer(), Records.REFUSED);
            }
        };
    }

    @Override
    public Found find(Access access, Sending sending) {
        Optional<String> name = sending.notes().get("record");
        if (name.isEmpty()) {
            return new Found.Absent();
        }
        return switch (xrpc.open(access)) {
            case Xrpc.Opened.Shut(Answer answer) -> later(answer);
            case Xrpc.Opened.Open(Xrpc.Session session) -> {
                Answer answer = xrpc.get(
                                access,
                                session,
                                "com.atproto.repo.getRecord",
                                WebApi.query(
                                        Map.of("repo", session.did(), "collection", COLLECTION, "rkey", name.get())))
                        .answer();
                boolean isAbsent = answer.body().path("error").asString("").equals("RecordNotFound");
                yield answer.isGood()
                        ? new Found.There(copy(session, name.get()))
                        : isAbsent ? new Found.Absent() : later(answer);
            }
        };
    }

    private Found later(Answer answer) {
        return new Found.Later(WebApi.said(answer), api.rest(answer).orElse(null));
    }

    /** {@code https://bsky.app/profile/kota.example/post/3l…} of this account. */
    @Override
    public Optional<RemoteCopy> at(Access access, Post post, String address) {
        Matcher found = ADDRESS.matcher(address.strip());
        String did = access.setting("learned.did");
        boolean isOwn = found.matches()
                && !did.isEmpty()
                && (found.group(1).equals(did)
                        || found.group(1)
                                .equalsIgnoreCase(access.setting("handle").replaceFirst("^@", "")));
        return isOwn
                ? Optional.of(new RemoteCopy("at://" + did + "/" + COLLECTION + "/" + found.group(2), address.strip()))
                : Optional.empty();
    }

    @Override
    public Duration rhythm() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Told listen(Access access, String since) {
        return switch (xrpc.open(access)) {
            case Xrpc.Opened.Shut(Answer answer) ->
                new Told.Nothing(WebApi.said(answer), api.rest(answer).orElse(null));
            case Xrpc.Opened.Open(Xrpc.Session session) -> notifications.since(access, session, since);
        };
    }
}
