package saji.channels.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.DeliveryState;
import saji.channels.DispatchId;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.channels.network.Post;
import saji.platform.Reason;
import saji.support.SajiTest;
import saji.support.Visitors;

/** Posts, pictures, lost answers, refusals and the monthly budget of X, through the engine. */
@SajiTest
class XTests {

    @Autowired
    private World world;

    @Autowired
    private Visitors visitors;

    private final XStub stub = new XStub(() -> world().clock().instant().toString());
    private final ObjectKey object = World.newObject();

    private World world() {
        return world;
    }

    @BeforeEach
    void stopInTheMiddleOfAMonth() {
        OffsetDateTime now = world.clock().instant().atOffset(ZoneOffset.UTC);
        world.clock().set(now.plusMonths(1).withDayOfMonth(15).toInstant());
    }

    @AfterEach
    void quiet() {
        stub.close();
        world.clock().run();
    }

    private Account connected(String budget) {
        return world.connected(
                "x",
                null,
                Map.of(
                        "key",
                        "k",
                        "key-secret",
                        "ks",
                        "token",
                        "t",
                        "token-secret",
                        "ts",
                        "budget",
                        budget,
                        "base",
                        stub.address()));
    }

    private void later() {
        world.clock().advance(Duration.ofMinutes(1));
        world.work();
    }

    private DeliveryState state(DispatchId dispatch, Account account) {
        return world.line(dispatch, account).state();
    }

    /** The example of OAuth Core 1.0, appendix A.5. */
    @Test
    void theSignatureIsThatOfTheStandard() {
        Map<String, String> oauth = Map.of(
                "oauth_consumer_key", "dpf43f3p2l4k3l03",
                "oauth_nonce", "kllo9940pd9333jh",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "1191242096",
                "oauth_token", "nnch734d00sl2jdk",
                "oauth_version", "1.0");
        URI at = URI.create("http://photos.example.net/photos?file=vacation.jpg&size=original");
        assertThat(OAuth1.signature("GET", at, oauth, "kd94hf93k423kf44", "pfkkdhi9sl3r4s00"))
                .isEqualTo("tR3+Ty81lMeYAr/Fid0kMTYa/WM=");
    }

    @Test
    void aPostWithPicturesIsMadeReplacedAndDeleted() {
        Account account = connected("10");
        assertThat(account.handle()).isEqualTo("@kota");
        Post post = Post.of("Dua foto & satu kabar", "id")
                .withPictures(List.of(
                        world.picture(Rendition.J800, "Petugas", 941, 600),
                        world.picture(Rendition.J800, "", 942, 600)));
        DispatchId dispatch = world.dispatch(object, 1, post, account);
        world.work();
        assertThat(world.line(dispatch, account).address()).isEqualTo("https://x.com/kota/status/503");
        assertThat(Objects.requireNonNull(stub.tweets.get("503")).media()).containsExactly("m501", "m502");
        assertThat(stub.alts).containsExactly(Map.entry("m501", "Petugas"));
        world.dispatch(object, 2, "Diperbaiki", account);
        later();
        later();
        assertThat(stub.tweets.values()).extracting(XStub.Tweet::text).containsExactly("Diperbaiki");
        world.withdraw(object);
        later();
        assertThat(stub.tweets).isEmpty();
        assertThat(world.channels().faults(account, Post.of("漢".repeat(141), "id")))
                .hasSize(1);
        assertThat(world.channels().faults(account, Post.of("漢".repeat(140), "id")))
                .isEmpty();
    }

    @Test
    void aLostAnswerIsLookedUpThroughShortenedAddresses() {
        Account account = connected("10");
        stub.cutAfter("POST", "/2/tweets");
        DispatchId dispatch = world.dispatch(object, 1, "Kabar & peta https://saji.test/berita/banjir", account);
        world.work();
        assertThat(state(dispatch, account)).isEqualTo(DeliveryState.UNCLEAR);
        later();
        assertThat(state(dispatch, account)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.tweets).hasSize(1);
    }

    @Test
    void theBudgetIsKeptToTheMillAndShownAndANewMonthBeginsAnew() {
        Account account = connected("0.04"); // the test costs 5 of 40 mills, each post 10
        for (int i = 0; i < 3; i++) {
            world.dispatch(World.newObject(), 1, "kabar " + i, account);
        }
        world.work();
        assertThat(stub.tweets).hasSize(3);
        assertThat(world.connecting().standing(account).getFirst().args()).containsExactly("0.035", "0.040");
        assertThat(visitors.as("admin")
                        .get("/desk/channels/accounts/" + account.id())
                        .body())
                .contains("0.035 dari 0.040 dolar AS terpakai bulan ini");
        assertThat(world.channels().faults(account, Post.of("empat", "id")))
                .extracting(Reason::key)
                .containsExactly("channels.x.why.budget");
        assertThat(world.connecting()
                        .test(world.admin(), account.id())
                        .orElseThrow()
                        .works())
                .isTrue();
        assertThat(world.connecting()
                        .test(world.admin(), account.id())
                        .orElseThrow()
                        .works())
                .isFalse();
        world.clock().advance(Duration.ofDays(30));
        assertThat(world.channels().faults(account, Post.of("empat", "id"))).isEmpty();
    }

    @Test
    void whatWasDispatchedBeforeTheBudgetWasSpentIsRefusedAndNothingIsCalled() {
        Account account = connected("0.02");
        DispatchId first = world.dispatch(object, 1, "satu", account);
        DispatchId second = world.dispatch(World.newObject(), 1, "dua", account);
        world.work();
        assertThat(List.of(state(first, account), state(second, account)))
                .containsExactlyInAnyOrder(DeliveryState.DELIVERED, DeliveryState.FAILED);
        assertThat(stub.count("POST", "/2/tweets")).isOne();
    }

    @Test
    void aRefusalCostsNothingAndTooManyWaits() {
        Account account = connected("10");
        world.dispatch(object, 1, "sama", account);
        world.work();
        DispatchId twice = world.dispatch(World.newObject(), 1, "sama", account);
        later();
        assertThat(state(twice, account)).isEqualTo(DeliveryState.FAILED);
        Instant reset = world.clock().instant().plusSeconds(100);
        stub.once(
                "POST",
                "/2/tweets",
                429,
                Map.of("title", "Too Many Requests", "detail", "Too Many Requests"),
                Map.of("x-rate-limit-reset", String.valueOf(reset.getEpochSecond())));
        DispatchId busy = world.dispatch(World.newObject(), 1, "lain", account);
        world.work();
        later();
        assertThat(state(busy, account)).isEqualTo(DeliveryState.WAITING);
        later();
        assertThat(state(busy, account)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(world.connecting().standing(account).getFirst().args()).containsExactly("0.025", "10.000");
        stub.once("POST", "/2/tweets", 403, Map.of("detail", "Your account is suspended"));
        DispatchId held = world.dispatch(World.newObject(), 1, "akhir", account);
        later();
        assertThat(state(held, account)).isEqualTo(DeliveryState.HELD);
    }

    @Test
    void anAccountIsTestedEachDayByItself() {
        Account account = connected("10");
        long before = stub.count("GET", "/users/me");
        world.checkUp();
        assertThat(stub.count("GET", "/users/me")).isEqualTo(before);
        stub.once("GET", "/users/me", 401, Map.of("detail", "Unauthorized"));
        world.clock().advance(Duration.ofHours(25));
        world.checkUp();
        assertThat(world.channels().account(account.id()).orElseThrow().works()).isFalse();
        world.clock().advance(Duration.ofHours(25));
        world.checkUp();
        assertThat(world.channels().account(account.id()).orElseThrow().works()).isTrue();
    }
}
