package saji.channels.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.audience.Pushes;
import saji.channels.Account;
import saji.channels.DispatchId;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.channels.network.Post;
import saji.directory.Area;
import saji.directory.Directory;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Browsers subscribe over HTTP, are pushed through the engine, and read what was meant for them; every answer of a push service. */
@SajiTest
class WebPushTests {

    @Autowired
    private World world;

    @Autowired
    private Visitors visitors;

    @Autowired
    private Directory directory;

    @Autowired
    private Pushes pushes;

    private final PushService service = new PushService();
    private final List<PushService.Client> subscribed = new ArrayList<>();
    private final ObjectKey object = World.newObject();
    private final JsonMapper json = new JsonMapper();

    @BeforeEach
    void stop() {
        world.clock().set(world.clock().instant());
    }

    @AfterEach
    void quiet() {
        subscribed.forEach(client -> pushes.unsubscribe(client.endpoint()));
        service.close();
        world.clock().run();
    }

    /** The account that browsers subscribe to; tests share one. */
    private Account account() {
        return world.channels().accounts().stream()
                .filter(one -> one.network().equals("webpush"))
                .findFirst()
                .orElseGet(() -> world.connected("webpush", null, Map.of("contact", "humas@kota.example")));
    }

    private PushService.Client browser(String kind, String... chosen) {
        account();
        PushService.Client client = service.client();
        assertThat(subscribe(client, kind, chosen).status()).isEqualTo(201);
        subscribed.add(client);
        return client;
    }

    private Visitor.Answer subscribe(PushService.Client client, String kind, String... chosen) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("endpoint", client.endpoint());
        body.put("key", client.receiver().key());
        body.put("secret", client.receiver().secret());
        body.put("sender", pushes.key().orElse(""));
        body.put(kind, List.of(chosen));
        return send("/langganan/push", body);
    }

    private Visitor.Answer send(String path, Map<String, Object> body) {
        return visitors.anonymous()
                .send(
                        "POST",
                        path,
                        "application/json",
                        json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }

    private static Post post(String title, Post.Labels about) {
        return new Post(
                        title,
                        "Mulai Senin jalur dua arah.",
                        null,
                        "id",
                        new Post.Link("https://kota.example/berita/jalan", title, "", null),
                        List.of(),
                        List.of())
                .withLabels(about);
    }

    private DispatchId serve(int revision, Post post) {
        world.clock().advance(Duration.ofSeconds(2));
        DispatchId dispatch = world.dispatch(object, revision, post, account());
        world.work();
        return dispatch;
    }

    @Test
    void whoChoseWhatItIsAboutIsPushedAndReadsIt() throws Exception {
        String topic = directory.topics().getFirst().slug();
        String other = directory.topics().getLast().slug();
        Area district = area(Area.Level.DISTRICT);
        Area inside = directory.areas().stream()
                .filter(area -> district.code().equals(area.parent()))
                .findFirst()
                .orElseThrow();
        PushService.Client all = browser("topics");
        PushService.Client ofTopic = browser("topics", topic);
        PushService.Client ofOther = browser("topics", other);
        PushService.Client ofAgency = browser("agencies", "DINKES");
        PushService.Client ofArea = browser("areas", inside.code().value());
        serve(1, post("Jalan Cendana dibuka", new Post.Labels(Set.of(topic), Set.of(), Set.of(), false)));
        assertThat(counts(all, ofTopic, ofOther, ofAgency, ofArea)).containsExactly(1, 1, 0, 0, 0);
        PushService.Push push = ofTopic.pushes().getFirst();
        JsonNode said = push.said();
        assertThat(said.path("title").asString("")).isEqualTo("Jalan Cendana dibuka");
        assertThat(said.path("body").asString("")).isEqualTo("Mulai Senin jalur dua arah.");
        assertThat(said.path("url").asString("")).isEqualTo("https://kota.example/berita/jalan");
        assertThat(push.header("Content-encoding")).isEqualTo("aes128gcm");
        assertThat(push.header("Ttl")).isEqualTo("86400");
        assertThat(push.header("Urgency")).isEqualTo("normal");
        assertThat(push.header("Topic")).matches("[a-f0-9]{32}");
        String vapid = Objects.requireNonNull(push.header("Authorization"));
        String token = vapid.substring("vapid t=".length(), vapid.indexOf(','));
        assertThat(VectorTests.verifies(token, pushes.key().orElseThrow())).isTrue();
        assertThat(new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
                .contains(
                        "\"aud\":\"" + service.address() + "\"",
                        "\"sub\":\"mailto:" + account().settings().get("contact") + "\"");

        ObjectKey another = World.newObject();
        world.dispatch(
                another,
                1,
                post(
                        "Vaksin di kecamatan",
                        new Post.Labels(
                                Set.of(),
                                Set.of(directory
                                        .agencyByCode("DINKES")
                                        .orElseThrow()
                                        .id()),
                                Set.of(district.code()),
                                true)),
                account());
        world.work();
        assertThat(counts(all, ofTopic, ofOther, ofAgency, ofArea)).containsExactly(2, 1, 0, 1, 1);
        assertThat(ofArea.pushes().getFirst().header("Urgency")).isEqualTo("high");
    }

    private static List<Integer> counts(PushService.Client... clients) {
        return List.of(clients).stream().map(client -> client.pushes().size()).toList();
    }

    private Area area(Area.Level level) {
        return directory.areas().stream()
                .filter(area -> area.level() == level)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCorrectionTakesThePlaceWithoutSoundAndAWithdrawalSaysSo() {
        PushService.Client client = browser("topics");
        serve(1, post("Jalan dibuka", Post.Labels.NONE));
        serve(2, post("Jalan dibuka besok", Post.Labels.NONE));
        world.clock().advance(Duration.ofSeconds(2));
        world.withdraw(object);
        world.work();
        assertThat(client.pushes()).hasSize(3);
        List<JsonNode> said =
                client.pushes().stream().map(PushService.Push::said).toList();
        assertThat(said)
                .extracting(one -> one.path("tag").asString(""))
                .containsOnly(said.getFirst().path("tag").asString(""));
        assertThat(said.get(0).has("silent") && !said.get(0).path("silent").isNull())
                .isFalse();
        assertThat(said.get(1).path("silent").asBoolean(false)).isTrue();
        assertThat(said.get(2).path("title").asString("")).isEqualTo("Ditarik: Jalan dibuka besok");
        assertThat(world.last(object).sums().delivered()).isPositive();
    }

    @Test
    void onlyGoneEndsASubscription() {
        PushService.Client gone = browser("topics").answering(410);
        PushService.Client unknown = browser("topics").answering(404);
        PushService.Client forbidden = browser("topics").answering(403);
        PushService.Client busy = browser("topics").answering(429);
        PushService.Client away = browser("topics").answering(503);
        PushService.Client ill = browser("topics").answering(500);
        PushService.Client cut = browser("topics").answering(PushService.CUT);
        serve(1, post("Jalan dibuka", Post.Labels.NONE));
        assertThat(pushes.choices(gone.endpoint())).isEmpty();
        assertThat(pushes.choices(unknown.endpoint())).isEmpty();
        for (PushService.Client client : List.of(forbidden, busy, away, ill, cut)) {
            assertThat(pushes.choices(client.endpoint())).isPresent();
        }
        for (int i = 0; i < 12; i++) {
            world.clock().advance(Duration.ofMinutes(5));
            world.work();
        }
        assertThat(counts(gone, unknown, forbidden, busy, away, ill, cut)).containsExactly(0, 0, 0, 1, 1, 1, 1);
        assertThat(gone.calls()).isOne();
        assertThat(account().paused()).isNull();
        assertThat(world.last(object).sums().failed()).isEqualTo(3);
    }

    @Test
    void whateverElseAPushServiceAnswersKeepsASubscription() {
        List<PushService.Client> clients = IntStream.of(
                        301, 307, 400, 401, 402, 405, 408, 409, 411, 413, 415, 418, 421, 422, 425, 426, 451, 501, 502,
                        504, 507)
                .mapToObj(status -> browser("topics").answering(status))
                .toList();
        serve(1, post("Jalan dibuka", Post.Labels.NONE));
        for (int i = 0; i < 12; i++) {
            world.clock().advance(Duration.ofMinutes(5));
            world.work();
        }
        for (PushService.Client client : clients) {
            assertThat(client.calls()).isPositive();
            assertThat(pushes.choices(client.endpoint())).isPresent();
        }
        assertThat(account().paused()).isNull();
        assertThat(world.last(object).sums().isEnded()).isTrue();
    }

    @Test
    void whoLeavesIsNotPushedAndAMovedBrowserIs() {
        PushService.Client left = browser("topics");
        PushService.Client before = browser("topics");
        PushService.Client after = service.client();
        subscribed.add(after);
        assertThat(send("/langganan/push/end", Map.of("endpoint", left.endpoint()))
                        .status())
                .isEqualTo(204);
        assertThat(send(
                                "/langganan/push/move",
                                Map.of(
                                        "before", before.endpoint(),
                                        "endpoint", after.endpoint(),
                                        "key", after.receiver().key(),
                                        "secret", after.receiver().secret(),
                                        "sender", pushes.key().orElseThrow()))
                        .status())
                .isEqualTo(204);
        serve(1, post("Jalan dibuka", Post.Labels.NONE));
        assertThat(counts(left, before, after)).containsExactly(0, 0, 1);
    }

    @Test
    void whatIsNoSubscriptionIsRefused() {
        PushService.Client client = browser("topics");
        String state = send("/langganan/push/state", Map.of("endpoint", client.endpoint()))
                .body();
        assertThat(state).contains("\"subscribed\":true");
        assertThat(subscribe(client, "topics", "tidak-ada").status()).isEqualTo(422);
        assertThat(subscribe(client, "agencies", "TIDAKADA").status()).isEqualTo(422);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("endpoint", "ftp://push.example/1"),
                Map.of("endpoint", "http://push.example/1"),
                Map.of("endpoint", "https://name:word@push.example/1"),
                Map.of("endpoint", "https://push.example/1", "key", "AAAA"),
                Map.of("endpoint", "https://push.example/1", "sender", "BAAA"))) {
            Map<String, Object> body = new LinkedHashMap<>(Map.of(
                    "key", client.receiver().key(),
                    "secret", client.receiver().secret(),
                    "sender", pushes.key().orElseThrow()));
            body.putAll(wrong);
            assertThat(send("/langganan/push", body).status()).as("%s", wrong).isEqualTo(422);
        }
    }

    @Test
    void anAddressOfTheInnerNetworkIsNeverCalled() {
        PushService.Client inner = service.client();
        account();
        Map<String, Object> body = Map.of(
                "endpoint", "https://10.1.2.3/push/1",
                "key", inner.receiver().key(),
                "secret", inner.receiver().secret(),
                "sender", pushes.key().orElseThrow());
        assertThat(send("/langganan/push", body).status()).isEqualTo(201);
        DispatchId dispatch = serve(1, post("Jalan dibuka", Post.Labels.NONE));
        pushes.unsubscribe("https://10.1.2.3/push/1");
        assertThat(world.tracking().lines(world.editor(), dispatch))
                .anySatisfy(
                        line -> assertThat(Objects.requireNonNull(line.reason()).key())
                                .isEqualTo("channels.webpush.why.address"));
    }

    @Test
    void theKeysAreMadeOnceAndTheContactMustBeReal() {
        Account account = account();
        String key = pushes.key().orElseThrow();
        world.connecting().test(world.admin(), account.id()).orElseThrow();
        assertThat(pushes.key()).contains(key);
        Account wrong = world.connected("webpush", null, Map.of("contact", "localhost"));
        assertThat(wrong.works()).isFalse();
        Account broken =
                world.connected("webpush", null, Map.of("contact", "humas@kota.example", "key", key + ".AAAA"));
        assertThat(broken.works()).isFalse();
        world.connecting().close(world.admin(), wrong.id());
        world.connecting().close(world.admin(), broken.id());
    }
}
