package saji.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.DeliveryState;
import saji.channels.DispatchId;
import saji.channels.Doing;
import saji.channels.Heard;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.channels.network.Post;
import saji.platform.Reason;
import saji.support.SajiTest;
import saji.support.Visitors;

/** Facebook pages, Instagram and Threads through the engine: posts, containers, quotas, tokens and numbered errors. */
@SajiTest
class MetaTests {

    @Autowired
    private World world;

    @Autowired
    private Visitors visitors;

    private final GraphStub stub = new GraphStub(() -> world().clock().instant().toString());
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

    private Account connected(String network) {
        return world.connected(
                network,
                null,
                Map.of(
                        network.equals("facebook") ? "page" : "user",
                        network.equals("facebook") ? "100" : "200",
                        "token",
                        stub.token,
                        "base",
                        stub.address(),
                        "version",
                        "v25.0"));
    }

    private void later() {
        world.clock().advance(Duration.ofMinutes(1));
        world.work();
    }

    private Post photos(String text, int n) {
        return Post.of(text, "id")
                .withPictures(IntStream.range(0, n)
                        .mapToObj(i -> world.picture(Rendition.SQUARE, "Foto ke-" + i, 931 + i, 600))
                        .toList());
    }

    private DeliveryState state(DispatchId dispatch, Account account) {
        return world.line(dispatch, account).state();
    }

    @Test
    void aPagePostsWithCardOrPhotosEditsItsWordsAndDeletes() {
        Account page = connected("facebook");
        assertThat(page.handle()).isEqualTo("@kota");
        assertThat(Objects.requireNonNull(page.validUntil()).getEpochSecond()).isEqualTo(1_800_000_000L);
        Post card = Post.of("Banjir surut https://saji.test/b", "id")
                .withLink(new Post.Link("https://saji.test/b", "Banjir", "", null));
        DispatchId dispatch = world.dispatch(object, 1, card, page);
        world.work();
        assertThat(stub.only()).containsEntry("link", "https://saji.test/b");
        assertThat(world.line(dispatch, page).address()).startsWith("https://www.facebook.com/100_");
        world.dispatch(object, 2, "Diperbaiki", page);
        later();
        assertThat(stub.only()).containsEntry("message", "Diperbaiki");
        DispatchId third = world.dispatch(object, 3, photos("Dengan foto", 1), page);
        later();
        assertThat(world.line(third, page).ask()).isEqualTo(Doing.EDIT); // pictures cannot be changed
        ObjectKey album = World.newObject();
        world.dispatch(album, 1, photos("Dua foto", 2), page);
        later();
        Map<String, String> post = List.copyOf(stub.posts.values()).getLast();
        assertThat(post).containsEntry("attached_media[1]", "{\"media_fbid\":\"1003\"}");
        assertThat(stub.photos.get("1002"))
                .containsEntry("published", "false")
                .containsEntry("alt_text_custom", "Foto ke-0");
        world.withdraw(album);
        later();
        assertThat(stub.posts).hasSize(1);
    }

    @Test
    void aPagesLostAnswerIsLookedUpAndErrorsAreReadByTheirNumber() {
        Account page = connected("facebook");
        stub.cutAfter("POST", "/feed");
        DispatchId dispatch = world.dispatch(object, 1, "satu", page);
        world.work();
        assertThat(state(dispatch, page)).isEqualTo(DeliveryState.UNCLEAR);
        later();
        assertThat(state(dispatch, page)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.posts).hasSize(1);
        stub.once("POST", "/feed", 400, GraphStub.error(32, "Page request limit reached"));
        DispatchId second = world.dispatch(World.newObject(), 1, "dua", page);
        later();
        world.clock().advance(Duration.ofMinutes(58));
        world.work();
        assertThat(state(second, page)).isEqualTo(DeliveryState.WAITING);
        world.clock().advance(Duration.ofMinutes(3));
        world.work();
        assertThat(state(second, page)).isEqualTo(DeliveryState.DELIVERED);
        stub.once("POST", "/feed", 400, GraphStub.error(506, "Duplicate status message"));
        DispatchId third = world.dispatch(World.newObject(), 1, "tiga", page);
        later();
        assertThat(state(third, page)).isEqualTo(DeliveryState.FAILED);
        stub.once("POST", "/feed", 400, GraphStub.error(190, "Session has expired"));
        DispatchId fourth = world.dispatch(World.newObject(), 1, "empat", page);
        later();
        assertThat(state(fourth, page)).isEqualTo(DeliveryState.HELD);
        assertThat(world.tracking()
                        .attempts(world.editor(), world.line(fourth, page).id())
                        .toString())
                .contains("190")
                .doesNotContain(GraphStub.TOKEN);
    }

    @Test
    void commentsBelowAPagesPostsAreHeardOnceAndItsOwnAreNot() {
        Account page = connected("facebook");
        assertThat(world.listen(page)).isEmpty();
        world.dispatch(object, 1, photos("Dua foto", 2), page);
        world.work();
        String post = stub.posts.keySet().iterator().next();
        world.clock().advance(Duration.ofMinutes(10));
        String now =
                world.clock().instant().toString().replaceFirst("\\.\\d+", "").replace("Z", "+0000");
        stub.comments.put(
                post,
                List.of(
                        Map.of(
                                "id",
                                "7",
                                "message",
                                "Kapan?",
                                "created_time",
                                now,
                                "from",
                                Map.of("id", "9", "name", "Siti")),
                        Map.of("id", "8", "message", "Besok", "created_time", now, "from", Map.of("id", "100")),
                        Map.of("id", "6", "message", "lama", "created_time", "2020-01-01T00:00:00+0000")));
        world.listen(page);
        world.clock().advance(Duration.ofMinutes(10));
        List<Heard> heard = world.listen(page);
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().about()).isEqualTo(object);
        assertThat(heard.getFirst().voice().text()).isEqualTo("Kapan?");
        assertThat(heard.getFirst().voice().author().name()).isEqualTo("Siti");
    }

    @Test
    void instagramWaitsForItsContainerAndPublishesItOnce() {
        Account account = connected("instagram");
        assertThat(account.handle()).isEqualTo("@kota");
        assertThat(world.connecting().standing(account)).extracting(Reason::key).containsExactly("channels.meta.quota");
        assertThat(visitors.as("admin")
                        .get("/desk/channels/accounts/" + account.id())
                        .body())
                .contains("3 dari 50 kiriman", "Kunci berakhir"); // ten days are left
        assertThat(world.channels().faults(account, Post.of("tanpa foto", "id")))
                .hasSize(1);
        stub.fresh = "IN_PROGRESS";
        DispatchId dispatch = world.dispatch(object, 1, photos("Tiga foto #banjir", 3), account);
        world.work();
        later();
        assertThat(state(dispatch, account)).isEqualTo(DeliveryState.WAITING);
        stub.finish();
        stub.cutAfter("POST", "/media_publish");
        later();
        assertThat(state(dispatch, account)).isEqualTo(DeliveryState.UNCLEAR);
        later();
        assertThat(state(dispatch, account)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.posts).hasSize(1);
        assertThat(stub.containers).hasSize(4);
        assertThat(stub.only()).containsEntry("media_type", "CAROUSEL").containsEntry("caption", "Tiga foto #banjir");
        assertThat(Objects.requireNonNull(stub.containers.get("1002")).fields().toString())
                .contains("is_carousel_item=true", "/square.jpg", "alt_text=Foto ke-0");
        assertThat(world.line(dispatch, account).address()).startsWith("https://www.instagram.com/p/");
        world.withdraw(object);
        later();
        assertThat(world.last(object).sums().person()).isOne();
    }

    @Test
    void aQuotaThatIsUsedUpWaitsAndAPictureThatCannotBeReadFails() {
        Account account = connected("instagram");
        stub.used = 50;
        DispatchId dispatch = world.dispatch(object, 1, photos("satu", 1), account);
        world.work();
        assertThat(Objects.requireNonNull(world.line(dispatch, account).reason())
                        .key())
                .isEqualTo("channels.meta.why.quota");
        stub.used = 49;
        stub.fresh = "ERROR";
        world.clock().advance(Duration.ofMinutes(61));
        world.work();
        assertThat(state(dispatch, account)).isEqualTo(DeliveryState.FAILED);
        stub.fresh = "EXPIRED";
        DispatchId second = world.dispatch(World.newObject(), 1, photos("dua", 1), account);
        later();
        stub.fresh = "FINISHED";
        later();
        assertThat(state(second, account)).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void threadsPostsTextWithItsLinkAndReplacesWhatItCannotEdit() {
        Account account = connected("threads");
        Post card = Post.of("Banjir surut", "id").withLink(new Post.Link("https://saji.test/b", "", "", null));
        world.dispatch(object, 1, card, account);
        world.work();
        assertThat(stub.only())
                .containsEntry("media_type", "TEXT")
                .containsEntry("link_attachment", "https://saji.test/b")
                .containsEntry("text", "Banjir surut");
        world.dispatch(object, 2, photos("Dengan foto", 1), account);
        later();
        later();
        assertThat(stub.posts).hasSize(1);
        assertThat(stub.only()).containsEntry("media_type", "IMAGE").containsEntry("text", "Dengan foto");
        world.withdraw(object);
        later();
        assertThat(stub.posts).isEmpty();
        assertThat(world.channels().faults(account, Post.of("😀".repeat(126), "id")))
                .hasSize(1);
        assertThat(world.channels().faults(account, Post.of("😀".repeat(125), "id")))
                .isEmpty();
    }
}
