package saji.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.SajiTest;

/** The city pack is there before anyone asks. */
@SajiTest
class CityPackTests {

    @Autowired
    private Directory directory;

    @Autowired
    private CityInUse inUse;

    @Test
    void sevenDistrictsWithFiftyFourSubdistrictsAreKnown() {
        assertThat(directory.areas())
                .filteredOn(area -> area.level() == Area.Level.DISTRICT)
                .hasSize(7);
        assertThat(directory.areas())
                .filteredOn(area -> area.level() == Area.Level.SUBDISTRICT)
                .hasSize(54);
        assertThat(directory.outlines()).hasSize(54);
    }

    @Test
    void aPointIsFoundInItsSubdistrict() {
        assertThat(directory.areaAt(-6.32011, 106.66609))
                .map(area -> area.code().value())
                .contains("36.74.01.1009");
        assertThat(directory.areaAt(0, 0)).isEmpty();
    }

    @Test
    void theOfficeAndItsCityAreKnown() {
        assertThat(directory.office().code()).isEqualTo("DISKOMINFO");
        assertThat(directory.city().zone().getId()).isEqualTo("Asia/Jakarta");
        assertThat(directory.topics()).hasSize(16);
    }

    @Test
    void takingTheSamePackAgainChangesNothing() {
        assertThat(inUse.readAgain("system").orElseThrow()).isZero();
    }
}
