package saji.channels.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import tools.jackson.databind.JsonNode;

/** Posts with cards and pictures, facets, sessions, deletions, answers and errors of Bluesky, through the engine. */
@SajiTest
class BlueskyTests {

    private static final String LINK = "https://saji.test/berita/banjir-di-sukajadi-surut";

    @Autowired
    private World world;

    private final PdsStub stub = new PdsStub(() -> world().clock().instant().toString());
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
        return world.connected(
                "bluesky",
                null,
                Map.of("handle", PdsStub.HANDLE, "password", PdsStub.PASSWORD, "base", stub.address()));
    }

    private void later() {
        world.clock().advance(Duration.ofMinutes(1));
        world.work();
    }

    @Test
    void theTestSignsInOrSaysWhatIsWrong() {
        assertThat(connected().handle()).isEqualTo("@" + PdsStub.HANDLE);
        Account wrong = world.connected(
                "bluesky", null, Map.of("handle", PdsStub.HANDLE, "password", "wrong", "base", stub.address()));
        assertThat(Objects.requireNonNull(wrong.trouble()).key()).isEqualTo("channels.why.denied");
    }

    @Test
    void aPostHasItsCardAndIsReplacedAndDeletedWithoutEditing() {
        Account account = connected();
        Post post = Post.of("Banjir surut di Sukajadi #banjir", "id")
                .withLink(new Post.Link(
                        LINK,
                        "Banjir surut",
                        "Jalan dibuka lagi",
                        world.picture(Rendition.SHARE, "", 1201, 700).asset()));
        DispatchId dispatch = world.dispatch(object, 1, post, account);
        world.work();
        JsonNode card = stub.only().path("embed").path("external");
        assertThat(card.path("uri").asString("")).isEqualTo(LINK);
        assertThat(card.path("thumb").path("mimeType").asString("")).isEqualTo("image/jpeg");
        assertThat(stub.only().path("langs").path(0).asString("")).isEqualTo("id");
        assertThat(stub.only()
                        .path("facets")
                        .path(0)
                        .path("features")
                        .path(0)
                        .path("tag")
                        .asString(""))
                .isEqualTo("banjir");
        String name = stub.records.keySet().iterator().next();
        assertThat(name).matches("[a-z2-7]{13}");
        assertThat(world.line(dispatch, account).address())
                .isEqualTo("https://bsky.app/profile/kota.example/post/" + name);
        world.dispatch(object, 2, "Diperbaiki", account);
        later();
        later();
        assertThat(stub.records).hasSize(1).doesNotContainKey(name);
        assertThat(stub.only().path("text").asString("")).isEqualTo("Diperbaiki");
        world.withdraw(object);
        later();
        assertThat(stub.records).isEmpty();
        assertThat(world.last(object).sums()).isEqualTo(new Sums(1, 0, 0, 0, 0));
    }

    @Test
    void picturesHaveTheirWordsAndTheLinkIsAddedShort() {
        Account account = connected();
        Post post = Post.of("Dua foto", "id")
                .withLink(new Post.Link(LINK, "Banjir", "", null))
                .withPictures(List.of(
                        world.picture(Rendition.J800, "Petugas membersihkan saluran", 921, 600),
                        world.picture(Rendition.J800, "Alat berat", 922, 600)));
        world.dispatch(object, 1, post, account);
        world.work();
        JsonNode record = stub.only();
        assertThat(record.path("text").asString("")).isEqualTo("Dua foto\n\nsaji.test/berita/banjir-di-su…");
        assertThat(record.path("facets")
                        .path(0)
                        .path("features")
                        .path(0)
                        .path("uri")
                        .asString(""))
                .isEqualTo(LINK);
        JsonNode image = record.path("embed").path("images").path(1);
        assertThat(image.path("alt").asString("")).isEqualTo("Alat berat");
        assertThat(image.path("aspectRatio").path("width").asInt()).isEqualTo(800);
    }

    @Test
    void facetsCountBytesOfUtf8() {
        String text = "Öl 👨‍👩‍👧 #banjir_2026 (lihat https://a.test/x?y=1). @bpbd.example #2026 surel a@b.example";
        List<Map<String, Object>> facets =
                Facets.of(text, handle -> handle.equals("bpbd.example") ? Optional.of("did:plc:1") : Optional.empty());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> marked = new ArrayList<>();
        for (Map<String, Object> facet : facets) {
            Map<?, ?> index = (Map<?, ?>) Objects.requireNonNull(facet.get("index"));
            int from = (Integer) Objects.requireNonNull(index.get("byteStart"));
            int to = (Integer) Objects.requireNonNull(index.get("byteEnd"));
            marked.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
        assertThat(marked).containsExactly("#banjir_2026", "https://a.test/x?y=1", "@bpbd.example");
    }

    @Test
    void aSessionIsRefreshedAndANewOneIsOpenedOnlyWhenThatFails() {
        Account account = connected();
        stub.endSession();
        world.dispatch(object, 1, "satu", account);
        world.work();
        assertThat(stub.records).hasSize(1);
        assertThat(stub.count("POST", "createSession")).isOne();
        world.dispatch(World.newObject(), 1, "dua", account);
        later();
        assertThat(stub.count("POST", "refreshSession")).isOne();
        stub.endAll();
        world.dispatch(World.newObject(), 1, "tiga", account);
        later();
        assertThat(stub.records).hasSize(3);
        assertThat(stub.count("POST", "createSession")).isEqualTo(2);
    }

    @Test
    void aLostAnswerIsAskedForByTheRecordsName() {
        Account account = connected();
        stub.cutAfter("POST", "createRecord");
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.UNCLEAR);
        later();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
        stub.once("POST", "createRecord", 502, Map.of("error", "UpstreamFailure"));
        DispatchId second = world.dispatch(World.newObject(), 1, "dua", account);
        later();
        later();
        assertThat(world.line(second, account).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.records).hasSize(2);
    }

    @Test
    void tooManyWaitsAndWhatIsRefusedSaysWhy() {
        Account account = connected();
        stub.once(
                "POST",
                "createRecord",
                429,
                Map.of("error", "RateLimitExceeded", "message", "Rate Limit Exceeded"),
                Map.of("ratelimit-reset", String.valueOf(world.clock().instant().getEpochSecond() + 90)));
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        later();
        assertThat(stub.records).isEmpty();
        later();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
        stub.once("POST", "createRecord", 400, Map.of("error", "InvalidRequest", "message", "Record/text too long"));
        DispatchId second = world.dispatch(World.newObject(), 1, "dua", account);
        later();
        assertThat(world.line(second, account).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(world.channels().faults(account, Post.of("👨‍👩‍👧".repeat(300), "id")))
                .hasSize(1); // 300 graphemes, too many bytes
        assertThat(world.channels().faults(account, Post.of("a".repeat(301), "id")))
                .hasSize(1);
    }

    @Test
    void answersAreReadBackToTheLastOneSeen() {
        Account account = connected();
        stub.says("reply", "dari dulu", null);
        world.clock().advance(Duration.ofSeconds(1));
        assertThat(world.listen(account)).isEmpty();
        world.dispatch(object, 1, "satu", account);
        world.work();
        String post = "at://" + PdsStub.DID + "/app.bsky.feed.post/"
                + stub.records.keySet().iterator().next();
        for (int i = 0; i < 5; i++) {
            world.clock().advance(Duration.ofSeconds(1));
            stub.says(i == 4 ? "mention" : "reply", "jawaban " + i, i == 4 ? null : post);
        }
        world.clock().advance(Duration.ofMinutes(3));
        List<Heard> heard = world.listen(account);
        assertThat(heard)
                .extracting(one -> one.voice().text())
                .containsExactly("jawaban 0", "jawaban 1", "jawaban 2", "jawaban 3", "jawaban 4");
        assertThat(heard.getFirst().about()).isEqualTo(object);
        assertThat(heard.get(4).voice().kind()).isEqualTo(Voice.Kind.MENTION);
        assertThat(heard.get(4).about()).isNull();
        world.clock().advance(Duration.ofMinutes(3));
        assertThat(world.listen(account)).hasSize(5);
    }
}
