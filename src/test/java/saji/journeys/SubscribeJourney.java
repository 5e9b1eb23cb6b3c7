package saji.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.audience.Pushes;
import saji.channels.Account;
import saji.channels.World;
import saji.channels.email.MailSink;
import saji.channels.network.Post;
import saji.channels.webpush.PushService;
import saji.site.Site;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.Visitors;

/** A citizen subscribes on the public site, by browser and by e-mail, gets what was served, and ends it. */
@SajiTest
class SubscribeJourney {

    /** Chromium's own push service is not to be had here: this one stands in its place, keys and all. */
    private static final String OWN_PUSH_SERVICE = """
            (() => {
              const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
              const keys = {p256dh: 'KEY', auth: 'SECRET'};
              const subscription = {
                endpoint: 'ENDPOINT', options: {}, getKey: (name) => bytes(keys[name]).buffer,
                unsubscribe: async () => { localStorage.removeItem('subscribed'); return true; },
              };
              PushManager.prototype.subscribe = async () => { localStorage.setItem('subscribed', '1'); return subscription; };
              PushManager.prototype.getSubscription = async () => localStorage.getItem('subscribed') ? subscription : null;
            })();
            """;

    @Autowired
    private World world;

    @Autowired
    private Visitors visitors;

    @Autowired
    private Pushes pushes;

    @Autowired
    private Site site;

    @Autowired
    private JdbcClient jdbc;

    private final PushService service = new PushService();
    private final MailSink sink = new MailSink(true);
    private final List<String> wrong = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();

    @BeforeEach
    void connect() {
        site.bakeAll(); // the style sheet and the font of the frame
        accounts.add(world.channels().accounts().stream()
                .filter(one -> one.network().equals("webpush"))
                .findFirst()
                .orElseGet(() -> world.connected("webpush", null, Map.of("contact", "humas@kota.example"))));
        accounts.add(world.connected("email", null, Map.of("from", "kabar@kota.example", "relay", sink.address())));
    }

    @AfterEach
    void quiet() throws IOException {
        world.connecting().close(world.admin(), accounts.getLast().id());
        jdbc.sql("delete from audience.subscriber where sender = 'nobody'").update();
        service.close();
        sink.close();
    }

    private void serve(Account account, String title) {
        world.dispatch(
                World.newObject(),
                1,
                new Post(title, "Mulai Senin jalur dua arah.", null, "id", null, List.of(), List.of()),
                account);
        world.work();
    }

    @Test
    void aBrowserSubscribesIsPushedAndLeaves() {
        PushService.Client client = service.client();
        Browser.Size size = Browser.PHONE;
        try (Browser.Visit visit = Browser.visit(visitors.address(), size)) {
            visit.context().grantPermissions(List.of("notifications"));
            visit.context()
                    .addInitScript(OWN_PUSH_SERVICE
                            .replace("KEY", client.receiver().key())
                            .replace("SECRET", client.receiver().secret())
                            .replace("ENDPOINT", client.endpoint()));
            Page page = visit.open("/langganan");
            page.locator("#push-start").waitFor();
            wrong.addAll(visit.look("subscribe"));
            page.locator("#push-start").click();
            assertThat(page.locator("#push .sub-state")).containsText("Tersimpan");
            assertThat(pushes.choices(client.endpoint())).isPresent();
            serve(accounts.getFirst(), "Jalan Cendana dibuka");
            assertThat(client.pushes()).hasSize(1);
            shown(visit, client.pushes().getFirst().text());
            page.reload();
            assertThat(page.locator("#push .sub-state")).containsText("menyala di peramban ini");
            page.locator("input[name=topic]").first().check();
            page.locator("#push-start").click();
            assertThat(page.locator("#push .sub-state")).containsText("Tersimpan");
            assertThat(pushes.choices(client.endpoint()).orElseThrow().topics()).hasSize(1);
            page.locator("#push-end").click();
            assertThat(page.locator("#push .sub-state")).containsText("sudah mati");
        }
        assertThat(pushes.choices(client.endpoint())).isEmpty();
        serve(accounts.getFirst(), "Sesudahnya");
        assertThat(client.pushes()).hasSize(1);
        assertThat(wrong).isEmpty();
    }

    /** Hands the push to the page's own service worker, as the browser does, and looks at what it shows. */
    private static void shown(Browser.Visit visit, String push) {
        Page page = visit.page();
        CDPSession tools = visit.context().newCDPSession(page);
        AtomicReference<String> worker = new AtomicReference<>("");
        tools.on(
                "ServiceWorker.workerRegistrationUpdated",
                event -> event.getAsJsonArray("registrations")
                        .forEach(one -> worker.set(
                                one.getAsJsonObject().get("registrationId").getAsString())));
        tools.send("ServiceWorker.enable");
        page.waitForCondition(() -> !worker.get().isEmpty());
        JsonObject message = new JsonObject();
        message.addProperty("origin", String.valueOf(page.evaluate("() => location.origin")));
        message.addProperty("registrationId", worker.get());
        message.addProperty("data", push);
        tools.send("ServiceWorker.deliverPushMessage", message);
        page.waitForFunction("""
                async () => {
                  const registration = await navigator.serviceWorker.getRegistration('/langganan/');
                  const all = await registration.getNotifications();
                  return all.some((one) => one.title === 'Jalan Cendana dibuka' && one.body === 'Mulai Senin jalur dua arah.');
                }
                """);
    }

    @Test
    void someoneSubscribesByMailWithoutAScriptAndLeaves() {
        String address = "sari-" + UUID.randomUUID() + "@warga.example";
        try (Browser.Visit visit = Browser.visit(visitors.address(), Browser.DESK)) {
            Page page = visit.open("/langganan");
            wrong.addAll(visit.look("subscribe"));
            page.fill("#address", address);
            page.check("input[value=AT_ONCE]");
            page.locator("#letters button[type=submit]").click();
            assertThat(page.locator("h1")).containsText("Periksa kotak surat Anda");
            wrong.addAll(visit.look("subscribe-asked"));
            page.navigate(visitors.address() + path(letter(address), "/langganan/sahkan/"));
            page.locator("main button").click();
            assertThat(page.locator("h1")).containsText("Langganan dimulai");
            others();
            seenAtTheDesk(address, Browser.DESK);
            seenAtTheDesk(address, Browser.PHONE);
            serve(accounts.getLast(), "Jalan Cendana dibuka");
            assertThat(sink.to(address)).hasSize(1);
            String end = sink.to(address).getFirst().header("List-Unsubscribe");
            page.navigate(visitors.address() + path(end, "/langganan/henti/").replace("henti", "kelola"));
            wrong.addAll(visit.look("subscription"));
            page.navigate(visitors.address() + path(end, "/langganan/henti/"));
            page.locator("main button").click();
            assertThat(page.locator("h1")).containsText("Anda sudah berhenti");
            serve(accounts.getLast(), "Sesudahnya");
            assertThat(sink.to(address)).hasSize(1);
        }
        assertThat(wrong).isEmpty();
    }

    /** Browsers that chose topics, areas and agencies. */
    private void others() {
        jdbc.sql("""
                insert into audience.subscriber
                    (id, kind, address, sender, language, rhythm, topics, agencies, areas, secret, asked_at, confirmed_at)
                select gen_random_uuid(), 'PUSH', 'https://push.example/' || :name || n, 'nobody', 'id', 'AT_ONCE', '{kesehatan,pendidikan}',
                       (select array_agg(id) from (select id from directory.agency order by code limit n % 5 + 1) a), '{36.74.06}',
                       :name || n, now(), now()
                from generate_series(1, 1234) n
                """).param("name", UUID.randomUUID().toString()).update();
    }

    private void seenAtTheDesk(String address, Browser.Size size) {
        try (Browser.Visit admin = Browser.visit(visitors.address(), size)
                .with(visitors.as("admin").cookie())) {
            Page page = admin.open("/desk/audience");
            wrong.addAll(admin.look("subscribers"));
            page.fill("#address", address);
            page.locator("form[action$=inquiry] button").click();
            assertThat(page.locator(".audience-facts")).containsText(address);
            wrong.addAll(admin.look("subscriber-found"));
        }
    }

    private String letter(String address) {
        return jdbc.sql("select body from platform.letter where recipient = :address")
                .param("address", address)
                .query(String.class)
                .single();
    }

    private static String path(String text, String begin) {
        return text.replaceAll("(?s).*(" + begin + "[\\w-]+).*", "$1");
    }
}
