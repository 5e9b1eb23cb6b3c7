package saji.channels.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import saji.audience.Browser;
import saji.audience.Choices;
import saji.audience.Pushes;
import saji.channels.Account;
import saji.channels.World;
import saji.channels.network.Post;
import saji.platform.Language;
import saji.platform.Outbound;
import saji.platform.OutboundGuard;
import saji.support.Peer;
import saji.support.SajiTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A push service of others, which decrypts each push and checks its signature, through the engine. */
@SajiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebPushPeers {

    private static final int BROWSERS = 20;

    @Autowired
    private World world;

    @Autowired
    private Pushes pushes;

    @Autowired
    private Outbound outbound;

    private final JsonMapper json = new JsonMapper();
    private Peer service;
    private Account account;

    @BeforeAll
    void connect() {
        service = Peer.start("webpush.mjs");
        account = world.channels().accounts().stream()
                .filter(one -> one.network().equals("webpush"))
                .findFirst()
                .orElseGet(() -> world.connected("webpush", null, Map.of("contact", "humas@kota.example")));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Outbound.Answered call(String path, Map<String, Object> body) {
        Outbound.Reply reply = outbound.send(
                new Outbound.Call(
                        "POST",
                        URI.create(service.said("base").replace("localhost", "127.0.0.1") + path),
                        Map.of("Content-Type", "application/json"),
                        json.writeValueAsBytes(body)),
                new OutboundGuard.Caps(Duration.ofSeconds(10), 100_000));
        return (Outbound.Answered) reply;
    }

    /** A browser there, subscribed here; its name there is given back. */
    private String browser(List<String> endpoints) {
        JsonNode made = json.readTree(call(
                                "/subscribe",
                                Map.of(
                                        "userVisibleOnly",
                                        "true",
                                        "applicationServerKey",
                                        pushes.key().orElseThrow()))
                        .body())
                .path("data");
        String endpoint = made.path("endpoint").asString("");
        pushes.subscribe(
                        new Browser(
                                endpoint,
                                made.path("keys").path("p256dh").asString(""),
                                made.path("keys").path("auth").asString(""),
                                pushes.key().orElseThrow()),
                        Choices.EVERYTHING,
                        Language.ID)
                .orElseThrow();
        endpoints.add(endpoint);
        return made.path("clientHash").asString("");
    }

    private List<String> messages(String client) {
        List<String> texts = new ArrayList<>();
        json.readTree(call("/get-notifications", Map.of("clientHash", client)).body())
                .path("data")
                .path("messages")
                .forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    @Test
    void everyPushIsDecryptedAndOneThatIsGoneIsForgotten() {
        List<String> endpoints = new ArrayList<>();
        List<String> clients = new ArrayList<>();
        for (int i = 0; i < BROWSERS; i++) {
            clients.add(browser(endpoints));
        }
        String text = "Mulai Senin – dua arah. " + "é".repeat(200);
        serve(text);
        for (String client : clients) {
            assertThat(messages(client)).hasSize(1);
            assertThat(json.readTree(messages(client).getFirst()).path("body").asString(""))
                    .isEqualTo(text);
        }
        assertThat(call("/expire-subscription/" + clients.getFirst(), Map.of()).status())
                .isEqualTo(200);
        serve("Sesudahnya");
        assertThat(pushes.choices(endpoints.getFirst())).isEmpty();
        assertThat(pushes.choices(endpoints.getLast())).isPresent();
        assertThat(messages(clients.getLast())).hasSize(2);
        endpoints.forEach(pushes::unsubscribe);
    }

    private void serve(String text) {
        world.clock().advance(Duration.ofSeconds(2));
        world.dispatch(
                World.newObject(), 1, new Post("Jalan dibuka", text, null, "id", null, List.of(), List.of()), account);
        world.work();
    }
}
