package saji.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.TestPeople;
import saji.support.Visitors;

/** The directory's pages in a real browser. */
@SajiTest
class DirectoryJourneyTests {

    @Autowired
    private Visitors visitors;

    @Autowired
    private TestPeople people;

    @Test
    void everyPageIsWellMadeOnPhoneAndDesk() {
        people.person("dinkes");
        people.person("editor");
        for (Browser.Size size : new Browser.Size[] {Browser.PHONE, Browser.DESK}) {
            try (Browser.Visit visit = Browser.visit(visitors.address(), size)) {
                visit.open("/sign-in");
                assertThat(visit.look("directory-sign-in")).isEmpty();
            }
            try (Browser.Visit visit = Browser.visit(visitors.address(), size)
                    .with(visitors.as("admin").cookie())) {
                visit.open("/desk");
                assertThat(visit.look("directory-home")).isEmpty();
                visit.open("/desk/account");
                assertThat(visit.look("directory-account")).isEmpty();
                visit.open("/desk/directory/agencies");
                assertThat(visit.look("directory-agencies")).isEmpty();
                visit.open("/desk/directory/agencies/DINKES");
                assertThat(visit.look("directory-agency")).isEmpty();
                visit.open("/desk/directory/people");
                assertThat(visit.look("directory-people")).isEmpty();
                visit.open("/desk/directory/people/dinkes");
                assertThat(visit.look("directory-person")).isEmpty();
                visit.open("/desk/directory/decrees");
                assertThat(visit.look("directory-decrees")).isEmpty();
                visit.open("/desk/directory/decrees/new?kind=SPLIT&agency=DINKES");
                assertThat(visit.look("directory-decree")).isEmpty();
                visit.open("/desk/directory/audit");
                assertThat(visit.look("directory-audit")).isEmpty();
                visit.open("/desk/directory/pack");
                assertThat(visit.look("directory-pack")).isEmpty();
            }
        }
    }

    @Test
    void aPasskeyIsMadeOnTheAccountPageAndOpensTheDesk() {
        try (Browser.Visit visit = Browser.visit(visitors.address(), Browser.PHONE)
                .with(visitors.as("approver").cookie())) {
            authenticatorIn(visit);
            visit.open("/desk/account");
            visit.page().getByText("Buat kunci sandi").click();
            visit.page().waitForSelector(".directory-things >> text=Ponsel saya");
            visit.page().locator("summary.btn").first().click();
            visit.page()
                    .getByText("Keluar", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            visit.page().waitForURL("**/sign-in");
            visit.page().getByText("Masuk dengan kunci sandi").click();
            visit.page().waitForURL("**/desk");
            assertThat(visit.page().content()).contains("Kepala Bidang Informasi");
        }
    }

    /** A fingerprint reader that always says yes. */
    private static void authenticatorIn(Browser.Visit visit) {
        CDPSession devtools = visit.context().newCDPSession(visit.page());
        devtools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject request = new JsonObject();
        request.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", request);
    }
}
