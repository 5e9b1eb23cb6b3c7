package saji.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.platform.DueWork;
import saji.support.Browser;
import saji.support.Keyboard;
import saji.support.SajiTest;
import saji.support.SettableClock;
import saji.support.TestPeople;
import saji.support.Visitors;

/**
 * The main job, end to end: a PR officer hands material in from a phone, an editor makes it a story and cites a fact, the agency
 * confirms it, a second person approves and publishes, a citizen reads; then the agency revises the fact and the story is corrected.
 * All of the staff's part is done with the keyboard alone.
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

    @Autowired
    private TestPeople people;

    @Autowired
    private SettableClock clock;

    private final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void begin() {
        clock.runAfterAll();
    }

    @AfterEach
    void end() {
        clock.run();
    }

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
        assertThat(read(address)).contains("datang 135 remaja").doesNotContain("datang 120 remaja");
        assertThat(wrong).isEmpty();
    }

    private String handIn() {
        try (Browser.Visit officer = signIn("dinkes", Browser.PHONE)) {
            Page page = officer.open("/desk/intake/materials/new");
            page.waitForSelector("form[data-ready=true]");
            Keyboard keys = keys(page);
            keys.choose("stage", "DONE");
            keys.write(page.locator("[name=title]"), TITLE);
            keys.write(page.locator("[name=what]"), "Posyandu remaja dibuka di Kelurahan Ciputat setiap Sabtu pagi.");
            keys.select(page.locator("[name=area]"), "36.74.04.");
            keys.write(page.locator("[name=who]"), "Puskesmas Ciputat dan kader posyandu");
            keys.write(
                    page.locator("[name=why]"),
                    "Remaja dapat memeriksakan kesehatan tanpa biaya dan tanpa antre di puskesmas.");
            keys.press(page.locator("[data-add=facts]"));
            keys.write(page.locator("[name$='.claim']:visible"), "remaja diperiksa pada hari pertama");
            keys.write(page.locator("[name$='.value']:visible"), "120 remaja");
            keys.write(page.locator("[name^='facts'][name$='.source']:visible"), "Daftar hadir posyandu, halaman 1");
            look(officer, "hand-in");
            keys.press(page.locator("[data-submit]"));
            page.waitForURL(url -> url.matches(".*/desk/intake/materials/[0-9a-f-]{36}$"));
            look(officer, "material");
            done(keys);
            return page.url().replaceAll(".*/", "");
        }
    }

    private String write(String material) {
        try (Browser.Visit editor = signIn("editor", Browser.DESK)) {
            Page page = editor.open("/desk/intake/incoming");
            look(editor, "incoming");
            Keyboard keys = keys(page);
            keys.press(page.locator("a[href$='/desk/intake/materials/" + material + "']"));
            page.waitForURL("**/desk/intake/materials/" + material);
            look(editor, "material-office");
            keys.press(page.locator("a[href*='/desk/newsroom/stories/new?material=']"));
            page.waitForURL("**/desk/newsroom/stories/new?*");
            keys.choose("type", "announcement");
            look(editor, "new-story");
            keys.press(page.locator("main form[method=post] button[type=submit]"));
            page.waitForURL(url -> url.matches(".*/desk/newsroom/stories/[0-9a-f-]{36}(/text)?$"));
            String story = page.url().replaceAll(".*/stories/([0-9a-f-]{36}).*", "$1");
            assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("title");
            page = editor.open("/desk/newsroom/stories/" + story + "/text");
            keys.write(page.locator("#title"), TITLE);
            keys.write(
                    page.locator("#lead"),
                    "Remaja Ciputat dapat memeriksakan kesehatan setiap Sabtu pagi tanpa biaya, cukup dengan kartu pelajar.");
            keys.write(page.locator("#body"), BODY.substring(0, BODY.indexOf("[120 remaja]")));
            keys.press(page.locator("[data-cite]").first());
            keys.append(page.locator("#body"), BODY.substring(BODY.indexOf(" untuk memeriksa")));
            keys.tick(page.locator("input[name=topics][value=kesehatan]"));
            look(editor, "story-editor");
            keys.press(page.locator("button[name=then][value=page]"));
            page.waitForURL("**/desk/newsroom/stories/" + story);
            look(editor, "story");
            send(keys, page, "/fact-checks");
            done(keys);
            return story;
        }
    }

    private void confirm(String story) {
        try (Browser.Visit officer = as("dinkes", Browser.PHONE)) {
            Page page = officer.open("/desk/newsroom/stories/" + story + "/fact-check");
            look(officer, "fact-check");
            Keyboard keys = keys(page);
            assertThat(page.locator("input[name=shown]").count()).isGreaterThan(1);
            keys.follow(page.locator("button[name=all]"));
            assertThat(page.locator("input[name=shown]").count()).isZero();
            assertThat(page.locator(".newsroom-check-cards .newsroom-warn").count())
                    .isZero();
            done(keys);
        }
    }

    private void askReview(String story) {
        try (Browser.Visit editor = as("editor", Browser.DESK)) {
            Page page = editor.open("/desk/newsroom/stories/" + story);
            send(keys(page), page, "/review");
        }
    }

    private String approveAndPublish(String story) {
        try (Browser.Visit approver = signIn("approver", Browser.DESK)) {
            Page page = approver.open("/desk/newsroom/stories/" + story);
            look(approver, "approval");
            page.onDialog(dialog -> dialog.accept());
            Keyboard keys = keys(page);
            send(keys, page, "/approval");
            approver.open("/desk/newsroom/stories/" + story);
            send(keys, page, "/publication");
            done(keys);
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
            Keyboard keys = keys(page);
            Locator form = page.locator("form[action$='/revisions']").first();
            keys.write(form.locator("[name=value]"), "135 remaja");
            keys.write(form.locator("[name=source]"), "Daftar hadir posyandu yang sudah diperiksa ulang");
            keys.follow(form.locator("button[type=submit]"));
            done(keys);
        }
    }

    /** One button each, of the editor and of the second person. */
    private void correct(String story) {
        try (Browser.Visit editor = as("editor", Browser.DESK)) {
            Page page = editor.open("/desk/newsroom/stories/" + story);
            assertThat(page.locator("main").innerText()).contains("120 remaja").contains("135 remaja");
            look(editor, "fact-flag");
            Keyboard keys = keys(page);
            keys.follow(page.locator("form[action*='/flags/'] button[name=then][value=review]"));
            assertThat(page.locator(".alert-danger").allInnerTexts()).isEmpty();
            done(keys);
        }
        try (Browser.Visit approver = as("approver", Browser.DESK)) {
            Page page = approver.open("/desk/newsroom/stories/" + story);
            assertThat(page.locator("[id='approve.note']").inputValue())
                    .isEqualTo("Semula 120 remaja, menjadi 135 remaja.");
            look(approver, "correction");
            Keyboard keys = keys(page);
            keys.follow(page.locator("button[name=then][value=correction]"));
            assertThat(page.locator(".alert-danger").allInnerTexts()).isEmpty();
            done(keys);
            bake();
        }
    }

    /** Presses the button of the form that leads to an address with this ending. */
    private static void send(Keyboard keys, Page page, String ending) {
        Locator button = page.locator("form[method=post][action$='" + ending + "'] button[type=submit]")
                .first();
        assertThat(page.locator("[id^=against-]:visible").allInnerTexts())
                .as("reasons against %s", ending)
                .satisfies(reasons ->
                        assertThat(button.isEnabled()).as("%s", reasons).isTrue());
        keys.follow(button);
        assertThat(page.locator(".alert-danger").allInnerTexts()).isEmpty();
    }

    private static Keyboard keys(Page page) {
        return new Keyboard(page);
    }

    private void done(Keyboard keys) {
        wrong.addAll(keys.wrong());
    }

    /** Comes in by the sign-in page. */
    private Browser.Visit signIn(String username, Browser.Size size) {
        people.person(username);
        Browser.Visit visit = Browser.visit(visitors.address(), size);
        Page page = visit.open("/sign-in");
        Keyboard keys = keys(page);
        keys.press(page.locator("button[name=username][value=" + username + "]"));
        page.waitForURL("**/desk");
        done(keys);
        return visit;
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
