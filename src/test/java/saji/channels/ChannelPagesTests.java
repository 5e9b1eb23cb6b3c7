package saji.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.platform.AuditTrail;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;

/** Connecting, testing, pausing, posting by hand and watching, on the pages. */
@SajiTest
class ChannelPagesTests {

    private static final String SECRET = "good-rahasia-yang-panjang";

    @Autowired
    private World world;

    @Autowired
    private Visitors visitors;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditTrail audit;

    @Test
    void anAdministratorConnectsTestsAndPausesAndTheSecretIsNeverSeenAgain() {
        Visitor admin = visitors.as("admin");
        Visitor.Answer made = admin.post(
                "/desk/channels/accounts",
                Map.of("network", "memory-full", "name", "Kanal uji", "language", "id", "field.token", SECRET));
        assertThat(made.status()).isEqualTo(302);
        String path = made.location();
        Visitor.Answer page = admin.get(path);
        assertThat(page.body()).contains("Kanal uji", "berfungsi").doesNotContain(SECRET);

        assertThat(admin.post(path + "/pause", Map.of("why", "audit")).status()).isEqualTo(302);
        assertThat(admin.get(path).body()).contains("dijeda", "audit");
        assertThat(admin.post(path + "/resumption", Map.of()).status()).isEqualTo(302);
        assertThat(admin.post(path, Map.of("name", "Kanal uji 2", "language", "id", "field.token", ""))
                        .status())
                .isEqualTo(302);
        assertThat(admin.get(path).body()).contains("Kanal uji 2", "berfungsi");
        assertThat(admin.get("/desk/channels").body()).contains("Kanal uji 2");

        byte[] box = jdbc.sql("select secrets from channels.account where id = cast(:id as uuid)")
                .param("id", path.substring(path.lastIndexOf('/') + 1))
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(new String(box, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("rahasia");
        assertThat(audit.find(AuditTrail.Filter.ALL, Long.MAX_VALUE, 500).toString())
                .doesNotContain("rahasia");
        admin.post(path + "/closing", Map.of());
        assertThat(admin.get("/desk/channels").body()).doesNotContain("Kanal uji 2");
    }

    @Test
    void whatIsMissingIsSaidAtOnceAndNothingTypedIsLost() {
        Visitor.Answer answer = visitors.as("admin")
                .post(
                        "/desk/channels/accounts",
                        Map.of("network", "telegram", "name", "", "language", "en", "field.chat", "@kota"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Tulis nama kanal", "Token bot belum diisi", "Alamat Bot API belum diisi", "@kota");
    }

    @Test
    void aPersonPostsFromThePhoneAndItCountsAsDelivered() {
        Account account = world.connected(
                "assisted", null, Map.of("site", "TikTok @kota", "open", "https://www.tiktok.com/upload"));
        DispatchId dispatch = world.dispatch(World.newObject(), 1, "Jalan Cendana dibuka lagi", account);
        world.work();
        Visitor editor = visitors.as("editor");
        assertThat(editor.get("/desk/channels/tasks").body()).contains(account.name());
        String path = "/desk/channels/tasks/" + world.line(dispatch, account).id();
        Visitor.Answer page = editor.get(path);
        assertThat(page.body())
                .contains("Jalan Cendana dibuka lagi", "https://www.tiktok.com/upload", "Catat sebagai terkirim");
        assertThat(editor.post(path + "/record", Map.of("address", "tiktok")).status())
                .isEqualTo(422);
        assertThat(editor.post(path + "/record", Map.of("address", "https://www.tiktok.com/@kota/video/1"))
                        .status())
                .isEqualTo(302);
        DeliveryLine line = world.line(dispatch, account);
        assertThat(line.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(line.person()).isEqualTo(world.editor().id());
        String shown = editor.get("/desk/channels/dispatches/" + dispatch).body();
        assertThat(shown).contains("https://www.tiktok.com/@kota/video/1", "terkirim", "dari 1 yang diharapkan");
        assertThat(editor.get("/desk/channels/deliveries/" + line.id()).body()).contains("dicatat petugas");
        assertThat(editor.get("/desk/channels/deliveries").body()).contains("/desk/channels/dispatches/" + dispatch);
    }

    @Test
    void manyTasksOnOneChannelAreOneThingToDo() {
        Account account = world.connected(
                "assisted",
                world.people.actor("dinkes").officerOf().iterator().next(),
                Map.of("site", "TikTok", "open", "https://www.tiktok.com/upload"));
        Visitor officer = visitors.as("dinkes");
        for (int i = 1; i <= 4; i++) {
            world.dispatch(World.newObject(), 1, "Titipan ke-" + i, account);
            world.work();
            Elements todos = officer.get("/desk").page().select("main a:contains(" + account.name() + ")");
            assertThat(todos).hasSize(i <= 3 ? i : 1);
        }
        Elements todo = officer.get("/desk").page().select("main a:contains(" + account.name() + ")");
        assertThat(todo.text()).contains("4 pekerjaan menunggu");
        assertThat(todo.attr("href")).isEqualTo("/desk/channels/tasks");
    }

    @Test
    void anOfficerDoesOnlyTheOwnAgencysTasks() {
        Map<String, String> fields = new HashMap<>(Map.of("site", "IG", "open", "https://www.instagram.com/"));
        Account account = world.connected(
                "assisted", world.people.actor("dinkes").officerOf().iterator().next(), fields);
        DispatchId dispatch = world.dispatch(World.newObject(), 1, "Imunisasi", account);
        world.work();
        String path = "/desk/channels/tasks/" + world.line(dispatch, account).id();
        assertThat(visitors.as("dinkes").get(path).status()).isEqualTo(200);
        Visitor other = visitors.as("dpu");
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.post(path + "/record", Map.of("address", "https://www.instagram.com/p/1"))
                        .status())
                .isEqualTo(404);
        assertThat(visitors.as("dinkes")
                        .post(path + "/surrender", Map.of("why", "Akun terkunci"))
                        .status())
                .isEqualTo(302);
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.FAILED);
    }
}
