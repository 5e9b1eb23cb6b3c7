package saji;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of ARCHITECTURE.md that a test can hold. */
class RulesTests {

    @Test
    void roomsUseOnlyWhatTheyMay() {
        ApplicationModules.of(Saji.class).verify();
    }
}
