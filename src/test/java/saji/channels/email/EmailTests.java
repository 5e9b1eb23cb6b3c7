package saji.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.assets.Rendition;
import saji.audience.Audience;
import saji.audience.Choices;
import saji.audience.Crowd;
import saji.audience.Letters;
import saji.audience.Medium;
import saji.audience.Rhythm;
import saji.audience.Subscriber;
import saji.channels.Account;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.channels.network.Access;
import saji.channels.network.Post;
import saji.channels.network.Secret;
import saji.directory.Directory;
import saji.platform.Language;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;

/** Subscribing by e-mail over HTTP, letters through the engine to a mail server, digests, what comes back. */
@SajiTest
class EmailTests {

    @Autowired
    private World world;

    @Autowired
    private Visitors visitors;

    @Autowired
    private Directory directory;

    @Autowired
    private Letters letters;

    @Autowired
    private Audience audience;

    @Autowired
    private Digests digests;

    @Autowired
    private Email email;

    @Autowired
    private JdbcClient jdbc;

    private final MailSink sink = new MailSink(true);
    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final ObjectKey object = World.newObject();
    private final List<Account> accounts = new ArrayList<>();

    @BeforeEach
    void connect() {
        world.clock().set(world.clock().instant());
        accounts.add(world.connected("email", null, Map.of("from", "kabar@kota.example", "relay", sink.address())));
        assertThat(account().works()).isTrue();
    }

    @AfterEach
    void quiet() throws IOException {
        world.connecting().close(world.admin(), account().id());
        jdbc.sql("delete from audience.subscriber where address like :mine")
                .param("mine", "%" + name + "@warga.example")
                .update();
        sink.close();
        world.clock().run();
    }

    private Account account() {
        return accounts.getFirst();
    }

    private String address(String who) {
        return who + "-" + name + "@warga.example";
    }

    /** One who has confirmed. */
    private Subscriber subscriber(String who, Rhythm rhythm, String... topics) {
        letters.ask(address(who), new Choices(Set.of(topics), Set.of(), Set.of()), rhythm, Language.ID)
                .orElseThrow();
        return letters.confirm(secret(who)).orElseThrow();
    }

    private String secret(String who) {
        return jdbc.sql("select secret from audience.subscriber where address = :address")
                .param("address", address(who))
                .query(String.class)
                .single();
    }

    private boolean isThere(String who) {
        return audience.lookUp(world.admin(), address(who)).orElseThrow().isPresent();
    }

    private String written(String who) {
        return jdbc.sql("select body from platform.letter where recipient = :address order by id desc limit 1")
                .param("address", address(who))
                .query(String.class)
                .single();
    }

    private static Post post(String title, String... topics) {
        return new Post(
                        title,
                        "Mulai Senin <jalur> dua arah.\n\nBus tetap lewat.",
                        null,
                        "id",
                        new Post.Link("https://kota.example/berita/jalan", title, "", null),
                        List.of(),
                        List.of())
                .withLabels(new Post.Labels(Set.of(topics), Set.of(), Set.of(), false));
    }

    private void serve(ObjectKey what, int revision, Post post) {
        world.clock().advance(Duration.ofSeconds(2));
        world.dispatch(what, revision, post, account());
        world.work();
    }

    @Test
    void whoConfirmsGetsLettersAndEndsThemWithOneClick() throws Exception {
        String topic = directory.topics().getFirst().slug();
        String other = directory.topics().getLast().slug();
        Visitor visitor = visitors.anonymous();
        assertThat(visitor.get("/langganan").page().select("input[name=topic]")).isNotEmpty();
        assertThat(visitor.post("/langganan/surel", Map.of("address", "bukan alamat", "rhythm", "AT_ONCE"))
                        .status())
                .isEqualTo(422);
        Map<String, String> form =
                Map.of("address", " " + address("Sari").toUpperCase(Locale.ROOT), "rhythm", "AT_ONCE", "topic", topic);
        assertThat(visitor.post("/langganan/surel", form).status()).isEqualTo(202);
        serve(World.newObject(), 1, post("Belum disahkan", topic));
        assertThat(sink.mails()).isEmpty();

        String confirm = written("sari").replaceAll("(?s).*(/langganan/sahkan/[\\w-]+).*", "$1");
        assertThat(visitor.get(confirm).page().select("form[action=" + confirm + "]"))
                .hasSize(1);
        assertThat(visitor.post(confirm, Map.of()).status()).isEqualTo(200);
        assertThat(visitor.post("/langganan/surel", form).status()).isEqualTo(202); // the same answer
        assertThat(written("sari")).contains("/langganan/kelola/");
        serve(object, 1, post("Jalan Cendana dibuka", topic));
        serve(World.newObject(), 1, post("Lain", other));
        assertThat(sink.to(address("sari"))).hasSize(1);
        MailSink.Mail mail = sink.to(address("sari")).getFirst();
        assertThat(mail.from()).matches("kabar\\+[0-9a-f]{32}@kota\\.example");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.header("Message-ID")).matches("<[0-9a-f-]{36}@kota\\.example>");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        MimeMultipart parts = (MimeMultipart) parsed(mail).getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("Jalan Cendana dibuka", "Mulai Senin <jalur> dua arah.", "https://kota.example/berita/jalan");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("Mulai Senin &lt;jalur&gt; dua arah.", "/langganan/kelola/" + secret("sari"))
                .doesNotContain(Letter.MANAGE, Letter.END);

        String end = mail.header("List-Unsubscribe").replaceAll("<https?://[^/]+(/[^>]+)>", "$1");
        assertThat(visitors.anonymous()
                        .postForged(end, Map.of("List-Unsubscribe", "One-Click"))
                        .status())
                .isEqualTo(200);
        assertThat(isThere("sari")).isFalse();
        serve(World.newObject(), 1, post("Sesudahnya", topic));
        assertThat(sink.to(address("sari"))).hasSize(1);
    }

    private static MimeMessage parsed(MailSink.Mail mail) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.text().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void choicesAreChangedFromALetterAndOnlyFromThere() {
        Subscriber subscriber = subscriber("tono", Rhythm.WEEKLY);
        Visitor visitor = visitors.anonymous();
        String page = "/en/langganan/kelola/" + subscriber.secret();
        assertThat(visitor.get(page).body()).contains(address("tono"), "Your subscription");
        assertThat(visitor.post(page, Map.of("rhythm", "DAILY", "agency", "DINKES"))
                        .status())
                .isEqualTo(200);
        Subscriber changed = letters.find(subscriber.secret()).orElseThrow();
        assertThat(changed.rhythm()).isEqualTo(Rhythm.DAILY);
        assertThat(changed.choices().agencies()).hasSize(1);
        assertThat(visitor.post(page, Map.of("agency", "TIDAKADA")).status()).isEqualTo(422);
        assertThat(visitor.get("/langganan/kelola/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(visitor.get(page).header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void aPictureStandsInALetterWithItsWordsForThoseWhoDoNotSeeIt() throws Exception {
        subscriber("gambar", Rhythm.AT_ONCE);
        Post.Picture picture = world.picture(Rendition.W800, "Jembatan <baru> di Cendana", 1201, 800);
        serve(object, 1, post("Jembatan dibuka").withPictures(List.of(picture)));
        MimeMultipart parts =
                (MimeMultipart) parsed(sink.to(address("gambar")).getFirst()).getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("[Gambar: Jembatan <baru> di Cendana]");
        Element shown =
                Jsoup.parse(parts.getBodyPart(1).getContent().toString()).expectFirst("img");
        assertThat(shown.attr("alt")).isEqualTo("Jembatan <baru> di Cendana");
        assertThat(shown.attr("src")).matches("http://localhost:\\d+/media/" + picture.asset() + "/.*\\.jpg");
    }

    @Test
    void correctionsAndWithdrawalsAreLettersToThoseWhoGotTheFirst() throws Exception {
        subscriber("before", Rhythm.AT_ONCE);
        serve(object, 1, post("Jalan dibuka"));
        subscriber("after", Rhythm.AT_ONCE);
        serve(object, 2, post("Jalan dibuka besok"));
        world.clock().advance(Duration.ofSeconds(2));
        world.withdraw(object);
        world.work();
        assertThat(sink.to(address("after"))).isEmpty();
        List<String> subjects = new ArrayList<>();
        for (MailSink.Mail mail : sink.to(address("before"))) {
            subjects.add(parsed(mail).getSubject());
        }
        assertThat(subjects)
                .containsExactly("Jalan dibuka", "Perbaikan: Jalan dibuka besok", "Ditarik: Jalan dibuka besok");
    }

    @Test
    void digestsGatherADayOrAWeekForEachSubscriber() throws Exception {
        String topic = directory.topics().getFirst().slug();
        ZoneId zone = directory.city().zone();
        LocalDate monday = LocalDate.ofInstant(world.clock().instant(), zone)
                .plusDays(7)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        Instant sunday = monday.minusDays(1).atTime(LocalTime.NOON).atZone(zone).toInstant();
        world.clock().set(sunday.minus(Duration.ofDays(3)));
        subscriber("daily", Rhythm.DAILY);
        subscriber("weekly", Rhythm.WEEKLY, topic);
        subscriber("other", Rhythm.DAILY, directory.topics().getLast().slug());
        serve(object, 1, post("Kamis", topic));
        world.clock().set(sunday);
        serve(World.newObject(), 1, post("Minggu", topic));
        ObjectKey withdrawn = World.newObject();
        serve(withdrawn, 1, post("Ditarik", topic));
        world.withdraw(withdrawn);
        assertThat(sink.mails()).isEmpty();
        world.clock().set(monday.atTime(6, 1).atZone(zone).toInstant());
        assertThat(digests.run()).isEqualTo(2);
        assertThat(digests.run()).isZero();
        world.work();
        assertThat(text(sink.to(address("daily")))).contains("Minggu").doesNotContain("Kamis", "Ditarik");
        assertThat(text(sink.to(address("weekly")))).contains("Minggu", "Kamis").doesNotContain("Ditarik");
        assertThat(sink.to(address("other"))).isEmpty();
    }

    private static String text(List<MailSink.Mail> mails) throws Exception {
        assertThat(mails).hasSize(1);
        return ((MimeMultipart) parsed(mails.getFirst()).getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
    }

    @Test
    void aServerThatDoesNotTakeALetterIsUnderstood() {
        for (String who : List.of("gone", "busy", "well")) {
            subscriber(who, Rhythm.AT_ONCE);
        }
        sink.answer(address("gone"), "550 5.1.1 no such user", "550 5.1.1 no such user");
        sink.answer(address("busy"), "451 4.7.1 greylisted");
        serve(object, 1, post("Jalan dibuka"));
        assertThat(sink.to(address("well"))).hasSize(1);
        for (int i = 0; i < 6; i++) {
            world.clock().advance(Duration.ofMinutes(10));
            world.work();
        }
        assertThat(sink.to(address("busy"))).hasSize(1);
        assertThat(isThere("gone")).isTrue();
        serve(World.newObject(), 1, post("Jalan ditutup"));
        assertThat(isThere("gone")).isFalse();
        assertThat(world.last(object).sums().failed()).isOne();
    }

    @Test
    void whatComesBackForGoodTwiceEndsASubscription() throws Exception {
        Subscriber hard = subscriber("keras", Rhythm.AT_ONCE);
        Subscriber soft = subscriber("lunak", Rhythm.AT_ONCE);
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        mail.start();
        try {
            GreenMailUser mailbox = mail.setUser("pantul@kota.example", "pantul", "rahasia");
            Access access = new Access(
                    account().id(),
                    null,
                    Language.ID,
                    Map.of(
                            "mailbox",
                            "imap://pantul@127.0.0.1:" + mail.getImap().getPort()),
                    Map.of("mailbox-password", new Secret("rahasia")),
                    (key, value) -> {});
            mailbox.deliver(notification(hard, "failed", "5.1.1"));
            mailbox.deliver(notification(soft, "delayed", "4.4.1"));
            mailbox.deliver(notification(soft, "failed", "4.4.7"));
            email.listen(access, "");
            assertThat(isThere("keras")).isTrue();
            mailbox.deliver(notification(hard, "failed", "5.1.1"));
            email.listen(access, "");
            assertThat(isThere("keras")).isFalse();
            assertThat(isThere("lunak")).isTrue();
            assertThat(mail.getReceivedMessages()).isEmpty();
        } finally {
            mail.stop();
        }
    }

    /** As a mail server writes it (RFC 3464). */
    private static MimeMessage notification(Subscriber subscriber, String action, String status)
            throws MessagingException {
        String text = """
                From: MAILER-DAEMON@mail.example
                To: %s
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                I am sorry.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.example

                Final-Recipient: rfc822; someone@warga.example
                Action: %s
                Status: %s
                --b--
                """.formatted(Envelopes.returnPath("pantul@kota.example", subscriber.id()), action, status);
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void anAddressThatIsNotConfirmedIsForgottenAfterAWeek() {
        letters.ask(address("lupa"), Choices.EVERYTHING, Rhythm.DAILY, Language.EN)
                .orElseThrow();
        assertThat(written("lupa")).contains("/en/langganan/sahkan/");
        world.clock().advance(Duration.ofDays(6));
        letters.run();
        assertThat(isThere("lupa")).isTrue();
        world.clock().advance(Duration.ofDays(2));
        letters.run();
        assertThat(isThere("lupa")).isFalse();
        assertThat(jdbc.sql("select act from audience.consent order by number desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("FORGOTTEN");
    }

    @Test
    void onlyAnAdministratorLooksUpAndThatIsWrittenDown() {
        subscriber("dicari", Rhythm.DAILY);
        assertThat(audience.lookUp(world.editor(), address("dicari")).isDone()).isFalse();
        assertThat(audience.crowd(world.editor()).orElseThrow().count(Crowd.Of.ALL, "", Medium.EMAIL))
                .isPositive();
        Subscriber found =
                audience.lookUp(world.admin(), address("dicari")).orElseThrow().orElseThrow();
        assertThat(found.toString()).doesNotContain("warga");
        assertThat(jdbc.sql("select count(*) from platform.audit where action = 'audience.looked-up' and subject = :s")
                        .param("s", "subscriber:" + found.id())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(audience.remove(world.admin(), found.id()).isDone()).isTrue();
        assertThat(isThere("dicari")).isFalse();
    }
}
