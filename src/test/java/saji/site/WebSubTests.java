package saji.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import saji.channels.NetworkStub;
import saji.newsroom.StoryId;
import saji.platform.Rows;
import saji.platform.Settings;
import saji.support.SajiTest;
import saji.support.SettableClock;
import saji.support.Unique;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With a hub, feeds name it, and it is told once of each state of each feed that a publication, correction or withdrawal changes. */
@SajiTest
class WebSubTests {

    private static final HubStub HUB = new HubStub();
    private static final List<String> CHANGED = List.of(
            "/feed.atom",
            "/feed.rss",
            "/feed.json",
            "/opd/DINKES/feed.atom",
            "/topik/kesehatan/feed.rss",
            "/wilayah/36.74.06/feed.json");

    @Autowired
    private Press press;

    @Autowired
    private Baker baker;

    @Autowired
    private Pings pings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Settings settings;

    @Autowired
    private Visitors visitors;

    /** A hub that takes note of everything. */
    private static final class HubStub extends NetworkStub {
        @Override
        protected Reply answer(Call call) {
            return Reply.of(204, null);
        }
    }

    @DynamicPropertySource
    static void hub(DynamicPropertyRegistry properties) {
        properties.add("saji.websub-hub", () -> HUB.address() + "/hub");
        properties.add("saji.data", () -> "target/test-data-hub");
    }

    @BeforeEach
    void quietBefore() {
        clock.set(laterThanAllStories());
        told();
    }

    /** A feed holds the newest twenty; other tests may have published ahead of the time. */
    private Instant laterThanAllStories() {
        Instant newest = jdbc.sql("select coalesce(max(published_at), 'epoch') as newest from site.story")
                .query((row, n) -> Rows.instant(row, "newest"))
                .single();
        Instant now = clock.instant();
        return newest.isBefore(now) ? now : newest.plusSeconds(60);
    }

    @AfterEach
    void quiet() {
        clock.run();
    }

    @AfterAll
    static void close() {
        HUB.close();
    }

    /** Of which feeds the hub was told now, by path. */
    private List<String> told() {
        while (baker.run() > 0) {
            Thread.onSpinWait();
        }
        clock.advance(Duration.ofSeconds(3));
        HUB.calls.clear();
        while (pings.run() > 0) {
            Thread.onSpinWait();
        }
        List<String> paths = new ArrayList<>();
        for (NetworkStub.Call call : HUB.calls) {
            Map<String, String> form = call.form();
            assertThat(call).hasToString("POST /hub");
            assertThat(form).containsEntry("hub.mode", "publish");
            assertThat(form.get("hub.topic")).isEqualTo(form.get("hub.url")).startsWith(settings.address("/"));
            paths.add(String.valueOf(form.get("hub.url"))
                    .substring(settings.baseUrl().toString().length()));
        }
        assertThat(paths).doesNotHaveDuplicates();
        return paths;
    }

    @Test
    void theHubIsToldOnceOfEachStateOfAFeed() {
        StoryId story = press.publish("Puskesmas buka malam " + Unique.word());
        assertThat(told()).containsAll(CHANGED).doesNotContain("/opd/DISHUB/feed.atom");
        assertThat(told()).isEmpty();
        press.correct(
                story,
                press.text("Puskesmas buka malam sampai pukul delapan", Press.BODY, null),
                "Jam buka yang kami tulis keliru.");
        assertThat(told()).containsAll(CHANGED);
        press.withdraw(story, "Kegiatannya dibatalkan.");
        assertThat(told()).containsAll(CHANGED);
        assertThat(told()).isEmpty();
    }

    @Test
    void aHubThatIsAwayIsToldLaterAndOneThatRefusesIsLeftAlone() {
        press.publish("Vaksinasi keliling " + Unique.word());
        HUB.once("POST", "/hub", 503, "");
        HUB.cutAfter("POST", "/hub");
        HUB.once("POST", "/hub", 404, "");
        List<String> first = told();
        assertThat(first).containsAll(CHANGED);
        clock.advance(Duration.ofMinutes(1));
        assertThat(told()).hasSize(2).isSubsetOf(first);
        clock.advance(Duration.ofDays(1));
        assertThat(told()).isEmpty();
    }

    @Test
    void feedsNameTheHubInTextAndHead() {
        press.publish("Posyandu remaja " + Unique.word());
        told();
        Visitor reader = visitors.anonymous();
        for (String path : List.of("/feed", "/en/feed", "/opd/DINKES/feed", "/wilayah/36.74.06/feed")) {
            Document atom = xml(reader.get(path + ".atom"), path + ".atom");
            assertThat(atom.select("feed > link[rel=hub]").attr("href")).isEqualTo(HUB.address() + "/hub");
            assertThat(atom.select("feed > link[rel=self]").attr("href")).isEqualTo(settings.address(path + ".atom"));
            Document rss = xml(reader.get(path + ".rss"), path + ".rss");
            assertThat(rss.select("channel > atom|link[rel=hub]").attr("href")).isEqualTo(HUB.address() + "/hub");
            assertThat(rss.select("channel > atom|link[rel=self]").attr("href"))
                    .isEqualTo(settings.address(path + ".rss"));
            JsonNode json = new JsonMapper().readTree(reader.get(path + ".json").body());
            assertThat(json.path("hubs").path(0).path("type").asString()).isEqualTo("WebSub");
            assertThat(json.path("hubs").path(0).path("url").asString()).isEqualTo(HUB.address() + "/hub");
            assertThat(json.path("feed_url").asString()).isEqualTo(settings.address(path + ".json"));
        }
        assertThat(reader.get("/").raw().headers().allValues("Link")).isEmpty();
    }

    private Document xml(Visitor.Answer answer, String path) {
        assertThat(answer.raw().headers().allValues("Link"))
                .containsExactlyInAnyOrder(
                        "<" + HUB.address() + "/hub>; rel=\"hub\"", "<" + settings.address(path) + ">; rel=\"self\"");
        return Jsoup.parse(answer.body(), "", Parser.xmlParser());
    }
}
