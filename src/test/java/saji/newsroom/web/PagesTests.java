package saji.newsroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import saji.newsroom.StoryId;
import saji.newsroom.StoryState;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;

/** The newsroom's pages over real HTTP, without a script. */
@SajiTest
@Import(Desk.class)
class PagesTests {

    @Autowired
    private Desk desk;

    @Autowired
    private Visitors visitors;

    @Test
    void boardListAndCalendarShowStories() {
        desk.begun("Loket sore dibuka dua kali sepekan");
        desk.scheduled("Loket sore mulai pekan depan di semua kecamatan", Duration.ofHours(30));
        Visitor editor = visitors.as("editor");

        assertThat(editor.get("/desk/newsroom").body()).contains("Loket sore dibuka dua kali sepekan");
        assertThat(editor.get("/desk/newsroom/stories?q=loket+sore&agency=DINKES&state=DRAFT")
                        .body())
                .contains("Loket sore dibuka dua kali sepekan");
        assertThat(editor.get("/desk/newsroom/stories?q=tidakadakatanya").body())
                .contains("Tidak ada yang cocok");
        assertThat(editor.get("/desk/newsroom/calendar").status()).isEqualTo(200);
        assertThat(editor.get("/desk/newsroom/calendar?month=bukan").status()).isEqualTo(200);
    }

    @Test
    void aStoryBeginsFromMaterialWithItsFactsCited() {
        Desk.Handed handed = desk.handed("Vaksin HPV di dua sekolah Ciputat", "1.250");
        Visitor editor = visitors.as("editor");

        Visitor.Answer form = editor.get("/desk/newsroom/stories/new?material=" + handed.material());
        assertThat(form.page().select("input[name=material][checked]").eachAttr("value"))
                .containsExactly(handed.material().toString());
        Visitor.Answer begun = editor.postAll(
                "/desk/newsroom/stories",
                List.of(
                        List.of("id", form.page().select("input[name=id]").val()),
                        List.of("type", "news"),
                        List.of("material", handed.material().toString())));

        assertThat(begun.status()).isEqualTo(302);
        Visitor.Answer text = editor.open(begun.location());
        assertThat(text.page().select("#title").text()).isEqualTo("Vaksin HPV di dua sekolah Ciputat");
        assertThat(text.page().select("[data-cite]").eachAttr("data-cite"))
                .contains(handed.fact().toString());
        assertThat(text.page().select("[data-quote]")).isNotEmpty();
    }

    @Test
    void whatMustRestOnMaterialDoesNotBeginWithoutAndAnnouncementsDo() {
        Visitor editor = visitors.as("editor");

        Visitor.Answer refused = editor.post("/desk/newsroom/stories", Map.of("type", "news"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Jenis konten ini harus bersumber dari bahan");
        assertThat(editor.post("/desk/newsroom/stories", Map.of("type", "announcement"))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void afterPublicationTheNextStepsAreLinksAndOnlyAnUrgentOneWaitsForApproval() {
        Visitor approver = visitors.as("approver");
        StoryId calm = desk.published("Loket sore terbit seperti biasa");
        StoryId urgent = desk.begun("Loket sore terbit mendesak malam ini");
        desk.newsroom
                .publishUrgently(desk.actor("editor"), urgent, "Air naik, penyetuju tidak terhubung.", null)
                .orElseThrow();

        Visitor.Answer page = approver.get(StoryPages.path(calm));
        assertThat(page.page().select("#approve_afterwards")).isEmpty();
        assertThat(page.page().select("a[href^=/berita/]").eachText()).contains("Lihat di situs");
        assertThat(page.page().select("section[aria-labelledby=next-title] a[href$=/channels]"))
                .isNotEmpty();
        assertThat(approver.get(StoryPages.path(urgent)).page().select("#approve_afterwards"))
                .isNotEmpty();
    }

    @Test
    void theNoteOfACorrectionSaysWhatTheFigureWasAndIs() {
        Desk.Handed handed = desk.handed("Vaksin yang koreksinya tertulis", "2.250");
        StoryId id = desk.citing("Vaksin sekolah yang koreksinya tertulis", handed, "2.250");
        desk.newsroom.askReview(desk.actor("editor"), id, "").orElseThrow();
        desk.newsroom.approve(desk.actor("approver"), id, desk.newest(id)).orElseThrow();
        desk.newsroom.publish(desk.actor("editor"), id).orElseThrow();
        desk.intake
                .reviseFact(desk.actor("dinkes"), handed.fact(), "2.275", "Rekap akhir")
                .orElseThrow();

        Visitor editor = visitors.as("editor");
        assertThat(editor.get("/desk/newsroom/stories?q=koreksinya+tertulis")
                        .page()
                        .select(".newsroom-line-main .newsroom-change")
                        .text())
                .contains("2.250")
                .contains("2.275");
        assertThat(editor.get("/desk").body()).contains("2.250 → 2.275");

        Visitor.Answer flagged = editor.get(StoryPages.path(id));
        assertThat(editor.post(
                                flagged.page()
                                        .select("form[action$=/correction]:has(button[value=review])")
                                        .attr("action"),
                                Map.of("then", "review"))
                        .location())
                .isEqualTo(StoryPages.path(id));
        Visitor approver = visitors.as("approver");
        Visitor.Answer review = approver.get(StoryPages.path(id));
        assertThat(review.page().select("[id=approve.note]").text()).isEqualTo("Semula 2.250, menjadi 2.275.");

        String revision = review.page().select("#approve input[name=revision]").val();
        String variants = review.page().select("#approve input[name=variants]").val();
        Map<String, String> form = Map.of("revision", revision, "variants", variants, "then", "correction", "note", "");
        assertThat(approver.post(StoryPages.path(id) + "/approval", form)
                        .page()
                        .select("[role=alert] li")
                        .eachText())
                .containsExactly("Tuliskan catatan koreksi untuk pembaca.");
        assertThat(approver.get(StoryPages.path(id)).page().select("#approve"))
                .as("not approved without the correction")
                .hasSize(1);
        Map<String, String> whole = new java.util.HashMap<>(form);
        whole.put("note", "Semula 2.250, menjadi 2.275.");
        assertThat(approver.post(StoryPages.path(id) + "/approval", whole).status())
                .isEqualTo(302);
        assertThat(desk.newsroom.published(id).orElseThrow().text().body())
                .contains("2.275")
                .doesNotContain("2.250");
    }

    @Test
    void everyPageOfAStoryOpens() {
        Desk.Handed handed = desk.handed("Vaksin di sekolah untuk semua halaman", "900");
        StoryId id = desk.citing("Vaksin sekolah di Ciputat berjalan lancar", handed, "900");
        UUID check = desk.factCheck(id);
        String path = StoryPages.path(id);
        Visitor editor = visitors.as("editor");

        for (String part : List.of(
                "",
                "/text",
                "/revisions",
                "/facts/" + handed.fact(),
                "/facts/" + handed.fact() + "/card",
                "/fact-checks/" + check)) {
            assertThat(editor.get(path + part).status()).as(part).isEqualTo(200);
        }
        Map<String, String> typed = Map.of(
                "type",
                "news",
                "title",
                "Judul",
                "lead",
                "Teras",
                "body",
                "Isi [x](fakta:" + handed.fact() + ") <script>x</script>");
        assertThat(editor.post(path + "/text/preview", typed).body())
                .contains("newsroom-fact")
                .doesNotContain("<script>");
        assertThat(editor.post(path + "/text/checks", typed).body()).contains("Topik belum dipilih.");
        assertThat(editor.post(path + "/presence", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void aRefusalNamesEveryReasonAndKeepsWhatWasTyped() {
        StoryId id = desk.begun("Loket sore untuk diuji penolakannya");
        Visitor editor = visitors.as("editor");

        Visitor.Answer answer = editor.post(
                StoryPages.path(id) + "/embargo", Map.of("until", "2020-01-01T08:00", "reason", "Janji narasumber"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("[role=alert] li").eachText()).containsExactly("Pilih waktu yang akan datang.");
        assertThat(answer.page().select("[id='set_embargo.reason']").val()).isEqualTo("Janji narasumber");
        assertThat(editor.post(StoryPages.path(id) + "/embargo", Map.of("until", "2020-01-01T08:00", "reason", ""))
                        .page()
                        .select("[role=alert] li")
                        .eachText())
                .containsExactly("Pilih waktu yang akan datang.", "Tuliskan alasannya.");
        assertThat(editor.post(StoryPages.path(id) + "/schedule", Map.of("due", ""))
                        .page()
                        .select("[role=alert] li")
                        .eachText())
                .containsExactly("Tidak dapat dilakukan karena status konten: Draf.", "Pilih tanggal dan jamnya.");
    }

    @Test
    void whatCannotBeDoneIsOneLineWithEveryReasonAndNoField() {
        StoryId id = desk.begun("Loket sore yang belum disetujui");

        Visitor.Answer page = visitors.as("editor").get(StoryPages.path(id));

        assertThat(page.page().select("details#impossible")).hasSize(1);
        assertThat(page.page().select("details#impossible").hasAttr("open")).isFalse();
        assertThat(page.page().select("#impossible form, #impossible input, #impossible button"))
                .isEmpty();
        assertThat(page.page().select("#impossible #publish .newsroom-reason").eachText())
                .containsExactly(
                        "Tidak dapat dilakukan karena status konten: Draf.", "Versi terakhir belum disetujui.");
        assertThat(page.page().select(".newsroom-command button[disabled]")).isEmpty();
        assertThat(page.page().select(".newsroom-command#ask_review")).hasSize(1);
        assertThat(page.page().select("#approve")).isEmpty();
    }

    @Test
    void whatIsTypedIntoACommandThatTurnedImpossibleIsKeptWithEveryReason() {
        StoryId id = desk.begun("Loket sore yang tidak lagi dapat dijadwalkan");

        Visitor.Answer answer = visitors.as("editor")
                .post(StoryPages.path(id) + "/withdrawal", Map.of("reason", "Acaranya batal kemarin sore."));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("[role=alert] li").eachText())
                .containsExactlyElementsOf(
                        answer.page().select("#against-withdraw li").eachText())
                .isNotEmpty();
        assertThat(answer.page().select("[id='withdraw.reason']").val()).isEqualTo("Acaranya batal kemarin sore.");
        assertThat(answer.page().select("#withdraw button[disabled]")).hasSize(1);
    }

    @Test
    void theWholeWayToPublicationWithForms() {
        StoryId id = desk.begun("Loket sore terbit lewat formulir saja");
        String path = StoryPages.path(id);
        Visitor editor = visitors.as("editor");
        Visitor approver = visitors.as("approver");

        assertThat(editor.open(editor.post(path + "/review", Map.of("message", ""))
                                .location())
                        .body())
                .contains("Pemeriksaan diminta.");
        assertThat(editor.post(path + "/approval", Map.of("revision", "1")).status())
                .isEqualTo(403);
        assertThat(approver.post(path + "/approval", Map.of("revision", "1")).status())
                .isEqualTo(302);
        assertThat(editor.post(path + "/publication", Map.of()).status()).isEqualTo(302);
        assertThat(editor.get(path).body()).contains("Terbit. Warga sudah dapat membacanya.");
        assertThat(editor.post(path + "/withdrawal", Map.of("reason", "")).status())
                .isEqualTo(422);
        assertThat(approver.post(path + "/withdrawal", Map.of("reason", "Jadwalnya batal."))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void theSecondSaverSeesBothTextsAndAProposalWithBoth() {
        StoryId id = desk.begun("Loket sore ditulis dua orang");
        String path = StoryPages.path(id);
        Map<String, String> first = fields(id, Desk.BODY.replace("mengambil cuti", "meninggalkan pekerjaan"));
        Map<String, String> second = fields(id, Desk.BODY.replace("diminta petugas", "ada perubahan data"));

        assertThat(visitors.as("editor").post(path + "/text", first).status()).isEqualTo(302);
        Visitor.Answer conflict = visitors.as("editor2").post(path + "/text", second);

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.page().select("#body").text())
                .contains("meninggalkan pekerjaan")
                .contains("ada perubahan data");
        assertThat(conflict.page().select("ins").eachText()).anyMatch(words -> words.contains("meninggalkan"));
        assertThat(conflict.page().select("input[name=base]").val()).isEqualTo("2");
    }

    @Test
    void anAutomaticSaveAnswersWithTheNewRevisionAndAConflictIsTold() {
        StoryId id = desk.begun("Loket sore tersimpan sendiri");
        String path = StoryPages.path(id) + "/text/draft";
        Visitor editor = visitors.as("editor");

        assertThat(editor.post(path, fields(id, "Isi baru.")).body()).contains("\"revision\":2");
        Map<String, String> stale = new java.util.HashMap<>(fields(id, "Isi lain."));
        stale.put("base", "1");
        assertThat(editor.post(path, stale).status()).isEqualTo(409);
    }

    @Test
    void theAgencyConfirmsAndCorrectsPassageByPassage() {
        StoryId id = desk.begun("Loket sore diperiksa dinas");
        UUID check = desk.factCheck(id);
        String path = StoryPages.path(id) + "/fact-checks/" + check;
        Visitor dinkes = visitors.as("dinkes");

        assertThat(dinkes.get(StoryPages.path(id) + "/fact-check").location()).isEqualTo(path);
        String answers = path + "/answers";
        assertThat(dinkes.post(answers, Map.of("seen", "1", "shown", "1")).body())
                .contains("Tandai bagian yang benar");
        assertThat(dinkes.postAll(
                                answers,
                                List.of(
                                        List.of("seen", "1"),
                                        List.of("shown", "1"),
                                        List.of("shown", "2"),
                                        List.of("shown", "3"),
                                        List.of("right", "1"),
                                        List.of("correction-2", "Tiga kali sepekan.")))
                        .status())
                .isEqualTo(302);
        Visitor.Answer page = dinkes.get(path);
        assertThat(page.body()).contains("Tiga kali sepekan.").contains("Sisanya benar");
        assertThat(page.page().select("input[name=shown]").eachAttr("value"))
                .contains("3")
                .doesNotContain("1", "2");
        assertThat(dinkes.post(answers, Map.of("seen", "1", "shown", "1", "right", "1"))
                        .status())
                .as("answered before")
                .isEqualTo(409);
        assertThat(visitors.as("dpu").get(path).status()).isEqualTo(404);
    }

    @Test
    void theAgencySaysThatAllIsRightInOneStep() {
        StoryId id = desk.begun("Loket sore dibenarkan dinas sekaligus");
        UUID check = desk.factCheck(id);
        String path = StoryPages.path(id) + "/fact-checks/" + check;
        Visitor dinkes = visitors.as("dinkes");

        List<List<String>> form = new java.util.ArrayList<>(shown(dinkes.get(path)));
        form.add(List.of("all", "yes"));
        form.add(List.of("correction-2", "Tiga kali sepekan."));
        assertThat(dinkes.postAll(path + "/answers", form).location()).isEqualTo(path);

        Visitor.Answer page = dinkes.get(path);
        assertThat(page.body()).contains("Semua bagian sudah dijawab.").contains("Tiga kali sepekan.");
        assertThat(page.page().select(".newsroom-check-cards .newsroom-good"))
                .hasSize(page.page().select(".newsroom-check-cards > li").size() - 1);
        assertThat(dinkes.postAll(path + "/answers", form).status())
                .as("sent twice")
                .isEqualTo(422);
    }

    @Test
    void allIsRightDoesNotConfirmAPassageThatWasChangedMeanwhile() {
        StoryId id = desk.begun("Loket sore berubah saat diperiksa dinas");
        UUID check = desk.factCheck(id);
        String path = StoryPages.path(id) + "/fact-checks/" + check;
        Visitor dinkes = visitors.as("dinkes");
        List<List<String>> form = new java.util.ArrayList<>(shown(dinkes.get(path)));
        form.add(List.of("all", "yes"));
        form.add(List.of("correction-1", "Judulnya kurang tepat."));
        visitors.as("editor")
                .post(
                        StoryPages.path(id) + "/text",
                        fields(id, Desk.BODY.replace("mengambil cuti", "meninggalkan pekerjaan")));

        Visitor.Answer refused = dinkes.postAll(path + "/answers", form);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().select("[role=alert] li").text()).contains("diubah penyunting");
        assertThat(refused.page().select("#correction-1").text()).isEqualTo("Judulnya kurang tepat.");
        assertThat(refused.page().select(".newsroom-check-cards .newsroom-good"))
                .isEmpty();
        assertThat(refused.page().select(".newsroom-check-cards .newsroom-warn").text())
                .contains("Penyunting sudah mengubah bagian ini");
        List<List<String>> again = new java.util.ArrayList<>(shown(refused));
        again.add(List.of("all", "yes"));
        assertThat(dinkes.postAll(path + "/answers", again).status()).isEqualTo(302);
    }

    /** The fields of a fact check's page as they lie in its form. */
    private static List<List<String>> shown(Visitor.Answer page) {
        return page.page().select("input[name=seen], input[name=shown]").stream()
                .map(field -> List.of(field.attr("name"), field.val()))
                .toList();
    }

    @Test
    void aGuestReadsAndCommentsThroughALinkUntilItIsRevoked() {
        StoryId id = desk.begun("Loket sore dibaca ahli dari luar");
        Visitor editor = visitors.as("editor");
        editor.post(StoryPages.path(id) + "/links", Map.of("guest", "Ahli tata kota", "days", "3"));
        String link =
                editor.get(StoryPages.path(id)).page().select("#made-link").val();
        String path = link.substring(link.indexOf("/tinjau/"));
        Visitor guest = visitors.anonymous();

        Visitor.Answer page = guest.get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("X-Robots-Tag")).contains("noindex");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.page().select("script")).isEmpty();
        assertThat(guest.post(path + "/comments", Map.of("name", "Ahli", "text", "Jamnya perlu dicek."))
                        .status())
                .isEqualTo(302);
        assertThat(guest.post(path + "/comments", Map.of("name", "Ahli", "text", ""))
                        .status())
                .isEqualTo(422);
        Visitor.Answer story = editor.get(StoryPages.path(id));
        assertThat(story.body()).contains("Jamnya perlu dicek.");
        editor.post(story.page().select("form[action$=/revocation]").attr("action"), Map.of());
        assertThat(guest.get(path).status()).isEqualTo(410);
        assertThat(guest.get("/tinjau/" + "x".repeat(5000)).status()).isIn(410, 414);
    }

    @Test
    void aRevisedFactIsFlaggedAndCorrectedWithOneClick() {
        Desk.Handed handed = desk.handed("Vaksin yang angkanya berubah", "1.250");
        StoryId id = desk.citing("Vaksin sekolah yang angkanya berubah", handed, "1.250");
        desk.intake
                .reviseFact(desk.actor("dinkes"), handed.fact(), "1.275", "Rekap akhir")
                .orElseThrow();
        Visitor editor = visitors.as("editor");

        Visitor.Answer page = editor.get(StoryPages.path(id));
        assertThat(page.page().select(".newsroom-change").text())
                .contains("1.250")
                .contains("1.275");
        Visitor.Answer corrected =
                editor.post(page.page().select("form[action$=/correction]").attr("action"), Map.of());

        assertThat(corrected.location()).isEqualTo(StoryPages.path(id) + "/text");
        assertThat(editor.get(corrected.location()).page().select("#body").text())
                .contains("[1.275](fakta:");
        Document differences = editor.get(StoryPages.path(id) + "/revisions").page();
        assertThat(differences.select("ins, del")).isNotEmpty();
        assertThat(differences.text()).doesNotContain("fakta:");
    }

    @Test
    void aCardMovesByItsMenuAndAnImpossibleMoveSaysWhy() {
        StoryId id = desk.begun("Loket sore dipindahkan di papan");
        Visitor editor = visitors.as("editor");
        String path = StoryPages.path(id) + "/column";

        assertThat(editor.post(path, Map.of("to", "PUBLISHED")).status()).isEqualTo(422);
        String menu = editor.get("/desk/newsroom?topic=kesehatan&state=&q=Loket+sore")
                .page()
                .select("form[action*=" + id + "]")
                .attr("action");
        assertThat(editor.post(menu, Map.of("to", "IN_REVIEW")).location())
                .isEqualTo("/desk/newsroom?topic=kesehatan&q=Loket+sore");
        assertThat(desk.newsroom.story(desk.actor("editor"), id).orElseThrow().state())
                .isEqualTo(StoryState.IN_REVIEW);
        assertThat(editor.post(path, Map.of("to", "bukan")).status()).isEqualTo(422);
        assertThat(visitors.as("approver").post(path, Map.of("to", "APPROVED")).location())
                .isEqualTo(StoryPages.path(id) + "#approve");
    }

    @Test
    void whoMayNotReadAStoryIsToldThereIsNone() {
        StoryId id = desk.begun("Loket sore yang bukan urusan dinas lain");

        for (String part : List.of("", "/text", "/revisions")) {
            assertThat(visitors.as("dpu").get(StoryPages.path(id) + part).status())
                    .isEqualTo(404);
        }
        assertThat(visitors.as("dpu")
                        .post(StoryPages.path(id) + "/text/preview", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(visitors.as("dinkes").get(StoryPages.path(id) + "/text").status())
                .isEqualTo(403);
    }

    private Map<String, String> fields(StoryId id, String body) {
        return Map.of(
                "base", String.valueOf(desk.newest(id)),
                "type", "service_information",
                "title", "Loket sore ditulis dua orang",
                "lead", "Layanan sore di kantor kecamatan dibuka dua kali sepekan untuk warga yang bekerja.",
                "body", body,
                "agencies", desk.agency("DINKES").toString(),
                "topics", "kesehatan");
    }
}
