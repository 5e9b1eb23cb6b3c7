package saji.channels.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.DeliveryState;
import saji.channels.DispatchId;
import saji.channels.Heard;
import saji.channels.ObjectKey;
import saji.channels.WebApi;
import saji.channels.World;
import saji.channels.network.Post;
import saji.support.Peer;
import saji.support.SajiTest;
import tools.jackson.databind.JsonNode;

/** The real Bluesky server, whose lexicon judges every shape of post, through the engine. */
@SajiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlueskyPeers {

    private static final Post.Link LINK = new Post.Link(
            "https://saji.test/berita/banjir-di-sukajadi-surut", "Banjir surut", "Jalan dibuka lagi", null);

    @Autowired
    private World world;

    @Autowired
    private WebApi api;

    private Peer pds;
    private Account account;

    @BeforeAll
    void connect() {
        pds = Peer.start("bluesky.mjs");
        account = world.connected(
                "bluesky",
                null,
                Map.of("handle", pds.said("handle"), "password", pds.said("password"), "base", pds.said("base")));
        assertThat(account.works()).isTrue();
    }

    @AfterAll
    void stop() {
        pds.close();
    }

    private Post withPictures(String text, int pictures) {
        return Post.of(text, "id")
                .withPictures(java.util.stream.IntStream.range(0, pictures)
                        .mapToObj(i -> world.picture(
                                i % 2 == 0 ? Rendition.J800 : Rendition.SQUARE, "Foto ke-" + i, 1300 + i, 900))
                        .toList());
    }

    private JsonNode record(DispatchId dispatch) {
        assertThat(world.line(dispatch, account).state())
                .as(world.tracking()
                        .attempts(world.editor(), world.line(dispatch, account).id())
                        .toString())
                .isEqualTo(DeliveryState.DELIVERED);
        String address = world.line(dispatch, account).address();
        return api.get(
                        URI.create(pds.said("base") + "/xrpc/com.atproto.repo.getRecord?repo=" + pds.said("did")
                                + "&collection=app.bsky.feed.post&rkey="
                                + address.substring(address.lastIndexOf('/') + 1)),
                        Map.of())
                .body()
                .path("value");
    }

    @Test
    void everyShapeOfPostIsTaken() {
        List<Post> shapes = List.of(
                Post.of("Hanya kata", "id"),
                Post.of("a".repeat(300), "id"),
                Post.of("👩‍🚒".repeat(250), "id"),
                Post.of("Öl 👨‍👩‍👧 #banjir (lihat https://a.test/x?y=1). @kota.test @tidak.ada #2026", "id"),
                Post.of("Dengan kartu", "en").withLink(LINK),
                Post.of("Dengan kartu bergambar", "id")
                        .withLink(new Post.Link(
                                LINK.address(),
                                "J".repeat(400),
                                "",
                                world.picture(Rendition.SHARE, "", 1400, 800).asset())),
                withPictures("Satu foto", 1),
                withPictures("Empat foto", 4),
                withPictures("x".repeat(268), 2).withLink(LINK));
        for (Post shape : shapes) {
            DispatchId dispatch = world.dispatch(World.newObject(), 1, shape, account);
            world.work();
            assertThat(record(dispatch).path("text").asString("")).startsWith(shape.text());
        }
    }

    @Test
    void aPostIsReplacedTakenBackAndAnswered() {
        ObjectKey object = World.newObject();
        assertThat(world.listen(account)).isEmpty();
        DispatchId first = world.dispatch(object, 1, Post.of("Banjir", "id").withLink(LINK), account);
        world.work();
        record(first);
        world.clock().advance(Duration.ofMinutes(3));
        List<Heard> heard = world.listen(account);
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().voice().text()).isEqualTo("Di mana posko?");
        assertThat(heard.getFirst().about()).isEqualTo(object);
        DispatchId second = world.dispatch(object, 2, "Banjir surut", account);
        world.clock().advance(Duration.ofMinutes(1));
        world.work();
        assertThat(record(second).path("text").asString("")).isEqualTo("Banjir surut");
        world.withdraw(object);
        world.clock().advance(Duration.ofMinutes(1));
        world.work();
        assertThat(world.last(object).sums().delivered()).isOne();
        assertThat(record(second).isMissingNode()).isTrue();
    }
}
