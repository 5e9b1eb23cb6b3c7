package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static saji.newsroom.Cast.keys;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.intake.FactId;
import saji.intake.Material;
import saji.platform.Ids;
import saji.support.SajiTest;

/** When an agency revises a fact, every story that cites it is flagged, and a correction is one command away. */
@SajiTest
class FactFlagTests {

    @Autowired
    private Cast cast;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Ids ids;

    @Test
    void aPublicStoryIsFlaggedWithOldAndNewValueAndCorrectedInOneCommand() {
        FactId fact = new FactId(ids.next());
        StoryId id = citing(fact, "1.250 siswi");
        cast.approved(id);
        newsroom.publish(cast.editor(), id).orElseThrow();

        revise(fact, "1.310 siswi");

        Flag flag = onlyFlag(id);
        assertThat(flag.before()).isEqualTo("1.250 siswi");
        assertThat(flag.after()).isEqualTo("1.310 siswi");
        assertThat(flag.inText()).isTrue();
        assertThat(flag.inEdition()).isTrue();
        assertThat(cast.story(id).summary().flags()).containsExactly(Flag.Kind.FACT_REVISED);

        FactCorrection correction =
                newsroom.correctFact(cast.editor(), id, flag.id()).orElseThrow();
        assertThat(correction.replaced()).isEqualTo(3);
        assertThat(correction.byHand()).isEmpty();
        Text corrected = correction.revision().text();
        assertThat(corrected.title()).isEqualTo("Sebanyak 1.310 siswi sudah divaksin");
        assertThat(corrected.body()).contains("[1.310 siswi](fakta:" + fact + ")");
        assertThat(java.util.Objects.requireNonNull(corrected.english()).body())
                .contains("[1,310 pupils](fakta:" + fact + ")");
        assertThat(onlyFlag(id).isOpen()).isTrue();
        assertThat(onlyFlag(id).correctedIn()).isEqualTo(2);

        cast.approved(id);
        newsroom.correct(cast.editor(), id, "Jumlah siswi diperbarui.").orElseThrow();
        assertThat(onlyFlag(id).isOpen()).isFalse();
        assertThat(java.util.Objects.requireNonNull(onlyFlag(id).resolution()).by())
                .isEqualTo(cast.editor().id());
        assertThat(newsroom.published(id).orElseThrow().text()).isEqualTo(corrected);
    }

    @Test
    void aTextWithAnOldValueIsNotApprovedUntilItIsCorrectedOrSettled() {
        FactId fact = new FactId(ids.next());
        StoryId id = citing(fact, "40 sekolah");
        newsroom.askReview(cast.editor(), id, "").orElseThrow();
        revise(fact, "42 sekolah");
        revise(fact, "43 sekolah");
        assertThat(cast.story(id).flags()).hasSize(1);
        assertThat(keys(newsroom.approve(cast.approver(), id, 1).reasons())).containsExactly("fact-revised");

        newsroom.resolveFlag(cast.editor(), id, onlyFlag(id).id(), "Angka lama memang untuk semester lalu.")
                .orElseThrow();

        assertThat(newsroom.refusalsOf(cast.approver(), id, Command.APPROVE)).isEmpty();
        assertThat(java.util.Objects.requireNonNull(onlyFlag(id).resolution()).note())
                .startsWith("Angka lama");
    }

    @Test
    void aDraftIsPutRightAfterTwoRevisionsAndNeedsNoFurtherFlag() {
        FactId fact = new FactId(ids.next());
        StoryId id = citing(fact, "12 posko");
        revise(fact, "14 posko");
        revise(fact, "15 posko");

        newsroom.correctFact(cast.editor(), id, onlyFlag(id).id()).orElseThrow();

        assertThat(cast.story(id).latest().text().body()).contains("[15 posko]");
        assertThat(onlyFlag(id).isOpen()).isFalse();
    }

    @Test
    void wordsThatSayTheValueOtherwiseAreLeftToTheEditor() {
        FactId fact = new FactId(ids.next());
        StoryId id = citing(fact, "12 posko");
        cast.edit(id, Cast.BODY + "\n\nAda [selusin posko](fakta:" + fact + ").");
        revise(fact, "13 posko");

        FactCorrection correction =
                newsroom.correctFact(cast.editor(), id, onlyFlag(id).id()).orElseThrow();

        assertThat(correction.byHand()).containsExactly("selusin posko");
        assertThat(onlyFlag(id).isOpen()).isTrue();
        cast.edit(id, Cast.BODY + "\n\nAda [13 posko](fakta:" + fact + ").");
        assertThat(onlyFlag(id).isOpen()).isFalse();
    }

    @Test
    void aFactThatGoesBackToItsFirstValueLeavesNoFlagWhereThatValueStands() {
        FactId fact = new FactId(ids.next());
        StoryId id = citing(fact, "30 halte");
        cast.approved(id);
        newsroom.publish(cast.editor(), id).orElseThrow();
        revise(fact, "31 halte");

        revise(fact, "30 halte");

        assertThat(cast.story(id).summary().flags()).isEmpty();
        assertThat(onlyFlag(id).isOpen()).isFalse();
    }

    @Test
    void aFactThatGoesBackWhileTheCorrectionIsPreparedIsPutBackInTheText() {
        FactId fact = new FactId(ids.next());
        StoryId id = citing(fact, "30 halte");
        cast.approved(id);
        newsroom.publish(cast.editor(), id).orElseThrow();
        revise(fact, "31 halte");
        newsroom.correctFact(cast.editor(), id, onlyFlag(id).id()).orElseThrow();

        revise(fact, "30 halte");

        assertThat(onlyFlag(id).before()).isEqualTo("31 halte");
        assertThat(onlyFlag(id).isOpen()).isTrue();
        assertThat(keys(newsroom.refusalsOf(cast.approver(), id, Command.APPROVE)))
                .contains("fact-revised");
        newsroom.correctFact(cast.editor(), id, onlyFlag(id).id()).orElseThrow();
        assertThat(cast.story(id).latest().text().body()).contains("[30 halte]");
        assertThat(onlyFlag(id).isOpen()).isFalse();
    }

    @Test
    void aWithdrawnStoryIsNotFlaggedAndItsFlagsAreSettled() {
        FactId fact = new FactId(ids.next());
        StoryId id = citing(fact, "21 pasar");
        cast.approved(id);
        newsroom.publish(cast.editor(), id).orElseThrow();
        revise(fact, "22 pasar");
        newsroom.withdraw(cast.editor(), id, "Acaranya batal.").orElseThrow();
        assertThat(onlyFlag(id).isOpen()).isFalse();

        revise(fact, "23 pasar");

        assertThat(cast.story(id).flags()).hasSize(1);
        assertThat(cast.story(id).state()).isEqualTo(StoryState.WITHDRAWN);
    }

    @Test
    void aNewValueThatIsPartOfTheOldOneIsStillPutIn() {
        FactId fact = new FactId(ids.next());
        StoryId id = citing(fact, "1.250");
        revise(fact, "250");

        FactCorrection correction =
                newsroom.correctFact(cast.editor(), id, onlyFlag(id).id()).orElseThrow();

        assertThat(correction.revision().text().body()).contains("[250](fakta:");
        assertThat(correction.byHand()).containsExactly("Sebanyak 1.250 sudah divaksin");
    }

    @Test
    void figuresThatNoCitationHoldsAreShownToTheEditorInBothLanguages() {
        Text text = new Text(
                "news",
                "Sebanyak 1.250 siswi",
                "Sampai Jumat.",
                "Ada [1.250 siswi](fakta:%1$s). Dari 1.250 itu, 12 menunda. [1.250](fakta:%2$s) lain."
                        .formatted(ids.next(), ids.next()),
                new Text.English("1,250 pupils vaccinated", "So far", "[1,250 pupils](fakta:%s)".formatted(ids.next())),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        FactId fact = Citations.in(text.body()).getFirst().fact();

        FactValues.Replaced replaced = FactValues.replace(text, fact, java.util.Set.of("1.250 siswi"), "1.310 siswi");

        assertThat(replaced.text().title()).isEqualTo("Sebanyak 1.310 siswi");
        assertThat(replaced.byHand())
                .containsExactly("Ada . Dari 1.250 itu, 12 menunda. lain.", "1,250 pupils vaccinated");
    }

    @Test
    void aStoryThatNoLongerCitesTheFactIsNotFlagged() {
        FactId fact = new FactId(ids.next());
        StoryId id = citing(fact, "9 rute");
        cast.edit(id, Cast.BODY);

        revise(fact, "10 rute");

        assertThat(cast.story(id).flags()).isEmpty();
    }

    @Test
    void aFactThatDoesNotExistCannotBeCited() {
        Text text = cast.text("Judul", "Ada [5](fakta:" + UUID.randomUUID() + ").");

        assertThat(keys(newsroom.begin(cast.editor(), cast.newId(), text).reasons()))
                .containsExactly("unknown-fact");
    }

    private StoryId citing(FactId fact, String value) {
        Material material = cast.material(fact, "siswi yang divaksin", value);
        Text plain = cast.text(
                "Sebanyak " + value + " sudah divaksin",
                Cast.BODY + "\n\nSebanyak [" + value + "](fakta:" + fact + ") sudah divaksin.");
        String english = value.replace('.', ',').replace("siswi", "pupils");
        return cast.begun(new Text(
                plain.type(),
                plain.title(),
                plain.lead(),
                plain.body(),
                value.contains("siswi")
                        ? new Text.English("Pupils vaccinated", "So far", "[" + english + "](fakta:" + fact + ")")
                        : null,
                plain.agencies(),
                plain.areas(),
                plain.topics(),
                List.of(material.id()),
                List.of()));
    }

    private void revise(FactId fact, String value) {
        cast.intake
                .reviseFact(cast.actor("dinkes"), fact, value, "Rekap terbaru")
                .orElseThrow();
    }

    private Flag onlyFlag(StoryId id) {
        assertThat(cast.story(id).flags()).hasSize(1);
        return cast.story(id).flags().getFirst();
    }
}
