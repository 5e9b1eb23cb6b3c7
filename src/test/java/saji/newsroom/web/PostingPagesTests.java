package saji.newsroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import saji.channels.Account;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.directory.Directory;
import saji.newsroom.StoryId;
import saji.platform.DueWork;
import saji.support.SajiTest;
import saji.support.Unique;
import saji.support.Visitor;
import saji.support.Visitors;

/** The pages of channels over real HTTP, without a script. */
@SajiTest
@Import(Desk.class)
class PostingPagesTests {

    @Autowired
    private Desk desk;

    @Autowired
    private World world;

    @Autowired
    private Visitors visitors;

    @Autowired
    private Directory directory;

    @Autowired
    private List<DueWork> works;

    private Account account;

    @BeforeEach
    void connect() {
        account = world.connected("memory-full");
    }

    @Test
    void anEditorWritesAnApproverApprovesWithTheStoryAndEveryoneSeesWhatArrived() {
        StoryId id = desk.begun("Loket sore dibuka di kecamatan " + Unique.word());
        String one = StoryPages.path(id) + "/channels/" + account.id();
        Visitor editor = visitors.as("editor");
        Document form = editor.get(one).page();
        assertThat(form.select("#text").text()).contains("{tautan}");
        assertThat(form.select(".newsroom-post-text").text()).contains("/berita/loket-sore-dibuka");
        assertThat(editor.post(one, fields("Loket sore dibuka. {tautan}")).status())
                .isEqualTo(302);
        desk.newsroom.askReview(desk.actor("editor"), id, "").orElseThrow();
        Visitor approver = visitors.as("approver");
        Document page = approver.get(StoryPages.path(id)).page();
        assertThat(page.select("#channels").text()).contains("menunggu persetujuan", "Loket sore dibuka.");
        approver.post(
                StoryPages.path(id) + "/approval",
                Map.of(
                        "revision", page.select("#approve input[name=revision]").val(),
                        "variants", page.select("#approve input[name=variants]").val()));
        desk.newsroom.publish(desk.actor("editor"), id).orElseThrow();
        work();
        Document after = editor.get(StoryPages.path(id)).page();
        assertThat(after.select("#channels").text()).contains("terkirim", "1 terkirim", "dari 1 yang diharapkan");
        assertThat(after.select("#channels a[href^=https://memory-full.example/]"))
                .hasSize(1);
        assertThat(world.standing(account, new ObjectKey("story:" + id))).hasSize(1);
    }

    @Test
    void theCountIsTheServersAndAFaultIsSaidBeforeSaving() {
        StoryId id = desk.begun("Loket sore dan hitungan " + Unique.word());
        String one = StoryPages.path(id) + "/channels/" + account.id();
        Visitor editor = visitors.as("editor");
        Visitor.Answer tried = editor.post(one + "/preview", fields("a".repeat(510)));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.page().select(".newsroom-count-over").text()).startsWith("510 dari 500");
        assertThat(tried.page().select(".newsroom-against").text()).contains("510");
        Map<String, String> wrong = new LinkedHashMap<>(fields("Kemarin"));
        wrong.put("moment", "2001-01-01T10:00");
        Visitor.Answer refused = editor.post(one, wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#text").text()).isEqualTo("Kemarin");
        assertThat(editor.post(StoryPages.path(id) + "/channels/proposals", Map.of())
                        .status())
                .isEqualTo(302);
        assertThat(editor.get(StoryPages.path(id) + "/channels").page().select(".newsroom-post"))
                .isNotEmpty();
        assertThat(editor.post(one + "/removal", Map.of()).status()).isEqualTo(302);
    }

    @Test
    void theCalendarShowsAllChannelsAndMovesWithAFormAndWithADrag() {
        StoryId id = desk.published("Loket sore menurut kalender " + Unique.word());
        String one = StoryPages.path(id) + "/channels/" + account.id();
        Visitor editor = visitors.as("editor");
        LocalDateTime soon = LocalDateTime.ofInstant(desk.clock.instant().plus(Duration.ofHours(5)), zone())
                .withSecond(0)
                .withNano(0);
        Map<String, String> fields = new LinkedHashMap<>(fields("Nanti. {tautan}"));
        fields.put("moment", soon.toString());
        assertThat(editor.post(one, fields).status()).isEqualTo(302);
        assertThat(entry(editor, soon, one).attr("data-move")).isEqualTo(one + "/moment");
        LocalDateTime later = soon.plusDays(3);
        assertThat(editor.post(one + "/moment", Map.of("moment", later.toString()))
                        .location())
                .startsWith("/desk/newsroom/postings?month=");
        assertThat(entry(editor, later, one)
                        .select("input[type=datetime-local]")
                        .val())
                .isEqualTo(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").format(later));
        Visitor script = visitors.as("editor").header("Accept", "application/json");
        Visitor.Answer dragged = script.post(
                one + "/moment",
                Map.of(
                        "date", later.toLocalDate().plusDays(1).toString(),
                        "time", later.toLocalTime().toString()));
        assertThat(dragged.body()).contains("done");
        entry(editor, later.plusDays(1), one);
        assertThat(script.post(one + "/moment", Map.of("date", "2001-01-01")).body())
                .contains("refused");
        assertThat(visitors.as("dinkes").get("/desk/newsroom/postings").status())
                .isEqualTo(403);
    }

    private org.jsoup.nodes.Element entry(Visitor editor, LocalDateTime at, String path) {
        Document page = editor.get("/desk/newsroom/postings?month=" + java.time.YearMonth.from(at))
                .page();
        return java.util.Objects.requireNonNull(page.selectFirst(
                ".newsroom-entries[data-date=" + at.toLocalDate() + "] .newsroom-entry:has(a[href=" + path + "])"));
    }

    private ZoneId zone() {
        return directory.city().zone();
    }

    private static Map<String, String> fields(String text) {
        return Map.of("text", text, "title", "", "language", "id", "form", "SHARE");
    }

    private void work() {
        works.stream().filter(work -> work.name().equals("newsroom.serve-due")).forEach(DueWork::run);
        world.work();
    }
}
