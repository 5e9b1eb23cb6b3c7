package saji.channels.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import saji.channels.Account;
import saji.channels.HeardThings;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.channels.network.Post;
import saji.channels.network.Voice;
import saji.support.Peer;
import saji.support.SajiTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Servers of Fedify follow, receive, answer and leave; the one signs as in the draft first, the other as in RFC 9421. */
@SajiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FedifyPeers {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private World world;

    @Autowired
    private HeardThings heard;

    @Autowired
    private Answers answers;

    @Autowired
    private Followers followers;

    @Autowired
    private Accepted accepted;

    @Autowired
    private Here here;

    private final HttpClient http = HttpClient.newHttpClient();
    private Peer peer;

    /** Others must find this server at its public address. */
    @DynamicPropertySource
    static void port(DynamicPropertyRegistry registry) throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            int port = probe.getLocalPort();
            registry.add("server.port", () -> port);
        }
    }

    @BeforeAll
    void start() {
        world.clock().run();
        peer = Peer.start("fedify.mjs");
    }

    @AfterAll
    void stop() {
        peer.close();
    }

    private JsonNode ask(String path, Map<String, String> what) {
        try {
            String answer = http.send(
                            HttpRequest.newBuilder(URI.create(path))
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(what)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode lastGot(String base) {
        List<JsonNode> got = List.copyOf(ask(base + "/got", Map.of()).values());
        return got.getLast();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "fields"})
    void itFollowsReceivesAnswersAndLeaves(String which) {
        String base = peer.said(which);
        Claim.Kind kind = which.equals("base") ? Claim.Kind.CAVAGE : Claim.Kind.RFC9421;
        accepted.note(URI.create(base).getRawAuthority(), kind);
        String username = "dinas_" + UUID.randomUUID().toString().substring(0, 8);
        Account account = world.connected("activitypub", null, Map.of("username", username, "type", "Organization"));
        Map<String, String> actor = Map.of("actor", here.actor(username));
        JsonNode followed = ask(base + "/follow", actor);
        assertThat(followed.path("handle").asString("")).as(followed.toString()).isEqualTo(username);
        assertThat(followers.count(account.id())).isOne();
        while (answers.run() > 0) {
            Thread.onSpinWait();
        }
        assertThat(lastGot(base).path("type").asString("")).isEqualTo("Accept");

        ObjectKey object = World.newObject();
        say(account, object, 1, "Vaksin gratis");
        JsonNode created = lastGot(base);
        assertThat(created.path("type").asString("")).isEqualTo("Create");
        assertThat(created.path("kind").asString("")).isEqualTo(kind.name());
        assertThat(created.path("kindOfObject").asString("")).isEqualTo("Article");
        assertThat(created.path("name").asString("")).isEqualTo("Vaksin gratis");
        assertThat(created.path("url").asString("")).isEqualTo("https://kota.example/berita/vaksin");
        say(account, object, 2, "Vaksin gratis untuk semua");
        assertThat(lastGot(base).path("type").asString("")).isEqualTo("Update");
        assertThat(lastGot(base).path("name").asString("")).isEqualTo("Vaksin gratis untuk semua");
        assertThat(lastGot(base).path("updated").asString("")).isNotEmpty();

        String id = created.path("object").asString("");
        ask(base + "/reply", Map.of("actor", here.actor(username), "object", id));
        Voice voice = heard.on(account.id()).getFirst().voice();
        assertThat(voice.kind()).isEqualTo(Voice.Kind.REPLY);
        assertThat(voice.text()).isEqualTo("Di mana posko?");
        assertThat(Objects.requireNonNull(heard.on(account.id()).getFirst().about()))
                .isEqualTo(object);

        world.withdraw(object);
        world.work();
        assertThat(lastGot(base).path("type").asString("")).isEqualTo("Delete");
        assertThat(lastGot(base).path("object").asString("")).isEqualTo(id);
        ask(base + "/unfollow", actor);
        assertThat(followers.count(account.id())).isZero();
    }

    private void say(Account account, ObjectKey object, int revision, String title) {
        world.dispatch(
                object,
                revision,
                new Post(
                        title,
                        "Vaksin tersedia.",
                        "<p>Vaksin <strong>tersedia</strong>.</p>",
                        "id",
                        new Post.Link("https://kota.example/berita/vaksin", title, "", null),
                        List.of(),
                        List.of("Kesehatan")),
                account);
        world.work();
        world.clock().advance(Duration.ofSeconds(2));
    }
}
