package saji.newsroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import saji.newsroom.StoryId;
import saji.newsroom.StoryState;
import saji.platform.DueWork;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.Visitors;

/** Writing in a real browser: paste from Word, toolbar by keyboard, live preview, saving by itself and by hand, the board by keyboard. */
@SajiTest
@Import(Desk.class)
class EditorJourneyTests {

    /** As Word 365 lays it on the clipboard, shortened. */
    private static final String WORD = """
            <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns:st1="urn:x">
            <head><meta name=Generator content="Microsoft Word 15"><style><!-- @font-face {font-family:Calibri;} p.MsoNormal {margin:0cm} --></style>
            <!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]--></head>
            <body lang=IN style='tab-interval:36.0pt'><!--StartFragment-->
            <h1><span style='mso-fareast-font-family:"Times New Roman"'>Syarat layanan<o:p></o:p></span></h1>
            <p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=EN-US>TANGERANG</span></b><b><span> SELATAN</span></b><span
            lang=EN-US style='font-size:12.0pt;color:red'> &#8211; Warga <st1:place w:st="on">Ciputat</st1:place> membayar Rp5_000*,&nbsp;bukan
            <i>gratis</i>.<del cite="mailto:budi" datetime="2026-01-01">Kalimat yang dihapus.</del><ins> Baru.</ins><o:p></o:p></span></p>
            <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
            style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Kartu keluarga</p>
            <p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
            style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span></span><![endif]>asli<o:p></o:p></p>
            <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
            style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span><![endif]>Surat pengantar</p>
            <table class=MsoTableGrid border=1><tr><td width=100><p class=MsoNormal><b>Hari</b></p></td><td><p class=MsoNormal>Jam | tutup</p></td></tr>
            <tr><td><p class=MsoNormal>Senin</p></td><td><p class=MsoNormal>08.00</p></td></tr></table>
            <p class=MsoNormal><a href="https://contoh.go.id/a(b)">tautan</a> <a href="javascript:alert(1)">buruk</a><script>alert(1)</script>
            <img src="file:///C:/x.png"></p><p class=MsoCommentText>Catatan dalam.</p>
            <!--EndFragment--></body></html>
            """;

    /** As Google Docs lays it on the clipboard: all within a bold element that is not bold. */
    private static final String DOCS =
            "<b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><p dir=ltr><span style=\"font-size:11pt;font-weight:700\">Tebal</span>"
                    + "<span style=\"font-weight:400\"> </span><span style=\"font-style:italic\">miring</span><span> dan biasa</span></p></b>";

    private static final String CLEAN = """
            ## Syarat layanan

            **TANGERANG SELATAN** – Warga Ciputat membayar Rp5_000\\*, bukan *gratis*. Baru.

            1. Kartu keluarga
               - asli
            2. Surat pengantar

            | **Hari** | Jam \\| tutup |
            | --- | --- |
            | Senin | 08.00 |

            [tautan](https://contoh.go.id/a%28b%29) buruk""";

    @Autowired
    private Desk desk;

    @Autowired
    private Visitors visitors;

    @Autowired
    private List<DueWork> works;

    @Test
    void aDoubleClickAsksOnceAndPublishesOnce() {
        StoryId id = desk.approved("Loket sore yang diklik dua kali");
        AtomicInteger asked = new AtomicInteger();
        try (Browser.Visit visit = Browser.visit(visitors.address(), Browser.DESK)
                .with(visitors.as("editor").cookie())) {
            Page page = visit.open(StoryPages.path(id));
            page.onDialog(dialog -> {
                asked.incrementAndGet();
                dialog.accept();
            });
            page.locator("#publish button").dblclick();
            page.locator("a[href^='/berita/']").first().waitFor();
            assertThat(page.locator(".alert-danger").allInnerTexts()).isEmpty();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatWordPutsOnTheClipboardBecomesCleanTextThatReadsThePreviewAndThePublicPageAlike() {
        StoryId id = desk.begun("Loket sore ditempel dari Word untuk warga");
        try (Browser.Visit visit = Browser.visit(visitors.address(), Browser.DESK)
                .with(visitors.as("editor").cookie())) {
            Page page = visit.open(StoryPages.path(id) + "/text");
            page.fill("#body", "");
            paste(page, WORD);
            assertThat(page.inputValue("#body")).isEqualTo(CLEAN);
            page.fill("#body", "");
            paste(page, DOCS);
            assertThat(page.inputValue("#body")).isEqualTo("**Tebal** *miring* dan biasa");
            page.fill("#body", "");
            paste(page, WORD);
            PlaywrightAssertions.assertThat(page.locator("#preview table td").last())
                    .hasText("08.00");
            PlaywrightAssertions.assertThat(page.locator("#preview ol > li > ul > li"))
                    .hasText("asli");
            String preview = words(page, "#preview ol:has(ul)") + words(page, "#preview table");
            page.click("button[name=then]");
            PlaywrightAssertions.assertThat(page.locator("#ask_review")).isVisible();

            approveAndPublish(id);

            visit.open("/berita/" + slug(id));
            assertThat(words(page, "main ol:has(ul)") + words(page, "main table"))
                    .isEqualTo(preview);
        }
    }

    @Test
    void theToolbarWorksByKeyboardAndASaveByHandOvertakesTheAutomaticOneWithoutAConflict() {
        StoryId id = desk.begun("Loket sore ditulis dengan papan ketik saja");
        try (Browser.Visit visit = Browser.visit(visitors.address(), Browser.DESK)
                .with(visitors.as("editor").cookie())) {
            Page page = visit.open(StoryPages.path(id) + "/text");
            page.fill("#body", "satu dua");
            page.locator("#body").press("Control+a");
            page.locator("#body").press("Control+b");
            assertThat(page.inputValue("#body")).isEqualTo("**satu dua**");
            page.locator(".newsroom-toolbar[data-target=body] button").first().focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Enter");
            assertThat(page.inputValue("#body")).isEqualTo("## **satu dua**");

            page.evaluate("""
                    () => {
                        const sent = window.fetch;
                        window.fetch = (path, how) => {
                            if (!String(path).endsWith('/text/draft')) {
                                return sent(path, how);
                            }
                            setTimeout(() => {
                                document.getElementById('lead').value = 'Teras yang diketik saat simpan otomatis berjalan, cukup panjang.';
                                document.getElementById('editor').requestSubmit();
                            }, 0);
                            return new Promise((later) => setTimeout(later, 200)).then(() => sent(path, how));
                        };
                    }
                    """);
            page.locator("#body").press("End");
            page.keyboard().type(" tiga");
            PlaywrightAssertions.assertThat(page.getByText("Tersimpan.", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(page.locator("#conflict").isVisible()).isFalse();
        }
        assertThat(desk.newsroom
                        .story(desk.actor("editor"), id)
                        .orElseThrow()
                        .latest()
                        .text()
                        .lead())
                .startsWith("Teras yang diketik");
    }

    @Test
    void aCardOfTheBoardIsMovedByKeyboardAlone() {
        StoryId id = desk.begun("Loket sore dipindah dengan papan ketik");
        try (Browser.Visit visit = Browser.visit(visitors.address(), Browser.DESK)
                .with(visitors.as("editor").cookie())) {
            Page page = visit.open("/desk/newsroom?q=dipindah+papan+ketik");
            page.locator(".newsroom-card-menu summary").first().focus();
            page.keyboard().press("Enter");
            page.locator(".newsroom-card-menu button[value=IN_REVIEW]").first().focus();
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(
                            page.getByText("Pemeriksaan diminta.", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
        assertThat(desk.newsroom.story(desk.actor("editor"), id).orElseThrow().state())
                .isEqualTo(StoryState.IN_REVIEW);
    }

    private static String words(Page page, String selector) {
        return page.locator(selector).first().innerText().replaceAll("\\s+", " ");
    }

    private static void paste(Page page, String html) {
        page.locator("#body").focus();
        page.evaluate("""
                ({html}) => {
                    const data = new DataTransfer();
                    data.setData('text/html', html);
                    data.setData('text/plain', 'polos');
                    document.getElementById('body').dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
                }
                """, Map.of("html", html));
    }

    private void approveAndPublish(StoryId id) {
        desk.newsroom.askReview(desk.actor("editor"), id, "").orElseThrow();
        desk.newsroom.approve(desk.actor("approver"), id, desk.newest(id)).orElseThrow();
        desk.newsroom.publish(desk.actor("editor"), id).orElseThrow();
        while (works.stream().mapToInt(DueWork::run).sum() > 0) {
            // each look takes a part
        }
    }

    private String slug(StoryId id) {
        return desk.newsroom.published(id).orElseThrow().slug();
    }
}
