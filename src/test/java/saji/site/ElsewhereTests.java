package saji.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.channels.Account;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.channels.network.Post;
import saji.newsroom.StoryId;
import saji.platform.Settings;
import saji.support.SajiTest;
import saji.support.Unique;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A story's page and its object on the open social web name each other. */
@SajiTest
class ElsewhereTests {

    @Autowired
    private Press press;

    @Autowired
    private Site site;

    @Autowired
    private World world;

    @Autowired
    private Visitors visitors;

    @Autowired
    private Settings settings;

    @BeforeEach
    @AfterEach
    void now() {
        world.clock().run();
    }

    @Test
    void thePageNamesTheObjectAndItsAuthorAndTheObjectNamesThePage() {
        StoryId id = press.publish("Loket " + Unique.word());
        site.bakeAll();
        Visitor reader = visitors.anonymous();
        String path = press.path(id);
        assertThat(reader.get(path).body()).doesNotContain("application/activity+json", "fediverse:creator");

        String username = Unique.word();
        Account account = world.connected("activitypub", null, Map.of("username", username, "type", "Organization"));
        String address = settings.baseUrl() + path;
        world.dispatch(
                new ObjectKey("story:" + id),
                1,
                new Post(
                        "Loket",
                        "Buka",
                        "<p>Buka</p>",
                        "id",
                        new Post.Link(address, "Loket", "", null),
                        List.of(),
                        List.of()),
                account);
        world.work();
        site.bakeAll();
        org.jsoup.nodes.Document page = reader.get(path).page();
        String object = page.select("link[rel=alternate][type=application/activity+json]")
                .attr("href");
        assertThat(object).startsWith(settings.baseUrl() + "/ap/objects/");
        assertThat(page.select("meta[name=fediverse:creator]").attr("content")).isEqualTo(account.handle());

        JsonNode said = read(reader, object);
        assertThat(said.path("url").asString("")).isEqualTo(address);
        JsonNode actor = read(reader, said.path("attributedTo").asString(""));
        assertThat(actor.path("attributionDomains").path(0).asString(""))
                .isEqualTo(settings.baseUrl().getHost());
    }

    private JsonNode read(Visitor reader, String address) {
        return new JsonMapper()
                .readTree(reader.get(
                                address.substring(settings.baseUrl().toString().length()))
                        .body());
    }
}
