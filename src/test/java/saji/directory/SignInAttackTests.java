package saji.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.directory.signin.Codes;
import saji.directory.signin.Credentials;
import saji.directory.signin.SignIn;
import saji.platform.AuditTrail;
import saji.support.SajiTest;
import saji.support.SettableClock;
import saji.support.TestPeople;
import saji.support.Visitor;
import saji.support.Visitors;

/** Those who try to come in by guessing, replaying and asking too often. */
@SajiTest
class SignInAttackTests {

    private static final String PASSWORD = "kuda lari sembilan kali";
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    private Visitors visitors;

    @Autowired
    private TestPeople people;

    @Autowired
    private Credentials credentials;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Staffing staffing;

    @Autowired
    private SettableClock clock;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient jdbc;

    private Actor actor;
    private byte[] secret;
    private List<String> recovery;

    @BeforeEach
    void someoneWithPasswordAndCodes() {
        clock.set(Instant.parse("2027-03-01T03:00:00Z").plus(Duration.ofDays(NEXT.incrementAndGet())));
        actor = people.fresh("guessed" + NEXT.get() + Long.toString(System.nanoTime(), 36), Role.EDITOR, "DISKOMINFO");
        assertThat(credentials.setPassword(actor, PASSWORD).isDone()).isTrue();
        credentials.beginCodes(actor).orElseThrow();
        secret = jdbc.sql("select secret from directory.code_maker where person_id = ?")
                .param(actor.id().value())
                .query(byte[].class)
                .single();
        recovery = credentials.confirmCodes(actor, code()).orElseThrow();
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void letTheClockRun() {
        clock.run();
    }

    @Test
    void passwordAndCodeLetIn() {
        assertThat(tried(PASSWORD, code()).location()).isEqualTo("/desk");
    }

    @Test
    void aCodeWorksOnce() {
        String code = code();
        assertThat(tried(PASSWORD, code).status()).isEqualTo(302);
        assertThat(tried(PASSWORD, code).status()).isEqualTo(422);
    }

    @Test
    void aRecoveryCodeWorksOnce() {
        assertThat(tried(PASSWORD, recovery.getFirst()).status()).isEqualTo(302);
        assertThat(tried(PASSWORD, recovery.getFirst()).status()).isEqualTo(422);
    }

    @Test
    void aPasswordWithoutCodesOpensNothing() {
        credentials.dropCodes(actor);
        assertThat(tried(PASSWORD, "").status()).isEqualTo(422);
        assertThat(tried(PASSWORD, "000000").status()).isEqualTo(422);
    }

    @Test
    void nothingInTheAnswerTellsWhetherSomeoneExists() {
        String known = main(tried(actor.username(), "salah sama sekali", "123456"));
        assertThat(main(tried("nobody-like-this", "salah sama sekali", "123456"))
                        .replace("nobody-like-this", ""))
                .isEqualTo(known.replace(actor.username(), ""));
        String sent = main(stranger().post("/sign-in/link", Map.of("account", actor.username())));
        assertThat(main(stranger().post("/sign-in/link", Map.of("account", "nobody-like-this"))))
                .isEqualTo(sent);
    }

    @Test
    void afterFiveWrongTriesEvenTheRightOneMustWait() {
        for (int i = 0; i < 5; i++) {
            assertThat(tried("salah " + i, "123456").status()).isEqualTo(422);
        }
        assertThat(tried(PASSWORD, code()).status()).isEqualTo(422);
        clock.advance(Duration.ofMinutes(1));
        assertThat(tried(PASSWORD, code()).status()).isEqualTo(302);
    }

    @Test
    void anAddressThatTriesTooOftenIsHeldBack() {
        Visitor one = stranger().header("X-Forwarded-For", "203.0.113." + NEXT.get());
        int status = 0;
        for (int i = 0; i < 31; i++) {
            status = one.post("/sign-in", Map.of("username", "someone" + i, "password", "x", "code", "1"))
                    .status();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void aLinkIsNotSpentByLookingAndWorksOnce() {
        String path = signIn.link(Actor.system(), actor.id(), Duration.ofMinutes(15))
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "");
        Visitor owner = visitors.anonymous();
        assertThat(owner.get(path).status()).isEqualTo(200);
        assertThat(visitors.anonymous().get(path).status()).isEqualTo(200);
        assertThat(owner.post(path, Map.of()).status()).isEqualTo(302);
        assertThat(owner.get("/desk").status()).isEqualTo(200);
        Visitor thief = stranger();
        assertThat(thief.post(path, Map.of()).status()).isEqualTo(410);
        assertThat(thief.get("/desk").status()).isEqualTo(302);
    }

    @Test
    void aLinkIsTooOldAfterAQuarterOfAnHour() {
        stranger().post("/sign-in/link", Map.of("account", actor.username() + "@localhost"));
        String body = jdbc.sql("select body from platform.letter where recipient = ? order by id desc limit 1")
                .param(actor.username() + "@localhost")
                .query(String.class)
                .single();
        Matcher link = Pattern.compile("/sign-in/link/[\\w-]+").matcher(body);
        assertThat(link.find()).isTrue();
        clock.advance(Duration.ofMinutes(16));
        assertThat(stranger().post(link.group(), Map.of()).status()).isEqualTo(410);
    }

    @Test
    void theSessionGetsANewNumberAtSignIn() {
        Visitor visitor = stranger();
        String before = visitor.cookie();
        visitor.post("/sign-in", Map.of("username", actor.username(), "password", PASSWORD, "code", code()));
        assertThat(visitor.get("/desk").status()).isEqualTo(200);
        assertThat(visitor.cookie()).isNotEqualTo(before);
    }

    @Test
    void endingAPersonEndsEveryWayIn() {
        Visitor inside = stranger();
        inside.post("/sign-in", Map.of("username", actor.username(), "password", PASSWORD, "code", code()));
        assertThat(inside.get("/desk").status()).isEqualTo(200);
        staffing.end(people.actor("admin"), actor.id()).orElseThrow();
        assertThat(inside.get("/desk").status()).isEqualTo(302);
        clock.advance(Duration.ofMinutes(2));
        assertThat(tried(PASSWORD, code()).status()).isEqualTo(422);
    }

    @Test
    void signInLeadsNowhereElse() {
        Visitor visitor = stranger();
        Visitor.Answer answer = visitor.post(
                "/sign-in",
                Map.of(
                        "username",
                        actor.username(),
                        "password",
                        PASSWORD,
                        "code",
                        code(),
                        "next",
                        "//evil.example/desk"));
        assertThat(answer.location()).isEqualTo("/desk");
    }

    @Test
    void everyRefusalIsInTheTrailWithItsCause() {
        tried("salah sama sekali", "123456");
        assertThat(audit.find(
                        AuditTrail.Filter.ALL.doing("directory.sign-in.refused").to("person:" + actor.username()),
                        Long.MAX_VALUE,
                        10))
                .hasSize(1)
                .allSatisfy(entry -> {
                    assertThat(entry.details()).containsEntry("fault", "password");
                    assertThat(entry.address()).isNotNull();
                });
    }

    @Test
    void weakPasswordsAreRefused() {
        for (String weak :
                List.of("pendek", "Password1234!!", "tangselkota2026", "aaaaaaaaaaaaaaa", actor.username() + "1")) {
            assertThat(credentials.setPassword(actor, weak).isDone()).as(weak).isFalse();
        }
    }

    private String code() {
        return Codes.at(secret, clock.instant());
    }

    private Visitor stranger() {
        Visitor visitor = visitors.anonymous().header("X-Forwarded-For", "198.51.100." + NEXT.get());
        visitor.get("/sign-in");
        return visitor;
    }

    private Visitor.Answer tried(String password, String code) {
        return tried(actor.username(), password, code);
    }

    private Visitor.Answer tried(String username, String password, String code) {
        return stranger().post("/sign-in", Map.of("username", username, "password", password, "code", code));
    }

    private static String main(Visitor.Answer answer) {
        var page = answer.page();
        page.select("input[name=_csrf]").remove();
        return answer.status() + page.select(".directory-door-card").outerHtml();
    }
}
