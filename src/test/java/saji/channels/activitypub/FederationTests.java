package saji.channels.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.channels.Account;
import saji.channels.DispatchId;
import saji.channels.HeardThings;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.channels.network.Post;
import saji.channels.network.Voice;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Following, delivery and what comes back, against a server on the loopback; and an inbox under attack. */
@SajiTest
class FederationTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private World world;

    @Autowired
    private HeardThings heard;

    @Autowired
    private Visitors visitors;

    @Autowired
    private Here here;

    @Autowired
    private Answers answers;

    @Autowired
    private Blocks blocks;

    @Autowired
    private Remotes remotes;

    @Autowired
    private Followers followers;

    private FarServer far;
    private Account account;
    private String username;

    @BeforeEach
    void begin() {
        world.clock().run();
        far = new FarServer(visitors.address());
        username = "dinas_" + UUID.randomUUID().toString().substring(0, 8);
        account = world.connected(
                "activitypub", null, Map.of("username", username, "type", "Organization", "about", "Kabar #kesehatan"));
    }

    @AfterEach
    void end() {
        far.close();
        world.clock().run();
    }

    private JsonNode get(String address) {
        return JSON.readTree(far.get(address.substring(here.at("").length())));
    }

    private int send(Claim.Kind kind, String type, Object object) {
        return far.send(
                kind, "budi", here.at("/ap/inbox"), world.clock().instant(), far.activity("budi", type, object));
    }

    private void answer() {
        while (answers.run() > 0) {
            Thread.onSpinWait();
        }
    }

    private void followed() {
        assertThat(send(Claim.Kind.CAVAGE, "Follow", here.actor(username))).isEqualTo(202);
        answer();
    }

    private String say(ObjectKey object, int revision, Post post) {
        world.dispatch(object, revision, post, account);
        world.work();
        world.clock().advance(Duration.ofSeconds(2));
        return far.inbox.getLast().path("object").path("id").asString("");
    }

    private static Post article(String title) {
        return new Post(
                title,
                "Vaksin tersedia di 25 puskesmas.",
                "<p>Vaksin <strong>tersedia</strong>.</p>",
                "id",
                new Post.Link("https://kota.example/berita/vaksin", title, "", null),
                List.of(),
                List.of("Kesehatan", "Vaksin"));
    }

    @Test
    void anActorIsFoundAndHasWhatServersWantOfIt() {
        Visitor visitor = visitors.anonymous();
        Visitor.Answer jrd = visitor.get("/.well-known/webfinger?resource=acct:"
                + username.toUpperCase(java.util.Locale.ROOT) + "@" + here.host());
        assertThat(jrd.header("Content-Type")).startsWith("application/jrd+json");
        assertThat(jrd.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(JSON.readTree(jrd.body()).path("links").path(0).path("href").asString(""))
                .isEqualTo(here.actor(username));
        assertThat(visitor.get("/.well-known/webfinger?resource=acct:" + username + "@lain.example")
                        .status())
                .isEqualTo(404);
        JsonNode actor = get(here.actor(username));
        assertThat(actor.path("type").asString("")).isEqualTo("Organization");
        assertThat(actor.path("publicKey").path("owner").asString("")).isEqualTo(here.actor(username));
        assertThat(actor.path("endpoints").path("sharedInbox").asString("")).isEqualTo(here.at("/ap/inbox"));
        assertThat(actor.path("summary").asString("")).contains("rel=\"tag\"");
        assertThat(get(here.actor(Here.SERVER)).path("type").asString("")).isEqualTo("Application");
        assertThat(get(here.at("/nodeinfo/2.1")).path("protocols").path(0).asString(""))
                .isEqualTo("activitypub");
        Account second = world.connected("activitypub", null, Map.of("username", username, "type", "Person"));
        assertThat(Objects.requireNonNull(second.trouble()).key()).isEqualTo("channels.activitypub.why.taken");
    }

    @Test
    void aFollowerGetsTheStoryItsEditAndItsDeletion() {
        followed();
        JsonNode accept = far.inbox.getFirst();
        assertThat(accept.path("type").asString("")).isEqualTo("Accept");
        assertThat(accept.path("object").path("type").asString("")).isEqualTo("Follow");
        assertThat(get(here.followers(username)).path("totalItems").asInt()).isOne();

        ObjectKey object = World.newObject();
        String id = say(object, 1, article("Vaksin gratis"));
        JsonNode create = far.inbox.getLast();
        assertThat(create.path("type").asString("")).isEqualTo("Create");
        JsonNode said = create.path("object");
        assertThat(said.path("type").asString("")).isEqualTo("Article");
        assertThat(said.path("name").asString("")).isEqualTo("Vaksin gratis");
        assertThat(said.path("summary").asString("")).startsWith("<p>Vaksin tersedia di 25");
        assertThat(said.path("contentMap").path("id").asString("")).contains("<strong>", "#<span>Vaksin</span>");
        assertThat(said.path("preview").path("type").asString("")).isEqualTo("Note");
        assertThat(said.path("tag").size()).isEqualTo(2);
        assertThat(said.path("url").asString("")).isEqualTo("https://kota.example/berita/vaksin");
        assertThat(get(id).path("name").asString("")).isEqualTo("Vaksin gratis");

        say(object, 2, article("Vaksin gratis untuk semua"));
        JsonNode update = far.inbox.getLast();
        assertThat(update.path("type").asString("")).isEqualTo("Update");
        assertThat(update.path("object").path("id").asString("")).isEqualTo(id);
        assertThat(update.path("object").path("updated").asString("")).isNotEmpty();
        assertThat(get(here.actor(username) + "/outbox").path("totalItems").asInt())
                .isOne();

        world.withdraw(object);
        world.work();
        assertThat(far.inbox.getLast().path("type").asString("")).isEqualTo("Delete");
        assertThat(far.inbox.getLast().path("object").path("type").asString("")).isEqualTo("Tombstone");
        assertThat(visitors.anonymous().get(id.substring(here.at("").length())).status())
                .isEqualTo(410);
        assertThat(send(Claim.Kind.RFC9421, "Undo", far.activity("budi", "Follow", here.actor(username))))
                .isEqualTo(202);
        assertThat(followers.count(account.id())).isZero();
    }

    @Test
    void theKindOfSignatureThatAHostAcceptsIsFoundAndKept() {
        far.only = Claim.Kind.RFC9421;
        followed();
        assertThat(far.kinds).containsExactly(Claim.Kind.RFC9421);
        assertThat(far.count("POST", "/inbox")).isEqualTo(2);
        say(World.newObject(), 1, Post.of("Banjir surut #banjir https://kota.example/x", "id"));
        assertThat(far.count("POST", "/inbox")).isEqualTo(3);
        JsonNode note = far.inbox.getLast().path("object");
        assertThat(note.path("type").asString("")).isEqualTo("Note");
        assertThat(note.path("content").asString("")).contains("class=\"mention hashtag\"", "<a href=\"https://kota");
    }

    @Test
    void aServerWhoseInboxIsGoneLosesItsFollowersAndOneThatIsAwayIsTriedAgain() {
        followed();
        far.once("POST", "/inbox", 503, "");
        ObjectKey object = World.newObject();
        DispatchId dispatch = world.dispatch(object, 1, Post.of("satu", "id"), account);
        world.work();
        assertThat(world.view(dispatch).sums().delivered()).isZero();
        world.clock().advance(Duration.ofMinutes(2));
        world.work();
        assertThat(world.view(dispatch).sums().delivered()).isOne();
        far.once("POST", "/inbox", 410, "");
        world.dispatch(World.newObject(), 1, Post.of("dua", "id"), account);
        world.work();
        assertThat(followers.count(account.id())).isZero();
    }

    @Test
    void repliesLikesBoostsAndTheirEndAreHeardOnce() {
        followed();
        String id = say(World.newObject(), 1, Post.of("Banjir surut", "id"));
        Map<String, Object> note = note(id);
        Map<String, Object> create = far.activity("budi", "Create", note);
        for (int i = 0; i < 2; i++) {
            assertThat(far.send(
                            Claim.Kind.RFC9421,
                            "budi",
                            here.actor(username) + "/inbox",
                            world.clock().instant(),
                            create))
                    .isEqualTo(202);
        }
        Map<String, Object> like = far.activity("budi", "Like", id);
        assertThat(far.send(
                        Claim.Kind.CAVAGE,
                        "budi",
                        here.at("/ap/inbox"),
                        world.clock().instant(),
                        like))
                .isEqualTo(202);
        send(Claim.Kind.CAVAGE, "Announce", id);
        send(Claim.Kind.CAVAGE, "Undo", like);
        Map<String, Object> changed = new LinkedHashMap<>(note);
        changed.put("content", "<p>Di RT 3 juga?</p>");
        changed.put("updated", world.clock().instant().toString());
        send(Claim.Kind.CAVAGE, "Update", changed);
        assertThat(get(id + "/replies").path("items").path(0).asString("")).isEqualTo(note.get("id"));
        send(Claim.Kind.CAVAGE, "Delete", Map.of("id", Objects.requireNonNull(note.get("id")), "type", "Tombstone"));
        assertThat(heard.on(account.id()).stream().map(one -> one.voice().kind()))
                .containsExactly(
                        Voice.Kind.REPLY,
                        Voice.Kind.LIKE,
                        Voice.Kind.BOOST,
                        Voice.Kind.TAKEN_BACK,
                        Voice.Kind.CHANGED,
                        Voice.Kind.TAKEN_BACK);
        Voice reply = heard.on(account.id()).getFirst().voice();
        assertThat(reply.text()).isEqualTo("Di RT 2 juga?\n\nTerima kasih");
        assertThat(reply.author().handle()).startsWith("@budi@127.0.0.1");
        assertThat(heard.on(account.id()).getFirst().about()).isNotNull();
        assertThat(get(id + "/replies").path("totalItems").asInt()).isZero();
    }

    private Map<String, Object> note(String answers) {
        Map<String, Object> note = new HashMap<>();
        note.put("id", far.address() + "/notes/" + UUID.randomUUID());
        note.put("type", "Note");
        note.put("attributedTo", far.person("budi"));
        note.put("inReplyTo", answers);
        note.put("content", "<p>Di RT 2 juga?</p><p>Terima kasih</p>");
        note.put("published", world.clock().instant().toString());
        note.put("tag", List.of(Map.of("type", "Mention", "href", here.actor(username))));
        return note;
    }

    @Test
    void forgedStaleAlteredAndCrossHostActivitiesAreRefused() {
        String to = here.at("/ap/inbox");
        Map<String, Object> follow = far.activity("budi", "Follow", here.actor(username));
        byte[] body = JSON.writeValueAsBytes(follow);
        String key = far.person("budi") + "#main-key";
        assertThat(far.post(to, body, Map.of())).isEqualTo(401);
        Map<String, String> good =
                far.signed(Claim.Kind.CAVAGE, key, to, world.clock().instant(), body);
        assertThat(far.post(
                        to,
                        FarServer.bytes(
                                new String(body, java.nio.charset.StandardCharsets.UTF_8).replace("Follow", "Block")),
                        good))
                .isEqualTo(401);
        assertThat(far.post(
                        to,
                        body,
                        far.signed(
                                Claim.Kind.CAVAGE,
                                key,
                                to,
                                world.clock().instant().minus(Duration.ofHours(3)),
                                body)))
                .isEqualTo(401);
        assertThat(far.calls).isEmpty(); // nothing of this was worth a call
        Map<String, String> elsewhere = far.signed(
                Claim.Kind.RFC9421,
                key,
                "https://lain.example/ap/inbox",
                world.clock().instant(),
                body);
        assertThat(far.post(to, body, elsewhere)).isEqualTo(401);
        follow.put("actor", "https://lain.example/users/budi");
        assertThat(far.send(Claim.Kind.CAVAGE, "budi", to, world.clock().instant(), follow))
                .isEqualTo(401);
        Map<String, Object> foreign = far.activity("budi", "Follow", here.actor(username));
        foreign.put("id", "https://lain.example/1");
        assertThat(far.send(Claim.Kind.CAVAGE, "budi", to, world.clock().instant(), foreign))
                .isEqualTo(401);
        Map<String, Object> others = note(here.actor(username));
        others.put("attributedTo", far.person("siti"));
        assertThat(send(Claim.Kind.CAVAGE, "Create", others)).isEqualTo(202);
        assertThat(heard.on(account.id())).isEmpty();
        assertThat(followers.count(account.id())).isZero();
    }

    @Test
    void aNewKeyIsReadOnceAndSomebodyElsesIsNot() {
        followed();
        far.pair = FarServer.pair();
        assertThat(send(Claim.Kind.CAVAGE, "Follow", here.actor(username))).isEqualTo(401);
        world.clock().advance(Duration.ofMinutes(6));
        assertThat(send(Claim.Kind.CAVAGE, "Follow", here.actor(username))).isEqualTo(202);
        long reads = far.count("GET", "/users/budi");
        Map<String, Object> activity = far.activity("budi", "Follow", here.actor(username));
        byte[] body = JSON.writeValueAsBytes(activity);
        for (int i = 0; i < 20; i++) {
            assertThat(far.post(
                            here.at("/ap/inbox"),
                            body,
                            far.signed(
                                    Claim.Kind.CAVAGE,
                                    far.person("siti") + "#main-key",
                                    here.at("/ap/inbox"),
                                    world.clock().instant(),
                                    body)))
                    .isEqualTo(401);
        }
        assertThat(far.count("GET", "/users/")).isEqualTo(reads);
    }

    @Test
    void aKeyHostThatIsAwayIsAskedToComeAgainAndLeftAlone() {
        far.actorStatus = 502;
        for (int i = 0; i < 5; i++) {
            assertThat(send(Claim.Kind.CAVAGE, "Follow", here.actor(username))).isEqualTo(503);
        }
        assertThat(far.count("GET", "/users/budi")).isOne();
        far.actorStatus = 200;
        world.clock().advance(Duration.ofMinutes(6));
        assertThat(send(Claim.Kind.CAVAGE, "Follow", here.actor(username))).isEqualTo(202);
        FarServer redirecting = new FarServer(visitors.address());
        redirecting.once("GET", "/users/budi", 302, "", Map.of("Location", "http://10.0.0.1/"));
        assertThat(redirecting.send(
                        Claim.Kind.CAVAGE,
                        "budi",
                        here.at("/ap/inbox"),
                        world.clock().instant(),
                        redirecting.activity("budi", "Follow", here.actor(username))))
                .isEqualTo(401);
        redirecting.close();
    }

    @Test
    void thousandsOfDeletesOfUnknownActorsCostNoCall() {
        String to = here.at("/ap/inbox");
        byte[] body = JSON.writeValueAsBytes(far.activity("budi", "Delete", far.person("budi")));
        Map<String, String> headers = far.signed(
                Claim.Kind.CAVAGE,
                far.person("budi") + "#main-key",
                to,
                world.clock().instant(),
                body);
        assertThat(IntStream.range(0, 1500)
                        .parallel()
                        .map(i -> far.post(to, body, headers))
                        .distinct()
                        .boxed()
                        .toList())
                .containsExactly(202);
        assertThat(far.calls).isEmpty();
    }

    @Test
    void largeDeepAndOddBodiesAreRefused() {
        String to = here.at("/ap/inbox");
        Map<String, String> headers = far.signed(
                Claim.Kind.CAVAGE,
                far.person("budi") + "#main-key",
                to,
                world.clock().instant(),
                new byte[] {1});
        byte[] large = new byte[5_000_000];
        Arrays.fill(large, (byte) ' ');
        assertThat(statusOfLarge(to, large, headers)).isIn(413, 0);
        byte[] deep = FarServer.bytes("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        assertThat(far.post(to, deep, headers)).isEqualTo(400);
        assertThat(far.post(to, FarServer.bytes("{\"id\":\"a\",\"id\":\"b\"}"), headers))
                .isEqualTo(400);
        assertThat(far.post(to, FarServer.bytes("[]"), headers)).isEqualTo(400);
        assertThat(far.post(to, FarServer.bytes("{\"type\":[{}],\"actor\":7,\"id\":{}}"), headers))
                .isEqualTo(400);
        Map<String, String> form = new HashMap<>(headers);
        form.put("Content-Type", "application/json");
        assertThat(far.post(to, FarServer.bytes("{}"), form)).isEqualTo(415);
        assertThat(far.calls).isEmpty();
    }

    /** A server may close the connection before all was sent. */
    private int statusOfLarge(String to, byte[] body, Map<String, String> headers) {
        try {
            return far.post(to, body, headers);
        } catch (java.io.UncheckedIOException e) {
            return 0;
        }
    }

    @Test
    void actorsAtPrivateAddressesAreNotCalled() {
        for (String address :
                List.of("http://10.0.0.1", "http://169.254.169.254", "http://[::1]", "http://192.168.1.1:8080")) {
            Map<String, Object> follow = far.activity("budi", "Follow", here.actor(username));
            follow.put("actor", address + "/users/x");
            follow.put("id", address + "/1");
            byte[] body = JSON.writeValueAsBytes(follow);
            assertThat(far.post(
                            here.at("/ap/inbox"),
                            body,
                            far.signed(
                                    Claim.Kind.CAVAGE,
                                    address + "/users/x#main-key",
                                    here.at("/ap/inbox"),
                                    world.clock().instant(),
                                    body)))
                    .as(address)
                    .isEqualTo(401);
        }
    }

    @Test
    void aBlockedHostIsNotListenedTo() {
        followed();
        blocks.block(world.admin(), "127.0.0.1", "spam").orElseThrow();
        try {
            assertThat(followers.count(account.id())).isZero();
            assertThat(send(Claim.Kind.CAVAGE, "Follow", here.actor(username))).isEqualTo(403);
        } finally {
            blocks.unblock(world.admin(), "127.0.0.1").orElseThrow();
        }
        blocks.block(world.admin(), far.person("budi"), "mengancam warga").orElseThrow();
        assertThat(send(Claim.Kind.CAVAGE, "Follow", here.actor(username))).isEqualTo(403);
        assertThat(blocks.block(world.editor(), "spam.example", "spam").isDone())
                .isFalse();
        assertThat(blocks.block(world.admin(), "a b", "").reasons()).hasSize(2);
        blocks.unblock(world.admin(), far.person("budi")).orElseThrow();
    }

    @Test
    void namingManyActorsOfAHostDoesNotMakeThisServerCallItMuch() {
        String to = here.at("/ap/inbox");
        far.actorStatus = 404;
        for (int i = 0; i < 150; i++) {
            Map<String, Object> follow = far.activity("warga" + i, "Follow", here.actor(username));
            byte[] body = JSON.writeValueAsBytes(follow);
            String key = far.person("warga" + i) + "#main-key";
            assertThat(far.post(
                            to,
                            body,
                            far.signed(Claim.Kind.CAVAGE, key, to, world.clock().instant(), body)))
                    .isEqualTo(i < 120 ? 401 : 503);
        }
        assertThat(far.count("GET", "/users/")).isLessThanOrEqualTo(120);
    }

    @Test
    void aNameThatWasChangedIsReadAnew() {
        followed();
        long reads = far.count("GET", "/users/budi");
        assertThat(send(Claim.Kind.CAVAGE, "Update", Map.of("id", far.person("budi"), "type", "Person")))
                .isEqualTo(202);
        assertThat(send(Claim.Kind.CAVAGE, "Follow", here.actor(username))).isEqualTo(202);
        assertThat(send(Claim.Kind.CAVAGE, "Follow", here.actor(username))).isEqualTo(202);
        assertThat(far.count("GET", "/users/budi")).isEqualTo(reads + 1);
    }

    @Test
    void whoEndsIsForgotten() {
        followed();
        assertThat(send(Claim.Kind.CAVAGE, "Delete", far.person("budi"))).isEqualTo(202);
        assertThat(followers.count(account.id())).isZero();
        assertThat(remotes.find(far.person("budi"))).isEmpty();
    }
}
