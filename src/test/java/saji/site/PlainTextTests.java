package saji.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words come out of any Markdown, and soon. */
class PlainTextTests {

    static Stream<List<String>> texts() {
        return Stream.of(
                List.of("## Judul\n\nIsi **tebal** dan _miring_.", "Judul Isi tebal dan miring ."),
                List.of("> kutipan\n- satu\n* dua\n12. tiga\n4) empat", "kutipan satu dua tiga empat"),
                List.of("Lihat [peta](https://contoh.id/a_b) dan ![foto](x.png).", "Lihat peta dan foto."),
                List.of("Angka [1.250 siswi](fakta:abc) hadir [belum pasti]", "Angka 1.250 siswi hadir [belum pasti]"),
                List.of("| a | b |\n|---|:-:|\n| 1 | 2 |", "a b 1 2"),
                List.of("Judul\n-----\n\n---\nisi", "Judul isi"),
                List.of("-5 derajat\n2026. tahun\n#tagar", "-5 derajat tahun #tagar"),
                List.of("[tidak tutup\nbaris](lain)", "[tidak tutup baris](lain)"),
                List.of("  \n\t\n", ""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void marksAreTakenAway(List<String> text) {
        assertThat(PlainText.of(text.getFirst())).isEqualTo(text.getLast());
    }

    @Test
    void noTextTakesLong() {
        for (String piece :
                List.of("-", "--|", " -- ", "|", "[", "](", "[a](", "![", "\n", " ", "> ", "1.", "#", "*", "\u0000")) {
            String text = piece.repeat(200_000);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PlainText.of(text), piece);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PlainText.of(text + "x"), piece);
        }
    }
}
