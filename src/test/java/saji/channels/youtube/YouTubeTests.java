package saji.channels.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.channels.Account;
import saji.channels.DeliveryState;
import saji.channels.DispatchId;
import saji.channels.Doing;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.channels.network.Post;
import saji.platform.Reason;
import saji.support.SajiTest;
import tools.jackson.databind.JsonNode;

/** Films on YouTube through the engine: sessions that go on where they stopped, the day's units, tokens, changes and deletions. */
@SajiTest
class YouTubeTests {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    @Autowired
    private World world;

    private final DataStub stub = new DataStub();
    private final ObjectKey object = World.newObject();

    @BeforeEach
    void stopOnAMorningInCalifornia() {
        Instant now = world.clock().instant();
        world.clock()
                .set(ZonedDateTime.ofInstant(now, PACIFIC)
                        .plusDays(1)
                        .withHour(9)
                        .toInstant());
    }

    @AfterEach
    void quiet() {
        stub.close();
        world.clock().run();
    }

    private Account connected(String units) {
        return world.connected(
                "youtube",
                null,
                Map.of(
                        "client",
                        "c",
                        "client-secret",
                        "cs",
                        "refresh-token",
                        "1//refresh",
                        "privacy",
                        "public",
                        "units",
                        units,
                        "base",
                        stub.address(),
                        "token-base",
                        stub.address()));
    }

    /** A film of so many bytes and a little more. */
    private Post film(String title, String words, int bytes) {
        Post.Picture shown = world.film(bytes);
        return new Post(title, words, null, "id", null, List.of(shown), List.of("banjir"));
    }

    private void later(Duration time) {
        world.clock().advance(time);
        world.work();
    }

    private DeliveryState state(DispatchId dispatch, Account account) {
        return world.line(dispatch, account).state();
    }

    @Test
    void aFilmIsSentInPiecesItsWordsAreChangedAndItIsDeleted() {
        Account account = connected("10000");
        assertThat(account.handle()).isEqualTo("@kota");
        Post post = film("Banjir surut", "Jalan dibuka lagi. https://saji.test/b #banjir", Upload.PIECE + 1000);
        assertThat(world.channels().faults(account, post)).isEmpty();
        assertThat(world.channels().faults(account, Post.of("tanpa film", "id")))
                .extracting(Reason::key)
                .contains("channels.post.film-needed", "channels.youtube.why.title");
        DispatchId dispatch = world.dispatch(object, 1, post, account);
        world.work();
        assertThat(state(dispatch, account)).isEqualTo(DeliveryState.DELIVERED);
        String video = stub.videos.keySet().iterator().next();
        assertThat(world.line(dispatch, account).address()).isEqualTo("https://www.youtube.com/watch?v=" + video);
        assertThat(stub.count("PUT", "/sessions/")).isEqualTo(2);
        JsonNode about = Objects.requireNonNull(stub.videos.get(video));
        assertThat(about.path("snippet").path("title").asString("")).isEqualTo("Banjir surut");
        assertThat(about.path("snippet").path("tags").toString()).contains("banjir", "saji-");
        assertThat(about.path("status").path("privacyStatus").asString("")).isEqualTo("public");
        assertThat(world.connecting().standing(account).getFirst().args()).containsExactly(1601L, 10000L);
        Post corrected = new Post(
                "Banjir surut", "Jalan dibuka pukul enam.", null, "id", null, post.pictures(), List.of("banjir"));
        world.dispatch(object, 2, corrected, account);
        later(Duration.ofMinutes(1));
        assertThat(Objects.requireNonNull(stub.videos.get(video))
                        .path("snippet")
                        .path("description")
                        .asString(""))
                .isEqualTo("Jalan dibuka pukul enam.");
        DispatchId third = world.dispatch(object, 3, film("Lain", "Film lain", 500), account);
        later(Duration.ofMinutes(1));
        assertThat(world.line(third, account).ask()).isEqualTo(Doing.EDIT); // the film cannot be changed
        ObjectKey other = World.newObject();
        world.dispatch(other, 1, film("Sebentar", "Akan ditarik", 700), account);
        later(Duration.ofMinutes(1));
        assertThat(stub.videos).hasSize(2);
        world.withdraw(other);
        later(Duration.ofMinutes(1));
        assertThat(stub.videos).hasSize(1);
    }

    @Test
    void whatWasCutGoesOnWhereItStoppedAndIsThereOnce() {
        Account account = connected("10000");
        stub.cutAfter("PUT", "/sessions/");
        DispatchId first = world.dispatch(object, 1, film("Satu", "Satu", 2 * Upload.PIECE), account);
        world.work();
        assertThat(state(first, account)).isEqualTo(DeliveryState.UNCLEAR);
        later(Duration.ofMinutes(2)); // asked: half of it is there
        later(Duration.ofMinutes(2)); // the other half
        assertThat(state(first, account)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.videos).hasSize(1);
        assertThat(stub.sessions).hasSize(1);
        assertThat(stub.count("PUT", "/sessions/")).isEqualTo(5); // one, two questions, and the rest
        stub.cutAfter("PUT", "/sessions/");
        DispatchId second = world.dispatch(World.newObject(), 1, film("Dua", "Dua", 900), account);
        later(Duration.ofMinutes(1));
        assertThat(state(second, account)).isEqualTo(DeliveryState.UNCLEAR);
        stub.sessions.clear(); // forgotten: its marker tells
        later(Duration.ofMinutes(2));
        assertThat(state(second, account)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.videos).hasSize(2);
        stub.once("PUT", "/sessions/", 503, DataStub.error(503, "backendError"));
        DispatchId third = world.dispatch(World.newObject(), 1, film("Tiga", "Tiga", 950), account);
        later(Duration.ofMinutes(1));
        later(Duration.ofMinutes(5));
        assertThat(state(third, account)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.videos).hasSize(3);
    }

    @Test
    void theUnitsOfADayAreKeptAndBeginAnewAtMidnightInCalifornia() {
        Account account = connected("3300"); // a test costs one, each film 1600
        for (int i = 1; i <= 2; i++) {
            world.dispatch(World.newObject(), 1, film("Film " + i, "Film", 600 + i), account);
        }
        DispatchId third = world.dispatch(object, 1, film("Film 3", "Film", 603), account);
        world.work();
        assertThat(stub.videos).hasSize(2);
        assertThat(state(third, account)).isEqualTo(DeliveryState.WAITING);
        assertThat(Objects.requireNonNull(world.line(third, account).reason()).key())
                .isEqualTo("channels.youtube.why.units");
        later(Duration.ofHours(14)); // eleven in the evening
        assertThat(stub.videos).hasSize(2);
        later(Duration.ofHours(2));
        assertThat(state(third, account)).isEqualTo(DeliveryState.DELIVERED);
        stub.once("POST", "/upload/", 403, DataStub.error(403, "quotaExceeded"));
        DispatchId fourth = world.dispatch(World.newObject(), 1, film("Film 4", "Film", 604), account);
        later(Duration.ofMinutes(1));
        assertThat(state(fourth, account)).isEqualTo(DeliveryState.WAITING);
        assertThat(world.connecting().standing(account).getFirst().args()).containsExactly(3300L, 3300L);
    }

    @Test
    void errorsAreReadByTheirWordAndTokensAreRenewed() {
        Account account = connected("10000");
        stub.token = "ya29.second"; // the first one has ended
        DispatchId first = world.dispatch(object, 1, film("Satu", "Satu", 801), account);
        world.work();
        assertThat(state(first, account)).isEqualTo(DeliveryState.DELIVERED);
        stub.once("POST", "/upload/", 400, DataStub.error(400, "invalidTitle"));
        DispatchId refused = world.dispatch(World.newObject(), 1, film("Dua", "Dua", 802), account);
        later(Duration.ofMinutes(1));
        assertThat(state(refused, account)).isEqualTo(DeliveryState.FAILED);
        assertThat(world.connecting().standing(account).getFirst().args()).containsExactly(1601L, 10000L);
        stub.once("POST", "/upload/", 400, DataStub.error(400, "uploadLimitExceeded"));
        DispatchId limited = world.dispatch(World.newObject(), 1, film("Tiga", "Tiga", 803), account);
        later(Duration.ofMinutes(1));
        assertThat(Objects.requireNonNull(world.line(limited, account).reason()).key())
                .isEqualTo("channels.youtube.why.uploads");
        later(Duration.ofHours(25));
        assertThat(state(limited, account)).isEqualTo(DeliveryState.DELIVERED);
        stub.refresh = "1//other";
        later(Duration.ofHours(2));
        DispatchId denied = world.dispatch(World.newObject(), 1, film("Empat", "Empat", 804), account);
        later(Duration.ofMinutes(1));
        assertThat(state(denied, account)).isEqualTo(DeliveryState.HELD);
        assertThat(Objects.requireNonNull(world.channels()
                                .account(account.id())
                                .orElseThrow()
                                .trouble())
                        .key())
                .isEqualTo("channels.youtube.why.grant");
        assertThat(world.tracking()
                        .attempts(world.editor(), world.line(denied, account).id())
                        .toString())
                .contains("invalid_grant")
                .doesNotContain("ya29");
    }
}
