package saji.directory;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyPageIsWellMadeOnPhoneAndDesk() {
        people.person("dinkes");
        people.person("editor");
        for (Browser.Size size : new Browser.Size[] {Browser.PHONE, Browser.DESK}) {
            try (Browser.Visit visit = Browser.visit(visitors.address(), size)) {
                visit.open("/sign-in");
                visit.look("directory-sign-in");
            }
            try (Browser.Visit visit = Browser.visit(visitors.address(), size)
                    .with(visitors.as("admin").cookie())) {
                visit.open("/desk");
                visit.look("directory-home");
                visit.open("/desk/account");
                visit.look("directory-account");
                visit.open("/desk/directory/agencies");
                visit.look("directory-agencies");
                visit.open("/desk/directory/agencies/DINKES");
                visit.look("directory-agency");
                visit.open("/desk/directory/people");
                visit.look("directory-people");
                visit.open("/desk/directory/people/dinkes");
                visit.look("directory-person");
                visit.open("/desk/directory/decrees");
                visit.look("directory-decrees");
                visit.open("/desk/directory/decrees/new?kind=SPLIT&agency=DINKES");
                visit.look("directory-decree");
                visit.open("/desk/directory/audit");
                visit.look("directory-audit");
                visit.open("/desk/directory/pack");
                visit.look("directory-pack");
            }
        }
    }
}
