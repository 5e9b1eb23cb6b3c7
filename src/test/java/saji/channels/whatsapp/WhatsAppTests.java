package saji.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.assets.Rendition;
import saji.audience.Chats;
import saji.channels.Account;
import saji.channels.DeliveryState;
import saji.channels.DispatchId;
import saji.channels.Heard;
import saji.channels.ObjectKey;
import saji.channels.Sums;
import saji.channels.World;
import saji.channels.network.Post;
import saji.channels.network.Voice;
import saji.platform.Reason;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** WhatsApp through the engine: templates, people who join and leave by a word, errors by number, and what the webhook tells. */
@SajiTest
class WhatsAppTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINK = "https://kota.example/berita/banjir";

    @Autowired
    private World world;

    @Autowired
    private Chats chats;

    @Autowired
    private Visitors visitors;

    private final CloudStub stub = new CloudStub();
    private final ObjectKey object = World.newObject();

    @BeforeEach
    void stop() {
        world.clock().set(world.clock().instant());
    }

    @AfterEach
    void quiet() {
        stub.close();
        world.clock().run();
    }

    private Account connected(String template) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "phone",
                "300",
                "business",
                "400",
                "token",
                CloudStub.TOKEN,
                "app-secret",
                "rahasia",
                "verify",
                "kata",
                "base",
                stub.address(),
                "version",
                "v25.0"));
        fields.put("template", template);
        return world.connected("whatsapp", null, fields);
    }

    private static Post post(String words) {
        return Post.of(words + "\n\n" + LINK, "id").withLink(new Post.Link(LINK, "Banjir", "", null));
    }

    private void later(Duration time) {
        world.clock().advance(time);
        world.work();
    }

    private Visitor.Answer told(Account account, String secret, Map<String, Object> value) {
        Map<String, Object> all = new HashMap<>(value);
        all.put("messaging_product", "whatsapp");
        all.put("metadata", Map.of("phone_number_id", "300"));
        byte[] body = JSON.writeValueAsBytes(Map.of(
                "object",
                "whatsapp_business_account",
                "entry",
                List.of(Map.of("id", "400", "changes", List.of(Map.of("field", "messages", "value", all))))));
        return visitors.anonymous()
                .header("X-Hub-Signature-256", "sha256=" + HookController.signed(secret, body))
                .send("POST", HookController.PATH + account.id(), "application/json", body);
    }

    private void written(Account account, String from, String words, Map<String, Object> more) {
        Map<String, Object> message = new HashMap<>(more);
        message.put("from", from);
        message.put("id", "wamid.in." + from + words.length());
        message.put("timestamp", String.valueOf(world.clock().instant().getEpochSecond()));
        message.put("type", "text");
        message.put("text", Map.of("body", words));
        assertThat(told(
                                account,
                                "rahasia",
                                Map.of(
                                        "contacts",
                                        List.of(Map.of("wa_id", from, "profile", Map.of("name", "Siti"))),
                                        "messages",
                                        List.of(message)))
                        .status())
                .isEqualTo(200);
    }

    private static Map<String, Object> status(String id, String state, String key) {
        return Map.of(
                "statuses",
                List.of(Map.of(
                        "id",
                        id,
                        "status",
                        state,
                        "timestamp",
                        "1",
                        "recipient_id",
                        "62811",
                        "biz_opaque_callback_data",
                        key,
                        "errors",
                        state.equals("failed")
                                ? List.of(Map.of("code", 131049, "title", "Healthy ecosystem"))
                                : List.of())));
    }

    @Test
    void onlyApprovedTemplatesCanBeChosenAndOthersSayWhy() {
        Account account = connected("");
        assertThat(account.works()).isTrue();
        assertThat(account.handle()).isEqualTo("+62 811-0000-300");
        assertThat(Objects.requireNonNull(account.validUntil()).getEpochSecond())
                .isEqualTo(1_900_000_000L);
        assertThat(world.connecting().choices(account).get("template")).containsExactly("foto", "kabar");
        assertThat(world.channels().faults(account, post("kabar")))
                .extracting(Reason::key)
                .containsExactly("channels.whatsapp.why.template-missing");
        String page = visitors.as("admin")
                .get("/desk/channels/accounts/" + account.id())
                .body();
        assertThat(page)
                .contains("<option value=\"kabar\"", "GREEN", "TIER_10K", "/hooks/whatsapp/" + account.id())
                .doesNotContain("value=\"iklan\"");
        Map.of(
                        "iklan", "channels.whatsapp.why.template.rejected",
                        "lama", "channels.whatsapp.why.template.paused",
                        "asing", "channels.whatsapp.why.template-none")
                .forEach((name, why) -> {
                    Account wrong = connected(name);
                    assertThat(wrong.works()).isFalse();
                    assertThat(Objects.requireNonNull(wrong.trouble()).key()).isEqualTo(why);
                    assertThat(world.channels().faults(wrong, post("kabar")))
                            .extracting(Reason::key)
                            .containsExactly(why);
                });
        Account good = connected("kabar");
        assertThat(world.channels().faults(good, post("kabar"))).isEmpty();
        assertThat(world.channels().faults(good, Post.of("tanpa alamat", "id"))).hasSize(1);
        stub.states.put("kabar", "PAUSED");
        world.clock().advance(Duration.ofHours(25));
        world.checkUp();
        assertThat(world.channels().account(good.id()).orElseThrow().works()).isFalse();
    }

    @Test
    void whoeverWroteTheWordIsWrittenToByTemplateUntilTheOtherWord() {
        Account account = connected("kabar");
        written(account, "62811", "Ikut ", Map.of());
        written(account, "62812", "START", Map.of());
        written(account, "62813", "IKUT", Map.of());
        written(account, "62813", "berhenti", Map.of());
        assertThat(chats.count(account.id().toString())).isEqualTo(2);
        DispatchId dispatch = world.dispatch(object, 1, post("Banjir surut"), account);
        world.work();
        assertThat(stub.sent.keySet()).containsExactlyInAnyOrder("62811", "62812");
        JsonNode sent = Objects.requireNonNull(stub.sent.get("62811"));
        assertThat(sent.path("template").path("language").path("code").asString(""))
                .isEqualTo("id");
        assertThat(sent.path("template")
                        .path("components")
                        .path(0)
                        .path("parameters")
                        .values())
                .extracting(one -> one.path("text").asString(""))
                .containsExactly("Banjir surut", LINK);
        assertThat(world.view(dispatch).sums()).isEqualTo(new Sums(2, 0, 0, 0, 0));
        world.dispatch(object, 2, post("Diperbaiki"), account);
        world.work();
        assertThat(stub.count("POST", "/messages")).isEqualTo(2); // cannot be changed
        assertThat(world.last(object).sums().failed()).isEqualTo(2);
        Account photo = connected("foto");
        written(photo, "62814", "ikut", Map.of());
        Post shown = post("Dengan foto").withPictures(List.of(world.picture(Rendition.SHARE, "", 951, 600)));
        assertThat(world.channels().faults(photo, post("tanpa foto"))).hasSize(1);
        world.dispatch(World.newObject(), 1, shown, photo);
        world.work();
        assertThat(Objects.requireNonNull(stub.sent.get("62814")).toString())
                .contains("share.jpg", "\"text\":\"berita/banjir\"", "\"sub_type\":\"url\"");
    }

    @Test
    void errorsAreReadByTheirNumber() {
        Account account = connected("kabar");
        written(account, "62821", "ikut", Map.of());
        stub.unreachable.add("62821");
        for (int i = 1; i <= 2; i++) {
            DispatchId lost = world.dispatch(World.newObject(), 1, post("satu " + i), account);
            world.work();
            assertThat(world.view(lost).sums().failed()).isOne();
        }
        assertThat(chats.count(account.id().toString())).isZero(); // cannot be reached twice: no longer written to
        written(account, "62822", "ikut", Map.of());
        stub.once("POST", "/messages", 400, CloudStub.error(130429, "Rate limit hit"));
        DispatchId busy = world.dispatch(object, 1, post("dua"), account);
        world.work();
        assertThat(world.line(busy, account).state()).isEqualTo(DeliveryState.WAITING);
        later(Duration.ofMinutes(1));
        assertThat(world.line(busy, account).state()).isEqualTo(DeliveryState.DELIVERED);
        stub.once("POST", "/messages", 400, CloudStub.error(131047, "Re-engagement message"));
        DispatchId window = world.dispatch(World.newObject(), 1, post("tiga"), account);
        later(Duration.ofMinutes(1));
        assertThat(Objects.requireNonNull(world.line(window, account).reason()).key())
                .isEqualTo("channels.whatsapp.why.window");
        stub.states.put("kabar", "PAUSED");
        DispatchId paused = world.dispatch(World.newObject(), 1, post("empat"), account);
        later(Duration.ofMinutes(1));
        assertThat(world.line(paused, account).state()).isEqualTo(DeliveryState.HELD); // nothing is lost
        stub.states.put("kabar", "APPROVED");
        world.connecting().test(world.admin(), account.id()).orElseThrow();
        later(Duration.ofMinutes(1));
        assertThat(world.line(paused, account).state()).isEqualTo(DeliveryState.DELIVERED);
        stub.once("POST", "/messages", 401, CloudStub.error(190, "Session has expired"));
        DispatchId denied = world.dispatch(World.newObject(), 1, post("lima"), account);
        later(Duration.ofMinutes(1));
        assertThat(world.line(denied, account).state()).isEqualTo(DeliveryState.HELD);
        assertThat(world.tracking()
                        .attempts(world.editor(), world.line(denied, account).id())
                        .toString())
                .contains("190")
                .doesNotContain(CloudStub.TOKEN);
    }

    @Test
    void theWebhookClearsUpALostAnswerAndTellsWhatDidNotArrive() {
        Account account = connected("kabar");
        written(account, "62831", "ikut", Map.of());
        stub.cutAfter("POST", "/messages");
        DispatchId dispatch = world.dispatch(object, 1, post("satu"), account);
        world.work();
        String key = world.line(dispatch, account).id().toString();
        later(Duration.ofMinutes(2));
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.UNCLEAR);
        assertThat(told(account, "rahasia", status("wamid.1", "failed", key)).status())
                .isEqualTo(503); // too early: to be told again
        assertThat(told(account, "rahasia", status("wamid.1", "sent", key)).status())
                .isEqualTo(200);
        later(Duration.ofMinutes(10));
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.count("POST", "/messages")).isOne();
        assertThat(told(account, "rahasia", status("wamid.1", "failed", key)).status())
                .isEqualTo(200);
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(world.view(dispatch).sums()).isEqualTo(new Sums(0, 1, 0, 0, 0));
        DispatchId second = world.dispatch(World.newObject(), 1, post("dua"), account);
        world.work();
        told(
                account,
                "rahasia",
                status("wamid.2", "read", world.line(second, account).id().toString()));
        assertThat(world.connecting().standing(account).stream()
                        .filter(reason -> reason.key().equals("channels.whatsapp.receipts"))
                        .findFirst()
                        .orElseThrow()
                        .args())
                .containsExactly(0, 0, 1, 1);
    }

    @Test
    void whatIsNotSignedIsNotHeardAndAnswersAre() {
        Account account = connected("kabar");
        String path = HookController.PATH + account.id();
        assertThat(visitors.anonymous()
                        .get(path + "?hub.mode=subscribe&hub.verify_token=kata&hub.challenge=77")
                        .body())
                .isEqualTo("77");
        assertThat(visitors.anonymous()
                        .get(path + "?hub.mode=subscribe&hub.verify_token=lain&hub.challenge=77")
                        .status())
                .isEqualTo(403);
        assertThat(told(account, "salah", Map.of()).status()).isEqualTo(401);
        assertThat(visitors.anonymous()
                        .send("POST", path, "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(401);
        written(account, "62841", "ikut", Map.of());
        world.dispatch(object, 1, post("satu"), account);
        world.work();
        written(account, "62841", "Kapan surut?", Map.of("context", Map.of("id", "wamid.1")));
        written(account, "62841", "Kapan surut?", Map.of("context", Map.of("id", "wamid.1"))); // told twice, heard once
        List<Heard> heard = world.listen(account);
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().about()).isEqualTo(object);
        Voice voice = heard.getFirst().voice();
        assertThat(voice.kind()).isEqualTo(Voice.Kind.REPLY);
        assertThat(voice.text()).isEqualTo("Kapan surut?");
        assertThat(voice.author().name()).isEqualTo("Siti");
    }
}
