package saji.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.assets.Assets;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.DeliveryLine;
import saji.channels.DeliveryState;
import saji.channels.DispatchId;
import saji.channels.Dispatching;
import saji.channels.Doing;
import saji.channels.Lane;
import saji.channels.ObjectKey;
import saji.channels.Sums;
import saji.channels.World;
import saji.channels.network.Post;
import saji.channels.telegram.BotApiStub.Trouble;
import saji.support.SajiTest;

/** Posts, albums, edits, deletions and the errors of the Bot API, through the engine. */
@SajiTest
class TelegramTests {

    @Autowired
    private World world;

    @Autowired
    private Assets assets;

    private final BotApiStub stub = new BotApiStub();
    private final ObjectKey object = World.newObject();

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
                "telegram", null, Map.of("token", BotApiStub.TOKEN, "chat", BotApiStub.CHAT, "base", stub.address()));
    }

    @Test
    void theTestFindsTheChannelOrSaysWhatIsWrong() {
        assertThat(connected().handle()).isEqualTo("@kabarkota");
        Account wrong = world.connected(
                "telegram", null, Map.of("token", "1:wrong", "chat", BotApiStub.CHAT, "base", stub.address()));
        assertThat(wrong.works()).isFalse();
        assertThat(Objects.requireNonNull(wrong.trouble()).key()).isEqualTo("channels.why.denied");
        Account elsewhere = world.connected(
                "telegram", null, Map.of("token", BotApiStub.TOKEN, "chat", "@lain", "base", stub.address()));
        assertThat(elsewhere.works()).isFalse();
    }

    @Test
    void textIsPostedEditedInPlaceAndDeleted() {
        Account account = connected();
        DispatchId dispatch = world.dispatch(object, 1, "Banjir surut & jalan dibuka <lagi>", account);
        world.work();
        assertThat(world.line(dispatch, account).address()).isEqualTo("https://t.me/kabarkota/17");
        assertThat(stub.standing(17).text()).isEqualTo("Banjir surut & jalan dibuka <lagi>");
        world.clock().advance(Duration.ofSeconds(2));
        world.dispatch(object, 2, "Diperbaiki", account);
        world.work();
        assertThat(stub.messages).hasSize(1);
        assertThat(stub.standing(17).text()).isEqualTo("Diperbaiki");
        world.clock().advance(Duration.ofSeconds(2));
        world.dispatch(object, 3, "Diperbaiki", account); // "message is not modified" is as good as done
        world.work();
        assertThat(world.last(object).sums().delivered()).isOne();
        world.clock().advance(Duration.ofSeconds(2));
        world.withdraw(object);
        world.work();
        assertThat(stub.messages).isEmpty();
        assertThat(world.last(object).sums()).isEqualTo(new Sums(1, 0, 0, 0, 0));
    }

    @Test
    void onePhotoHasACaptionAndSeveralAreAnAlbum() throws Exception {
        Account account = connected();
        List<Post.Picture> pictures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            pictures.add(new Post.Picture(
                    assets.store(
                                    world.editor(),
                                    null,
                                    "foto" + i + ".jpg",
                                    new ByteArrayInputStream(World.jpeg(900 + i, 600)))
                            .orElseThrow()
                            .id(),
                    Rendition.SQUARE,
                    "Petugas membersihkan saluran"));
        }
        serve(account, 1, Post.of("Satu foto", "id").withPictures(pictures.subList(0, 1)));
        assertThat(stub.standing(17).files().getFirst()).startsWith("image/jpeg ");
        assertThat(stub.standing(17).text()).isEqualTo("Satu foto");
        serve(account, 2, Post.of("Satu foto, diperbaiki", "id").withPictures(pictures.subList(0, 1)));
        assertThat(stub.standing(17).text()).isEqualTo("Satu foto, diperbaiki");

        serve(account, 3, Post.of("Tiga foto", "id").withPictures(pictures));
        DeliveryLine asked = world.last(object).channels().getFirst().only();
        assertThat(Objects.requireNonNull(asked).ask()).isEqualTo(Doing.EDIT);

        ObjectKey album = World.newObject();
        DispatchId dispatch = world.channels()
                .dispatch(
                        world.editor(),
                        new Dispatching(
                                new DispatchId(world.ids().next()),
                                album,
                                "Album",
                                1,
                                Lane.NEWS,
                                Map.of(account.id(), Post.of("Tiga foto", "id").withPictures(pictures)),
                                world.clock().instant(),
                                null))
                .orElseThrow();
        world.clock().advance(Duration.ofSeconds(2));
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.messages).hasSize(4);
        world.clock().advance(Duration.ofSeconds(2));
        world.withdraw(album);
        world.work();
        assertThat(stub.messages).hasSize(1);
    }

    private void serve(Account account, int revision, Post post) {
        world.channels()
                .dispatch(
                        world.editor(),
                        new Dispatching(
                                new DispatchId(world.ids().next()),
                                object,
                                "Foto",
                                revision,
                                Lane.NEWS,
                                Map.of(account.id(), post),
                                world.clock().instant(),
                                null))
                .orElseThrow();
        world.clock().advance(Duration.ofSeconds(2));
        world.work();
    }

    @Test
    void retryAfterIsObeyedToTheSecond() {
        Account account = connected();
        stub.troubles.add(Trouble.TOO_MANY);
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        world.clock().advance(Duration.ofSeconds(6));
        world.work();
        assertThat(stub.messages).isEmpty();
        world.clock().advance(Duration.ofSeconds(3));
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stub.messages).hasSize(1);
    }

    @Test
    void aLostAnswerIsAskedOfAPersonAndNeverPostedTwice() {
        Account account = connected();
        stub.troubles.add(Trouble.CUT_AFTER);
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        DeliveryLine line = world.line(dispatch, account);
        assertThat(line.ask()).isEqualTo(Doing.FIND);
        world.clock().advance(Duration.ofDays(1));
        world.work();
        assertThat(stub.messages).hasSize(1);
        world.tracking()
                .record(world.editor(), line.id(), "https://t.me/kabarkota/17")
                .orElseThrow();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
        world.withdraw(object);
        world.work();
        assertThat(world.last(object).sums()).isEqualTo(new Sums(1, 0, 0, 0, 0));
        assertThat(stub.messages).isEmpty();
    }

    @Test
    void a502IsUnknownAndABotThatWasRemovedStopsTheChannelOnly() {
        Account account = connected();
        stub.troubles.add(Trouble.UNAVAILABLE);
        DispatchId first = world.dispatch(object, 1, "satu", account);
        world.work();
        assertThat(world.line(first, account).state()).isEqualTo(DeliveryState.PERSON);
        world.clock().advance(Duration.ofSeconds(2));
        stub.troubles.add(Trouble.KICKED);
        DispatchId second = world.dispatch(World.newObject(), 1, "dua", account);
        world.work();
        assertThat(world.line(second, account).state()).isEqualTo(DeliveryState.HELD);
        world.connecting().test(world.admin(), account.id()).orElseThrow();
        world.clock().advance(Duration.ofSeconds(2));
        world.work();
        assertThat(world.line(second, account).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void theTokenIsNowhereToBeSeen() {
        Account account = connected();
        stub.troubles.add(Trouble.UNAVAILABLE);
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        assertThat(world.tracking()
                        .attempts(world.editor(), world.line(dispatch, account).id()))
                .allSatisfy(attempt -> assertThat(attempt.toString()).doesNotContain("AAstub"));
        assertThat(account.toString()).doesNotContain("AAstub");
    }
}
