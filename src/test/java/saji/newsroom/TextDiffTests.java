package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import saji.newsroom.TextDiff.Kind;
import saji.newsroom.TextDiff.Piece;

class TextDiffTests {

    @Test
    void equalTextsHaveNoDifference() {
        assertThat(TextDiff.of("Satu.\n\nDua.", "Satu.\r\n\r\n\r\nDua.\n").isEmpty())
                .isTrue();
    }

    @Test
    void aChangedFigureIsShownAloneInItsParagraph() {
        TextDiff diff = TextDiff.of(
                "Awal.\n\nSebanyak 1.250 siswi ikut vaksin di Ciputat.",
                "Awal.\n\nSebanyak 1.275 siswi ikut vaksin di Ciputat.");

        assertThat(diff.blocks()).extracting(TextDiff.Block::kind).containsExactly(Kind.SAME, Kind.CHANGED);
        assertThat(diff.blocks().getLast().pieces())
                .contains(new Piece(Kind.REMOVED, "250"), new Piece(Kind.ADDED, "275"));
    }

    @Test
    void addedAndRemovedParagraphsStandWhereTheyBelong() {
        TextDiff diff =
                TextDiff.of("Satu itu awal.\n\nDua pergi saja.", "Satu itu awal.\n\nTiga datang lagi.\n\nEmpat!");

        assertThat(diff.blocks())
                .extracting(TextDiff.Block::kind)
                .containsExactly(Kind.SAME, Kind.ADDED, Kind.ADDED, Kind.REMOVED);
    }

    @Test
    void bothTextsCanBeReadBackFromEveryDifference() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String before = text(random);
            String after = text(random);
            TextDiff diff = TextDiff.of(before, after);

            assertThat(side(diff, Kind.ADDED)).isEqualTo(TextDiff.paragraphs(before));
            assertThat(side(diff, Kind.REMOVED)).isEqualTo(TextDiff.paragraphs(after));
        }
    }

    @Test
    void hugeTextsTakeNoLongTime() {
        String before = "a b ".repeat(50_000);
        String after = "c d\n\n".repeat(50_000);

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> TextDiff.of(before, after));
    }

    private static List<String> side(TextDiff diff, Kind without) {
        return diff.blocks().stream()
                .filter(block -> block.kind() != without)
                .map(block -> block.pieces().stream()
                        .filter(piece -> piece.kind() != without)
                        .map(Piece::text)
                        .collect(Collectors.joining()))
                .toList();
    }

    static String text(Random random) {
        List<String> words = List.of("warga", "kota", "1.250", "jalan", "air,", "posko.", "vaksin", "**gratis**");
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> IntStream.range(0, 1 + random.nextInt(6))
                        .mapToObj(j -> words.get(random.nextInt(words.size())))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n\n"));
    }
}
