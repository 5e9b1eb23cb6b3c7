package saji.channels.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import saji.channels.Heard;
import saji.channels.ObjectKey;
import saji.channels.Sums;
import saji.channels.World;
import saji.channels.network.Post;
import saji.channels.network.Voice;
import saji.support.SajiTest;

/** Posts, media, edits, deletions, answers and the errors of the Mastodon API, through the engine. */
@SajiTest
class MastodonTests {

    @Autowired
    private World world;

    private final MastodonStub stub =
            new MastodonStub(() -> world().clock().instant().toString());
    private final ObjectKey object = World.newObject();

    private World world() {
        return world;
    }

    @BeforeEach
    void stop() {
        world.clock().set(world.clock().instant());
    }

    @AfterEach
    void quiet() {
        stub.close();
        world.clock().run();
    }

    private Account connected() {
        return world.connected("mastodon", null, Map.of("token", MastodonStub.TOKEN, "base", stub.address() + "/"));
    }

    private void later() {
        world.clock().advance(Duration.ofMinutes(1));
        world.work();
    }

    @Test
    void theTestLearnsTheServersLimitsOrSaysWhatIsWrong() {
        Account account = connected();
        assertThat(account.handle()).isEqualTo("@kota@127.0.0.1");
        assertThat(world.channels().limits(account).text()).isEqualTo(600);
        Account wrong = world.connected("mastodon", null, Map.of("token", "wrong", "base", stub.address()));
        assertThat(Objects.requireNonNull(wrong.trouble()).key()).isEqualTo("channels.why.denied");
        Account nowhere = world.connected(
                "mastodon", null, Map.of("token", MastodonStub.TOKEN, "base", stub.address() + "/blog"));
        assertThat(Objects.requireNonNull(nowhere.trouble()).key()).isEqualTo("channels.mastodon.why.no-server");
        assertThat(wrong.toString()).doesNotContain("wrong");
    }

    @Test
    void aPostIsMadeWithLanguageEditedInPlaceAndDeletedWithItsMedia() {
        Account account = connected();
        DispatchId dispatch = world.dispatch(object, 1, "Banjir surut & <jalan> dibuka", account);
        world.work();
        assertThat(world.line(dispatch, account).address()).isEqualTo(stub.address() + "/@kota/101");
        assertThat(stub.standing("101").language()).isEqualTo("id");
        assertThat(stub.standing("101").text()).isEqualTo("Banjir surut & <jalan> dibuka");
        world.dispatch(object, 2, "Diperbaiki", account);
        later();
        assertThat(stub.statuses).hasSize(1);
        assertThat(stub.standing("101").text()).isEqualTo("Diperbaiki");
        world.withdraw(object);
        later();
        assertThat(stub.statuses).isEmpty();
        assertThat(stub.last("DELETE", "/statuses/").query()).containsEntry("delete_media", "true");
        assertThat(world.last(object).sums()).isEqualTo(new Sums(1, 0, 0, 0, 0));
    }

    @Test
    void picturesAreWaitedForAndUploadedOnce() {
        Account account = connected();
        stub.isSlow = true;
        List<Post.Picture> pictures = List.of(
                world.picture(Rendition.J800, "Petugas membersihkan saluran", 911, 600),
                world.picture(Rendition.J800, "Alat berat di tepi kali", 912, 600));
        DispatchId dispatch =
                world.dispatch(object, 1, Post.of("Dua foto", "id").withPictures(pictures), account);
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(stub.statuses).isEmpty();
        stub.isSlow = false;
        later();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.count("POST", "/media")).isEqualTo(2);
        assertThat(stub.standing("103").media()).containsExactly("101", "102");
        assertThat(stub.media.get("101")).containsEntry("description", "Petugas membersihkan saluran");
        assertThat(Objects.requireNonNull(stub.media.get("101")).get("file")).startsWith("image/jpeg ");
    }

    @Test
    void aLostAnswerIsLookedUpAndNeverPostedTwice() {
        Account account = connected();
        stub.cutAfter("POST", "/statuses");
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.UNCLEAR);
        later();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.count("POST", "/statuses")).isOne();
        assertThat(stub.statuses).hasSize(1);
    }

    @Test
    void a500ThatDidNothingIsLookedUpAndPostedUnderTheSameKey() {
        Account account = connected();
        stub.once("POST", "/statuses", 500, Map.of("error", "Internal"));
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        assertThat(stub.statuses).isEmpty();
        later();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.calls.stream()
                        .filter(call -> call.toString().equals("POST /api/v1/statuses"))
                        .map(call -> call.header("Idempotency-Key"))
                        .distinct())
                .containsExactly(world.line(dispatch, account).id().toString());
        assertThat(stub.statuses).hasSize(1);
    }

    @Test
    void tooManyWaitsAsLongAsTheServerSaysAndARevokedTokenHoldsTheChannel() {
        Account account = connected();
        stub.once(
                "POST",
                "/statuses",
                429,
                Map.of("error", "Too many requests"),
                Map.of(
                        "X-RateLimit-Reset",
                        world.clock().instant().plusSeconds(100).toString()));
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        later();
        assertThat(stub.statuses).isEmpty();
        later();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
        stub.once("POST", "/statuses", 401, Map.of("error", "The access token was revoked"));
        DispatchId second = world.dispatch(World.newObject(), 1, "dua", account);
        world.work();
        assertThat(world.line(second, account).state()).isEqualTo(DeliveryState.HELD);
        world.connecting().test(world.admin(), account.id()).orElseThrow();
        later();
        assertThat(world.line(second, account).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.statuses).hasSize(2);
    }

    @Test
    void whatTheServerRefusesIsFailedWithItsWordsAndADeletedPostIsGone() {
        Account account = connected();
        stub.once("POST", "/statuses", 422, Map.of("error", "Validation failed: Text contains a banned word"));
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(world.tracking()
                        .attempts(world.editor(), world.line(dispatch, account).id())
                        .getFirst()
                        .detail())
                .contains("banned word");
        ObjectKey other = World.newObject();
        world.dispatch(other, 1, "dua", account);
        later();
        stub.statuses.clear();
        DispatchId edit = world.dispatch(other, 2, "dua, diperbaiki", account);
        later();
        assertThat(world.line(edit, account).state()).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void answersAreHeardOnceAndBelongToWhatTheyAnswer() {
        Account account = connected();
        stub.says("<p>dari dulu</p>", null);
        assertThat(world.listen(account)).isEmpty();
        world.dispatch(object, 1, "satu", account);
        world.work();
        String post = stub.statuses.keySet().iterator().next();
        stub.says("<p>Kapan <b>airnya</b> surut?<br>Di RW 3</p><p>&lt;terima kasih&gt;</p>", post);
        stub.says("<p>@kota halo</p>", null);
        world.clock().advance(Duration.ofMinutes(3));
        List<Heard> heard = world.listen(account);
        assertThat(heard).hasSize(2);
        assertThat(heard.getFirst().about()).isEqualTo(object);
        Voice reply = heard.getFirst().voice();
        assertThat(reply.kind()).isEqualTo(Voice.Kind.REPLY);
        assertThat(reply.text()).isEqualTo("Kapan airnya surut?\nDi RW 3\n\n<terima kasih>");
        assertThat(reply.author().handle()).isEqualTo("@warga@lain.example");
        assertThat(heard.get(1).voice().kind()).isEqualTo(Voice.Kind.MENTION);
        stub.once("GET", "/notifications", 500, Map.of());
        world.clock().advance(Duration.ofMinutes(3));
        assertThat(world.listen(account)).hasSize(2);
        assertThat(world.connecting().ear(account).orElseThrow().trouble()).isEqualTo("500");
        world.clock().advance(Duration.ofMinutes(10));
        assertThat(world.listen(account)).hasSize(2);
        assertThat(world.connecting().ear(account).orElseThrow().trouble()).isEmpty();
    }
}
