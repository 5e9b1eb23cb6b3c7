package saji.channels.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.channels.network.Post;
import saji.support.SajiTest;
import saji.support.Unique;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;

/** Objects, collections and the desk's page, as others see them. */
@SajiTest
class ObjectTests {

    @Autowired
    private Federation federation;

    @Autowired
    private Assets assets;

    @Autowired
    private Sayings sayings;

    @Autowired
    private Visitors visitors;

    private FarServer far;
    private Account account;

    @BeforeEach
    void begin() {
        federation.world.clock().run();
        far = federation.far();
        account = federation.actor();
    }

    @AfterEach
    void end() {
        far.close();
        federation.world.clock().run();
    }

    private String say(ObjectKey object, Post post) {
        federation.world.dispatch(object, 1, post, account);
        federation.world.work();
        return federation.here.object(sayings.identity(account.id(), object.value()));
    }

    @Test
    void theNewestStandBeforeOtherThingsAndWhatWasWithdrawnDoesNot() {
        String featured = federation.address(account) + "/featured";
        assertThat(federation.get(far, featured).path("totalItems").asInt()).isZero();
        ObjectKey withdrawn = World.newObject();
        say(World.newObject(), Post.of("satu", "id"));
        String second = say(World.newObject(), Post.of("dua", "id"));
        String third = say(World.newObject(), Post.of("tiga", "id"));
        String fourth = say(World.newObject(), Post.of("empat", "id"));
        say(withdrawn, Post.of("keliru", "id"));
        federation.world.withdraw(withdrawn);
        federation.world.work();
        JsonNode collection = federation.get(far, featured);
        assertThat(collection.path("type").asString("")).isEqualTo("OrderedCollection");
        assertThat(collection.path("orderedItems").valueStream().map(item -> item.asString("")))
                .containsExactly(fourth, third, second);
        assertThat(federation.get(far, fourth).path("content").asString("")).contains("empat");
    }

    @Test
    void anObjectHasHashtagsPicturesWithTheirFocusAndOneLanguage() {
        AssetId asset = federation.world.picture(Rendition.J800, "", 1013, 600).asset();
        assets.describe(
                        federation.world.editor(),
                        asset,
                        new Assets.Description("Saluran", "Petugas di saluran", "Diskominfo", true, 0.25, 0.75))
                .orElseThrow();
        Post post = new Post(
                "",
                "Saluran dibersihkan. #Banjir",
                null,
                "id",
                null,
                List.of(new Post.Picture(asset, Rendition.J800, "Petugas membersihkan saluran")),
                List.of("banjir", "Pamulang"));
        JsonNode note = federation.get(far, say(World.newObject(), post));
        assertThat(note.path("type").asString("")).isEqualTo("Note");
        assertThat(note.path("tag").valueStream().map(tag -> tag.path("name").asString("")))
                .containsExactly("#banjir", "#Pamulang");
        assertThat(note.path("tag").path(0).path("href").asString("")).startsWith(federation.here.at("/cari?q="));
        assertThat(note.path("content").asString(""))
                .containsOnlyOnce(">Banjir<")
                .doesNotContain(">banjir<");
        assertThat(note.path("contentMap").propertyStream().map(Map.Entry::getKey))
                .containsExactly("id");
        assertThat(note.path("contentMap").path("id")).isEqualTo(note.path("content"));
        JsonNode picture = note.path("attachment").path(0);
        assertThat(picture.path("type").asString("")).isEqualTo("Image");
        assertThat(picture.path("mediaType").asString("")).isEqualTo("image/jpeg");
        assertThat(picture.path("name").asString("")).isEqualTo("Petugas membersihkan saluran");
        assertThat(picture.path("focalPoint").path(0).asDouble()).isEqualTo(-0.5);
        assertThat(picture.path("focalPoint").path(1).asDouble()).isEqualTo(-0.5);
        assertThat(picture.path("width").asInt()).isEqualTo(800);
        assertThat(note.path("interactionPolicy")
                        .path("canQuote")
                        .path("automaticApproval")
                        .path(0)
                        .asString(""))
                .isEqualTo(Documents.PUBLIC);
    }

    @Test
    void anAdministratorSeesFollowersDealsWithComplaintsAndBlocks() {
        String actor = federation.address(account);
        assertThat(federation.send(far, "budi", "Follow", actor)).isEqualTo(202);
        Map<String, Object> flag = far.activity("budi", "Flag", List.of(actor));
        String words = "Menipu " + Unique.word();
        flag.put("content", words);
        assertThat(federation.send(far, "budi", flag)).isEqualTo(202);
        Visitor admin = visitors.as("admin");
        Visitor.Answer page = admin.get("/desk/channels/federation");
        assertThat(page.body()).contains(account.handle(), "1 pengikut", words, actor);

        String id = page.page()
                .select("form[action$=/closing]")
                .attr("action")
                .replaceFirst(".*/reports/", "")
                .replaceFirst("/closing", "");
        assertThat(UUID.fromString(id)).isNotNull();
        assertThat(admin.post("/desk/channels/federation/reports/" + id + "/closing", Map.of())
                        .status())
                .isEqualTo(302);
        assertThat(admin.get("/desk/channels/federation").body()).doesNotContain(words);

        String host = Unique.word() + ".example";
        Visitor.Answer refused = admin.post("/desk/channels/federation/blocks", Map.of("name", host, "reason", " "));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(host, "Tulis alasannya");
        assertThat(admin.post("/desk/channels/federation/blocks", Map.of("name", host, "reason", "judi"))
                        .status())
                .isEqualTo(302);
        assertThat(admin.get("/desk/channels/federation").body()).contains(host, "judi");
        assertThat(admin.post("/desk/channels/federation/blocks/lifting", Map.of("name", host))
                        .status())
                .isEqualTo(302);
        assertThat(admin.get("/desk/channels/federation").body()).doesNotContain(host);
        assertThat(admin.post("/desk/channels/federation/blocks/lifting", Map.of("name", host))
                        .status())
                .isEqualTo(404);
    }
}
