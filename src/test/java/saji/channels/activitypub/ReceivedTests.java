package saji.channels.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.channels.Account;
import saji.channels.HeardThings;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.channels.network.Post;
import saji.channels.network.Voice;
import saji.platform.Outbound;
import saji.support.SajiTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other servers send besides following and talking, and servers that send their documents slowly. */
@SajiTest
class ReceivedTests {

    @Autowired
    private Federation federation;

    @Autowired
    private HeardThings heard;

    @Autowired
    private Followers followers;

    @Autowired
    private Reports reports;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Outbound outbound;

    @Autowired
    private Actors actors;

    @Autowired
    private Accepted accepted;

    @Autowired
    private Blocks blocks;

    @Autowired
    private Remotes remotes;

    private FarServer far;
    private Account account;
    private String actor;

    @BeforeEach
    void begin() {
        federation.world.clock().run();
        far = federation.far();
        account = federation.actor();
        actor = federation.address(account);
    }

    @AfterEach
    void end() {
        far.close();
        federation.world.clock().run();
    }

    private int send(String type, Object object) {
        return federation.send(far, "budi", type, object);
    }

    private Map<String, Object> followed() {
        Map<String, Object> follow = far.activity("budi", "Follow", actor);
        assertThat(federation.send(far, "budi", follow)).isEqualTo(202);
        assertThat(followers.count(account.id())).isOne();
        federation.answered(far);
        return follow;
    }

    /** Says something and gives its address. */
    private String say(ObjectKey object) {
        federation.world.dispatch(object, 1, Post.of("Banjir surut", "id"), account);
        federation.world.work();
        return far.inbox.getLast().path("object").path("id").asString("");
    }

    @Test
    void acceptingOrRejectingWhatWasNeverAskedChangesNothing() {
        Map<String, Object> follow = followed();
        int before = far.inbox.size();
        assertThat(send("Accept", follow)).isEqualTo(202);
        assertThat(send("Reject", follow)).isEqualTo(202);
        assertThat(send("Reject", actor)).isEqualTo(202);
        assertThat(send("Add", Map.of("id", actor, "type", "Organization"))).isEqualTo(202);
        assertThat(federation.answered(far)).hasSize(before);
        assertThat(followers.count(account.id())).isOne();
        assertThat(heard.on(account.id())).isEmpty();
    }

    @Test
    void aFollowIsUndoneWholeOrByItsNameAndOnlyByWhoFollows() {
        Map<String, Object> follow = followed();
        assertThat(federation.send(far, "siti", "Undo", follow)).isEqualTo(202);
        assertThat(federation.send(far, "siti", "Undo", String.valueOf(follow.get("id"))))
                .isEqualTo(202);
        assertThat(followers.count(account.id())).isOne();
        assertThat(send("Undo", follow)).isEqualTo(202);
        assertThat(followers.count(account.id())).isZero();
        Map<String, Object> again = followed();
        assertThat(send("Undo", String.valueOf(again.get("id")))).isEqualTo(202);
        assertThat(followers.count(account.id())).isZero();
    }

    @Test
    void whoBlocksAnActorFollowsItNoMore() {
        followed();
        assertThat(federation.send(far, "siti", "Block", actor)).isEqualTo(202);
        assertThat(followers.count(account.id())).isOne();
        assertThat(send("Block", actor)).isEqualTo(202);
        assertThat(followers.count(account.id())).isZero();
    }

    @Test
    void aFollowerWhoMovesIsFollowedOnlyWhereTheNewActorSaysSo() {
        followed();
        Map<String, Object> move = far.activity("budi", "Move", far.person("budi"));
        move.put("target", far.person("budi_baru"));
        assertThat(federation.send(far, "budi", move)).isEqualTo(202);
        assertThat(followers.anyOf(far.person("budi"))).isTrue();

        Map<String, Object> ofAnother = far.activity("siti", "Move", far.person("budi"));
        ofAnother.put("target", far.person("siti"));
        far.alsoKnownAs = List.of(far.person("budi"));
        assertThat(federation.send(far, "siti", ofAnother)).isEqualTo(202);
        assertThat(followers.anyOf(far.person("budi"))).isTrue();

        move.put("id", move.get("id") + "-2");
        assertThat(federation.send(far, "budi", move)).isEqualTo(202);
        assertThat(followers.anyOf(far.person("budi"))).isFalse();
        assertThat(followers.anyOf(far.person("budi_baru"))).isTrue();
        assertThat(followers.count(account.id())).isOne();

        long calls = far.calls.size();
        move.put("id", move.get("id") + "-3");
        assertThat(federation.send(far, "budi", move)).isEqualTo(202);
        assertThat(far.calls).hasSize((int) calls); // follows nobody any more, so nothing is asked
    }

    @Test
    void aComplaintIsKeptForTheDeskOnceAndNotWithoutEnd() {
        long before = reports.countOpen();
        Map<String, Object> flag = far.activity("budi", "Flag", List.of(actor, actor + "/x"));
        flag.put("content", "<p>Menipu <b>warga</b></p>");
        assertThat(federation.send(far, "budi", flag)).isEqualTo(202);
        assertThat(federation.send(far, "budi", flag)).isEqualTo(202);
        assertThat(reports.countOpen()).isEqualTo(before + 1);
        Reports.Report report = reports.open(200).stream()
                .filter(one -> one.about().contains(actor))
                .findFirst()
                .orElseThrow();
        assertThat(report.words()).isEqualTo("Menipu warga");
        assertThat(report.actor()).isEqualTo(far.person("budi"));
        for (int i = 0; i < 60; i++) {
            assertThat(send("Flag", actor)).isEqualTo(202);
        }
        assertThat(reports.open(200).stream().filter(one -> one.host().equals(report.host())))
                .hasSize(50);
        assertThat(reports.close(federation.world.editor(), report.id()).isDone())
                .isFalse();
        assertThat(reports.close(federation.world.admin(), report.id()).isDone())
                .isTrue();
        assertThat(reports.close(federation.world.admin(), report.id()).isDone())
                .isFalse();
    }

    @Test
    void aComplaintGoesHalfAYearAfterItWasDealtWithAndAYearAfterItCame() {
        federation.world.clock().set(federation.world.clock().instant());
        assertThat(send("Flag", actor)).isEqualTo(202);
        assertThat(send("Flag", actor)).isEqualTo(202);
        assertThat(complaints()).isEqualTo(2);
        reports.close(
                        federation.world.admin(),
                        reports.open(200).stream()
                                .filter(one -> one.about().contains(actor))
                                .findFirst()
                                .orElseThrow()
                                .id())
                .orElseThrow();
        federation.world.clock().advance(Reports.KEPT.minusMinutes(1));
        reports.forget(1000);
        assertThat(complaints()).isEqualTo(2);
        federation.world.clock().advance(Duration.ofMinutes(2));
        reports.forget(1000);
        assertThat(complaints()).isOne();
        federation.world.clock().advance(Reports.KEPT_OPEN.minus(Reports.KEPT).minusMinutes(2));
        reports.forget(1000);
        assertThat(complaints()).isOne();
        federation.world.clock().advance(Duration.ofMinutes(2));
        reports.forget(1000);
        assertThat(complaints()).isZero();
    }

    private int complaints() {
        return jdbc.sql("select count(*) from channels.fedi_report where :actor = any(about)")
                .param("actor", actor)
                .query(Integer.class)
                .single();
    }

    @Test
    void whoAsksToQuoteIsGivenAPermissionThatStandsAsLongAsTheObject() {
        followed();
        ObjectKey object = World.newObject();
        String quoted = say(object);
        String by = far.address() + "/notes/kutipan";
        Map<String, Object> request = request(quoted, by);
        assertThat(federation.send(far, "budi", request)).isEqualTo(202);
        JsonNode accept = federation.answered(far).getLast();
        assertThat(accept.path("type").asString("")).isEqualTo("Accept");
        assertThat(accept.path("object").path("id").asString("")).isEqualTo(request.get("id"));
        JsonNode permission = federation.get(far, accept.path("result").asString(""));
        assertThat(permission.path("id").asString(""))
                .isEqualTo(accept.path("result").asString(""));
        assertThat(permission.path("type").asString("")).isEqualTo("QuoteAuthorization");
        assertThat(permission.path("attributedTo").asString("")).isEqualTo(actor);
        assertThat(permission.path("interactingObject").asString("")).isEqualTo(by);
        assertThat(permission.path("interactionTarget").asString("")).isEqualTo(quoted);
        Voice voice = heard.on(account.id()).getFirst().voice();
        assertThat(voice.kind()).isEqualTo(Voice.Kind.QUOTE);

        assertThat(federation.send(far, "budi", request(quoted, "https://lain.example/notes/1")))
                .isEqualTo(202);
        assertThat(federation.answered(far).getLast().path("type").asString("")).isEqualTo("Reject");
        federation.world.withdraw(object);
        federation.world.work();
        assertThat(federation.send(far, "budi", request(quoted, by + "-2"))).isEqualTo(202);
        assertThat(federation.answered(far).getLast().path("type").asString("")).isEqualTo("Reject");
        assertThat(federation
                        .get(far, accept.path("result").asString(""))
                        .path("type")
                        .asString(""))
                .isEqualTo("Tombstone");
    }

    private Map<String, Object> request(String quoted, String by) {
        Map<String, Object> note = new HashMap<>(Map.of("id", by, "type", "Note", "content", "<p>Lihat ini</p>"));
        note.put("attributedTo", far.person("budi"));
        note.put("quote", quoted);
        Map<String, Object> request = far.activity("budi", "QuoteRequest", quoted);
        request.put("instrument", note);
        return request;
    }

    @Test
    void aKeyHostThatSendsSlowlyOrWithoutEndCostsLittleAndIsLeftAlone() throws IOException {
        assertThat(verdict("x", 20)).isEqualTo(503); // a byte now and then: the host is away
        assertThat(verdict("x".repeat(64 * 1024), 0)).isEqualTo(401); // much too long: no document of an actor
    }

    /** Sends an activity whose key is asked for at a server that writes {@code piece} every so many milliseconds, twice. */
    private int verdict(String piece, long everyMillis) throws IOException {
        Wire impatient = new Wire(
                outbound,
                actors,
                accepted,
                federation.here,
                federation.world.clock(),
                Duration.ofMillis(everyMillis == 0 ? 5000 : 300));
        Gate gate = new Gate(
                blocks, remotes, new Lookup(impatient, remotes, federation.world.clock()), federation.world.clock());
        AtomicInteger calls = new AtomicInteger();
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(listening, piece, everyMillis, calls));
            String who = "http://127.0.0.1:" + listening.getLocalPort() + "/users/lambat";
            int first = looked(gate, who);
            assertThat(looked(gate, who)).isEqualTo(first);
            assertThat(calls).hasValue(1);
            return first;
        }
    }

    private int looked(Gate gate, String who) {
        byte[] body = new JsonMapper()
                .writeValueAsBytes(Map.of("id", who + "/1", "type", "Follow", "actor", who, "object", actor));
        String to = federation.here.at("/ap/inbox");
        Map<String, String> headers = new HashMap<>();
        far.signed(
                        Claim.Kind.CAVAGE,
                        who + "#main-key",
                        to,
                        federation.world.clock().instant(),
                        body)
                .forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
        Gate.Verdict verdict = gate.look(new Message("POST", URI.create(to), headers), body);
        return verdict instanceof Gate.Leave(int status) ? status : 202;
    }

    private static void drip(ServerSocket listening, String piece, long everyMillis, AtomicInteger calls) {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept();
                    OutputStream out = socket.getOutputStream()) {
                calls.incrementAndGet();
                out.write(("HTTP/1.1 200 OK\r\nContent-Type: " + Wire.TYPE + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 100_000; i++) {
                    out.write(piece.getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    LockSupport.parkNanos(everyMillis * 1_000_000);
                }
            } catch (IOException gone) {
                assertThat(Optional.ofNullable(gone.getMessage())).isPresent();
            }
        }
    }
}
