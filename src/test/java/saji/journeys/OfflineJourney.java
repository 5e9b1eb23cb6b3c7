package saji.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.directory.Actor;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.intake.Overview;
import saji.intake.Step;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.TestPeople;
import saji.support.Visitors;

/**
 * At an event without a network: material is typed and handed in; once there is a network it is sent, and sent once.
 */
@SajiTest
class OfflineJourney {

    private static final String FORM = "form[data-ready=true]";

    @Autowired
    private Visitors visitors;

    @Autowired
    private TestPeople people;

    @Autowired
    private Intake intake;

    @Autowired
    private Overview overview;

    @Test
    void itIsSentFromWhicheverPageIsOpenedNext() {
        String title = "Senam lansia di Setu " + UUID.randomUUID().toString().substring(0, 8);
        String id;
        try (Browser.Visit officer = Browser.visit(visitors.address(), Browser.PHONE)
                .with(visitors.as("dinkes").cookie())) {
            Page page = officer.open("/desk/intake/materials/new");
            page.waitForSelector(FORM);
            officer.connected(false);
            page.fill("[name=title]", title);
            page.fill("[name=what]", "Senam bersama setiap Jumat.");
            page.selectOption("[name=area]", "36.74.04.1003");
            page.fill("[name=who]", "Puskesmas Setu");
            page.fill("[name=why]", "Lansia tetap bugar.");
            page.click("[data-submit]");
            page.waitForSelector("[data-status][data-kind=WillHandIn]");
            id = page.url().replaceAll(".*draft=", "");
            officer.connected(true);
            page = officer.reopen("/desk");
            page.waitForSelector("[role=status] a[href$='" + id + "']");
        }
        assertThatItWasSentOnce(id, title);
    }

    private void assertThatItWasSentOnce(String id, String title) {
        Actor officer = people.actor("dinkes");
        Material material =
                intake.material(officer, new MaterialId(UUID.fromString(id))).orElseThrow();
        assertThat(material.state()).isEqualTo(Material.State.SUBMITTED);
        assertThat(intake.history(officer, material.id()))
                .filteredOn(step -> step.kind() == Step.Kind.SUBMITTED)
                .hasSize(1);
        Overview.Filter same = new Overview.Filter(null, null, null, null, null, title);
        assertThat(overview.own(officer, same, null, 10)).hasSize(1);
    }
}
