package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MergeTests {

    private static final String BASE = "Judul isi.\n\nParagraf satu.\n\nParagraf dua.\n\nParagraf tiga.";

    @Test
    void changesAtDifferentPlacesAreBothKept() {
        Merge merge = Merge.of(BASE, BASE.replace("satu", "satu baru"), BASE.replace("tiga", "tiga baru"));

        assertThat(merge.hasDispute()).isFalse();
        assertThat(merge.text()).isEqualTo(BASE.replace("satu", "satu baru").replace("tiga", "tiga baru"));
    }

    @Test
    void aParagraphAddedByOneAndOneRemovedByTheOther() {
        Merge merge = Merge.of(BASE, BASE + "\n\nTambahan.", BASE.replace("Paragraf satu.\n\n", ""));

        assertThat(merge.text()).isEqualTo("Judul isi.\n\nParagraf dua.\n\nParagraf tiga.\n\nTambahan.");
    }

    @Test
    void theSameChangeOnBothSidesIsNoDispute() {
        String changed = BASE.replace("dua", "dua sekali");

        assertThat(Merge.of(BASE, changed, changed).text()).isEqualTo(changed);
    }

    @Test
    void aPlaceThatBothChangedIsLeftToAPersonWithBothTexts() {
        Merge merge = Merge.of(BASE, BASE.replace("dua", "dua A"), BASE.replace("dua", "dua B"));

        assertThat(merge.parts()).contains(new Merge.Dispute("Paragraf dua.", "Paragraf dua A.", "Paragraf dua B."));
        assertThat(merge.text()).contains("Paragraf dua A.\n\nParagraf dua B.");
    }

    @Test
    void aSideThatDidNotChangeYieldsToTheOther() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            String base = TextDiffTests.text(random);
            String other = TextDiffTests.text(random);

            assertThat(Merge.of(base, other, base).text()).isEqualTo(other);
            assertThat(Merge.of(base, base, other).text()).isEqualTo(other);
            assertThat(Merge.of(base, other, other).text()).isEqualTo(other);
        }
    }

    @Test
    void whatOneSideWroteIsNeverLost() {
        Random random = new Random(13);
        for (int i = 0; i < 2000; i++) {
            String base = TextDiffTests.text(random);
            String mine = TextDiffTests.text(random);
            String theirs = TextDiffTests.text(random);
            String merged = Merge.of(base, mine, theirs).text();

            TextDiff.paragraphs(mine).stream()
                    .filter(paragraph -> !TextDiff.paragraphs(base).contains(paragraph))
                    .forEach(paragraph -> assertThat(merged).contains(paragraph));
            TextDiff.paragraphs(theirs).stream()
                    .filter(paragraph -> !TextDiff.paragraphs(base).contains(paragraph))
                    .forEach(paragraph -> assertThat(merged).contains(paragraph));
        }
    }

    @Test
    void anEmptyBaseKeepsBothTexts() {
        assertThat(Merge.of("", "Milik saya.", "Milik rekan.").text()).isEqualTo("Milik saya.\n\nMilik rekan.");
    }
}
