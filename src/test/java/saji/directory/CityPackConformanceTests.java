package saji.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.Captured;
import saji.support.Conformance;
import saji.support.SajiTest;

/** The city pack says what its sources say: codes and names of areas, agencies, holidays. */
@SajiTest
@Conformance
class CityPackConformanceTests {

    private static final Path PACK = Path.of("city/tangsel");

    @Autowired
    private Directory directory;

    @Test
    void areasBearTheCodesAndNamesOfTheDecreeAndHoldTheirInnerPoint() {
        List<CSVRecord> rows = Captured.rows("areas/wilayah_tangsel.csv");
        assertThat(directory.areas()).hasSameSizeAs(rows);
        assertThat(rows).allSatisfy(row -> {
            Area area = directory.area(new AreaCode(row.get("kode_kemendagri"))).orElseThrow();
            assertThat(area.name()).isEqualTo(row.get("nama"));
            if (area.level() == Area.Level.SUBDISTRICT) {
                assertThat(directory.areaAt(
                                Double.parseDouble(row.get("lat_titik_dalam")),
                                Double.parseDouble(row.get("lng_titik_dalam"))))
                        .map(Area::code)
                        .contains(area.code());
            }
        });
    }

    @Test
    void agenciesBearTheirNames() {
        Map<String, String> known = Captured.rowsOf(PACK.resolve("agencies.csv")).stream()
                .collect(java.util.stream.Collectors.toMap(row -> row.get("code"), row -> row.get("name")));
        assertThat(Captured.rows("agencies/opd_tangsel.csv"))
                .allSatisfy(row -> assertThat(known).containsEntry(row.get("kode"), row.get("nama")));
    }

    @Test
    void holidaysAndCollectiveLeaveAreThoseOfTheJointDecree() {
        assertThat(Captured.rowsOf(PACK.resolve("holidays.csv")))
                .extracting(row -> row.get("date") + " " + row.get("name"))
                .containsExactlyInAnyOrderElementsOf(Captured.rows("holidays/libur_nasional_2026_2027.csv").stream()
                        .map(row -> row.get("tanggal") + " " + row.get("nama"))
                        .toList());
    }
}
