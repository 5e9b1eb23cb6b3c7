package saji.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.platform.DueWork;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.Visitors;

/**
 * The main job, end to end: a PR officer hands material in from a phone, an editor makes it a story and cites a fact, the agency
 * confirms it, a second person approves and publishes, a citizen reads; then the agency revises the fact and the story is corrected.
 */
@SajiTest
class MainJobJourney {

    private static final String TITLE = "Posyandu remaja Ciputat buka setiap Sabtu";
    private static final String BODY = """
            Posyandu remaja di Kelurahan Ciputat kini buka setiap Sabtu pagi. Pada hari pertama datang [120 remaja](fakta:FAKTA) untuk memeriksa tekanan
            darah, berat badan, dan kadar hemoglobin.

            Petugas puskesmas mencatat hasilnya di buku kesehatan masing-masing. Remaja yang hasilnya perlu ditindaklanjuti diminta datang
            ke puskesmas pada hari kerja dengan membawa buku itu. Pemeriksaan tidak dipungut biaya.

            Layanan dibuka pukul delapan sampai sebelas. Remaja cukup membawa kartu pelajar. Orang tua boleh ikut menunggu, tetapi
            pembicaraan dengan petugas bersifat pribadi.

            Jadwal bulan depan ditempel di kantor kelurahan dan dapat ditanyakan kepada kader di setiap rukun warga.
            """;

    @Autowired
    private Visitors visitors;

    @Autowired
    private List<DueWork> works;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void anAgencyHandsInAnEditorWritesASecondPersonPublishesAndACitizenReads() {
        String material = handIn();
        String story = write(material);
        confirm(story);
        askReview(story);
        String address = approveAndPublish(story);
        assertThat(read(address)).contains("120 remaja");
        revise(material);
        correct(story);
        assertThat(read(address)).contains("135 remaja").doesNotContain("120 remaja,");
        assertThat(wrong).isEmpty();
    }

    private String handIn() {
        try (Browser.Visit officer = as("dinkes", Browser.PHONE)) {
            Page page = officer.open("/desk/intake/materials/new");
            page.locator("input[name=stage][value=DONE], input[name=stage][value=done]")
                    .first()
                    .check(new Locator.CheckOptions().setForce(true));
            page.fill("[name=title]", TITLE);
            page.fill("[name=what]", "Posyandu remaja dibuka di Kelurahan Ciputat setiap Sabtu pagi.");
            page.fill("[name=beginsDate]", "2026-11-21");
            page.locator("[name=area] option[value^='36.74.04.']")
                    .nth(1)
                    .evaluate(
                            "option => { option.selected = true; option.parentElement.closest('select').dispatchEvent(new Event('change', {bubbles: true})) }");
            page.fill("[name=who]", "Puskesmas Ciputat dan kader posyandu");
            page.fill("[name=why]", "Remaja dapat memeriksakan kesehatan tanpa biaya dan tanpa antre di puskesmas.");
            Locator add = page.locator("[data-add=facts]");
            if (page.locator("[name='facts[0].claim']").count() == 0
                    || !page.locator("[name='facts[0].claim']").first().isVisible()) {
                add.click();
            }
            page.locator("[name$='.claim']:visible").first().fill("remaja diperiksa pada hari pertama");
            page.locator("[name$='.value']:visible").first().fill("120 remaja");
            page.locator("[name^='facts'][name$='.source']:visible").first().fill("Daftar hadir posyandu, halaman 1");
            look(officer, "hand-in");
            page.locator("[data-submit]").click();
            page.waitForURL(url -> url.matches(".*/desk/intake/materials/[0-9a-f-]{36}$"));
            look(officer, "material");
            return page.url().replaceAll(".*/", "");
        }
    }

    private String write(String material) {
        try (Browser.Visit editor = as("editor", Browser.DESK)) {
            Page page = editor.open("/desk/intake/materials/" + material);
            look(editor, "material-office");
            page.locator("a[href*='/desk/newsroom/stories/new?material=']").click();
            page.locator("input[name=type][value=announcement]").check();
            look(editor, "new-story");
            page.locator("main form[method=post] button[type=submit]").click();
            page.waitForURL(url -> url.matches(".*/desk/newsroom/stories/[0-9a-f-]{36}(/text)?$"));
            String story = page.url().replaceAll(".*/stories/([0-9a-f-]{36}).*", "$1");
            page = editor.open("/desk/newsroom/stories/" + story + "/text");
            String fact = page.locator("[data-cite]").first().getAttribute("data-cite");
            page.fill("#title", TITLE);
            page.fill(
                    "#lead",
                    "Remaja Ciputat dapat memeriksakan kesehatan setiap Sabtu pagi tanpa biaya, cukup dengan kartu pelajar.");
            page.fill("#body", BODY.replace("FAKTA", fact));
            page.locator("input[name=topics][value=kesehatan]")
                    .evaluate("box => { box.checked = true; box.dispatchEvent(new Event('change', {bubbles: true})) }");
            look(editor, "story-editor");
            page.locator("button[type=submit][form=editor]:visible, #editor button[type=submit]:visible")
                    .first()
                    .click();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page = editor.open("/desk/newsroom/stories/" + story);
            look(editor, "story");
            send(page, "/fact-checks");
            return story;
        }
    }

    private void confirm(String story) {
        try (Browser.Visit officer = as("dinkes", Browser.PHONE)) {
            Page page = officer.open("/desk/newsroom/stories/" + story + "/fact-check");
            look(officer, "fact-check");
            Locator confirm = page.locator("button[name=verdict][value=confirm]");
            for (int left = confirm.count(); left > 0; left--) {
                confirm.first().click();
                page.waitForLoadState(LoadState.NETWORKIDLE);
            }
            assertThat(confirm.count()).isZero();
        }
    }

    private void askReview(String story) {
        try (Browser.Visit editor = as("editor", Browser.DESK)) {
            send(editor.open("/desk/newsroom/stories/" + story), "/review");
        }
    }

    private String approveAndPublish(String story) {
        try (Browser.Visit approver = as("approver", Browser.DESK)) {
            Page page = approver.open("/desk/newsroom/stories/" + story);
            look(approver, "approval");
            page.onDialog(dialog -> dialog.accept());
            send(page, "/approval");
            send(approver.open("/desk/newsroom/stories/" + story), "/publication");
            bake();
            page = approver.open("/desk/newsroom/stories/" + story);
            return page.locator("a[href*='/berita/']")
                    .first()
                    .getAttribute("href")
                    .replaceAll("^https?://[^/]+", "");
        }
    }

    private String read(String address) {
        StringBuilder seen = new StringBuilder();
        for (Browser.Size size : List.of(Browser.PHONE, Browser.DESK)) {
            try (Browser.Visit citizen = Browser.visit(visitors.address(), size)) {
                seen.append(citizen.open(address).locator("main").innerText());
                look(citizen, "site-story");
                assertThat(citizen.context().cookies()).isEmpty();
                assertThat(citizen.open("/").content()).contains(TITLE);
                assertThat(citizen.open("/opd/DINKES").content()).contains(TITLE);
            }
        }
        return seen.toString();
    }

    private void revise(String material) {
        try (Browser.Visit officer = as("dinkes", Browser.PHONE)) {
            Page page = officer.open("/desk/intake/materials/" + material);
            page.locator("details:has(form[action$='/revisions']) > summary")
                    .first()
                    .click();
            page.locator("form[action$='/revisions'] [name=value]").first().fill("135 remaja");
            page.locator("form[action$='/revisions'] [name=source]")
                    .first()
                    .fill("Daftar hadir posyandu yang sudah diperiksa ulang");
            page.locator("form[action$='/revisions'] button[type=submit]")
                    .first()
                    .click();
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
    }

    private void correct(String story) {
        try (Browser.Visit editor = as("editor", Browser.DESK)) {
            Page page = editor.open("/desk/newsroom/stories/" + story);
            assertThat(page.locator("main").innerText()).contains("120 remaja").contains("135 remaja");
            look(editor, "fact-flag");
            page.locator("form[action*='/flags/'][action$='/correction'] button")
                    .first()
                    .click();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            send(editor.open("/desk/newsroom/stories/" + story), "/review");
        }
        try (Browser.Visit approver = as("approver", Browser.DESK)) {
            Page page = approver.open("/desk/newsroom/stories/" + story);
            page.onDialog(dialog -> dialog.accept());
            send(page, "/approval");
            page = approver.open("/desk/newsroom/stories/" + story);
            page.locator("[id='correct.note']").fill("Jumlah remaja pada hari pertama 135, bukan 120.");
            send(page, "/correction");
            bake();
        }
    }

    /** Presses the button of the form that leads to an address with this ending. */
    private static void send(Page page, String ending) {
        Locator form =
                page.locator("form[method=post][action$='" + ending + "']").first();
        form.locator("xpath=ancestor::details").evaluateAll("all => all.forEach(details => details.open = true)");
        assertThat(page.locator("[id^=against-]:visible").allInnerTexts())
                .as("reasons against %s", ending)
                .satisfies(reasons -> assertThat(
                                form.locator("button[type=submit]").isEnabled())
                        .as("%s", reasons)
                        .isTrue());
        form.locator("button[type=submit]").click();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator(".alert-danger").allInnerTexts()).isEmpty();
    }

    private void bake() {
        for (DueWork work : works) {
            if (work.name().startsWith("site.")) {
                while (work.run() > 0) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private Browser.Visit as(String username, Browser.Size size) {
        return Browser.visit(visitors.address(), size)
                .with(visitors.as(username).cookie());
    }

    private void look(Browser.Visit visit, String name) {
        visit.look(name).forEach(line -> wrong.add(name + ": " + line));
    }
}
