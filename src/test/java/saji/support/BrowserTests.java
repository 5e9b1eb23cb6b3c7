package saji.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The browser of the journeys sees what it should. */
class BrowserTests {

    @Test
    void aPictureWithoutAltTextIsAViolation() {
        try (Browser.Visit visit = Browser.visit("http://localhost", Browser.PHONE)) {
            visit.page().setContent("<html lang=id><title>x</title><main><h1>x</h1><img src='data:,'></main></html>");

            assertThat(visit.violations()).anyMatch(line -> line.startsWith("image-alt"));
        }
    }

    @Test
    void aPageWiderThanThePhoneIsSeen() {
        try (Browser.Visit visit = Browser.visit("http://localhost", Browser.PHONE)) {
            visit.page().setContent("<html lang=id><title>x</title><div style='width: 900px'>x</div></html>");

            assertThat(visit.scrollsSideways()).isTrue();
        }
    }

    @Test
    void aScriptErrorFailsTheVisit() {
        Browser.Visit visit = Browser.visit("http://localhost", Browser.DESK);
        visit.page().setContent("<html><script>throw new Error('kaput')</script></html>");
        visit.page().waitForTimeout(50);

        assertThatThrownBy(visit::close).hasMessageContaining("kaput");
    }
}
