package saji.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.intake.Intake.Base;
import saji.intake.Intake.Draft;
import saji.intake.Intake.NewFact;
import saji.intake.Intake.Origin;
import saji.platform.AuditEntry;
import saji.platform.AuditTrail;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.support.SajiTest;
import saji.support.SettableClock;

/** From an empty draft to a used material, through the door. */
@SajiTest
@RecordApplicationEvents
class IntakeTests {

    @Autowired
    private Intake intake;

    @Autowired
    private Discarding discarding;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ids ids;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Directory directory;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private ApplicationEvents announced;

    private Cast cast;

    @BeforeEach
    void people() {
        cast = new Cast(jdbc, ids, clock, directory);
    }

    @Test
    void aDraftMayBeEmptyAndSubmittingListsAllThatIsMissing() {
        Material draft = begun(Draft.empty());

        Outcome<Material> outcome = intake.submit(cast.nurse, draft.id());

        assertThat(fields(outcome)).containsExactly("title", "what", "begins", "area", "who", "why");
        assertThat(intake.material(cast.nurse, draft.id()).orElseThrow().state())
                .isEqualTo(Material.State.DRAFT);
        assertThat(intake.against(cast.nurse, Act.SUBMIT, draft)).isEqualTo(outcome.reasons());
    }

    @Test
    void aWholeMaterialIsHandedInReturnedHandedInAgainAcceptedAndUsed() {
        Material draft = begun(vaccination());
        Material handedIn = intake.submit(cast.nurse, draft.id()).orElseThrow();
        assertThat(handedIn.state()).isEqualTo(Material.State.SUBMITTED);
        assertThat(handedIn.submittedAt()).isNotNull();

        intake.returnWith(cast.editor, draft.id(), "Berapa sekolah yang ikut?").orElseThrow();
        intake.say(cast.nurse, draft.id(), "Empat belas sekolah.").orElseThrow();
        intake.submit(cast.nurse, draft.id()).orElseThrow();
        intake.accept(cast.editor, draft.id()).orElseThrow();
        UUID story = ids.next();
        intake.markUsed(cast.editor, List.of(draft.id()), story, "Vaksin HPV");
        intake.markUsed(cast.editor, List.of(draft.id()), story, "Vaksin HPV");

        assertThat(intake.material(cast.nurse, draft.id()).orElseThrow().state())
                .isEqualTo(Material.State.USED);
        assertThat(intake.history(cast.nurse, draft.id()))
                .extracting(Step::kind)
                .containsExactly(
                        Step.Kind.BEGUN,
                        Step.Kind.SUBMITTED,
                        Step.Kind.RETURNED,
                        Step.Kind.SAID,
                        Step.Kind.SUBMITTED,
                        Step.Kind.ACCEPTED,
                        Step.Kind.USED);
        assertThat(announced.stream(MaterialReturned.class)).containsExactly(new MaterialReturned(draft.id()));
        assertThat(announced.stream(MaterialSubmitted.class)).hasSize(2);
    }

    @Test
    void aSaveOverAnotherVersionIsAConflictAndChangesNothing() {
        Material draft = begun(vaccination());
        intake.save(cast.nurse, draft.id(), 1, titled("Satu")).orElseThrow();

        Outcome<Material> late = intake.save(cast.nurse, draft.id(), 1, titled("Dua"));

        assertThat(late)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Outcome.Kind.CONFLICT));
        assertThat(intake.material(cast.nurse, draft.id()).orElseThrow().title())
                .isEqualTo("Satu");
    }

    @Test
    void aDraftIsThrownAwayByItsAgencyAloneAndLeavesALineInTheTrail() {
        Material draft = begun(vaccination());
        intake.stateFact(cast.nurse, draft.id(), new FactId(ids.next()), "siswi", "1.250", "Rekap", null)
                .orElseThrow();

        assertThat(kind(intake.discard(cast.engineer, draft.id()))).isEqualTo(Outcome.Kind.NOT_FOUND);
        assertThat(kind(intake.discard(cast.editor, draft.id()))).isEqualTo(Outcome.Kind.NOT_FOUND);
        intake.discard(cast.nurse, draft.id()).orElseThrow();

        assertThat(intake.material(cast.nurse, draft.id())).isEmpty();
        assertThat(kind(intake.discard(cast.nurse, draft.id()))).isEqualTo(Outcome.Kind.NOT_FOUND);
        assertThat(discarded(draft)).hasSize(1);
    }

    @Test
    void whatWasHandedInCannotBeThrownAwayNotEvenInTheDatabase() {
        Material handedIn = handedIn();
        intake.returnWith(cast.editor, handedIn.id(), "Berapa siswi?").orElseThrow();

        assertThat(kind(intake.discard(cast.nurse, handedIn.id()))).isEqualTo(Outcome.Kind.CONFLICT);
        assertThatThrownBy(() -> jdbc.sql("delete from intake.step where material_id = :id")
                        .param("id", handedIn.id().value())
                        .update())
                .hasMessageContaining("append-only");
        assertThat(intake.history(cast.nurse, handedIn.id())).hasSize(3);
    }

    @Test
    void aDraftThatNobodyTouchesGoesAfterAYear() {
        Material untouched = begun(vaccination());
        Material handedIn = handedIn();
        clock.advance(Duration.ofDays(200));
        Material later = begun(vaccination());
        discarding.run();
        assertThat(intake.material(cast.nurse, untouched.id())).isPresent();

        clock.advance(Duration.ofDays(170));
        while (discarding.run() > 0) {}

        assertThat(intake.material(cast.nurse, untouched.id())).isEmpty();
        assertThat(intake.material(cast.nurse, handedIn.id())).isPresent();
        assertThat(intake.material(cast.nurse, later.id())).isPresent();
        assertThat(discarded(untouched))
                .singleElement()
                .satisfies(line -> assertThat(line.actor()).isEqualTo(AuditTrail.SYSTEM));
    }

    @Test
    void aSaveSentTwiceIsOneSave() {
        Material draft = begun(vaccination());
        UUID mark = ids.next();
        List<NewFact> stated = List.of(fact("siswi divaksin", "1.250 siswi"));
        Material once = intake.save(cast.nurse, draft.id(), new Base(1, mark, Set.of()), titled("Satu"), stated)
                .orElseThrow();

        Material twice = intake.save(cast.nurse, draft.id(), new Base(1, mark, Set.of()), titled("Satu"), stated)
                .orElseThrow();

        assertThat(twice).isEqualTo(once);
        assertThat(twice.version()).isEqualTo(2);
        assertThat(twice.facts()).hasSize(1);
    }

    @Test
    void whoGotNoAnswerMaySaveOverHisOwnUnansweredSave() {
        MaterialId id = new MaterialId(ids.next());
        UUID lost = ids.next();
        intake.begin(cast.nurse, id, cast.health, Origin.NONE, new Base(0, lost, Set.of()), titled("Sa"), List.of())
                .orElseThrow();

        Material saved = intake.begin(
                        cast.nurse,
                        id,
                        cast.health,
                        Origin.NONE,
                        new Base(0, ids.next(), Set.of(lost)),
                        titled("Satu"),
                        List.of())
                .orElseThrow();

        assertThat(saved.title()).isEqualTo("Satu");
        assertThat(saved.version()).isEqualTo(2);
    }

    @Test
    void anotherAgencySeesNothingAndIsToldNothing() {
        Material handedIn = handedIn();

        assertThat(intake.material(cast.engineer, handedIn.id())).isEmpty();
        assertThat(intake.history(cast.engineer, handedIn.id())).isEmpty();
        assertThat(kind(intake.save(cast.engineer, handedIn.id(), 2, titled("x"))))
                .isEqualTo(Outcome.Kind.NOT_FOUND);
        assertThat(kind(intake.say(cast.engineer, handedIn.id(), "x"))).isEqualTo(Outcome.Kind.NOT_FOUND);
        assertThat(kind(intake.begin(cast.engineer, handedIn.id(), cast.roads, titled("x"))))
                .isEqualTo(Outcome.Kind.NOT_FOUND);
        assertThat(kind(intake.begin(cast.engineer, new MaterialId(ids.next()), cast.health, titled("x"))))
                .isEqualTo(Outcome.Kind.FORBIDDEN);
        assertThat(trail.find(
                        AuditTrail.Filter.ALL.by(cast.engineer.username()).doing("intake.material.refused"),
                        Long.MAX_VALUE,
                        10))
                .hasSize(4);
    }

    @Test
    void theOfficeSeesNoDraftAndDecidesOnlyOnWhatWasHandedIn() {
        Material draft = begun(vaccination());

        assertThat(intake.material(cast.editor, draft.id())).isEmpty();
        assertThat(kind(intake.accept(cast.editor, draft.id()))).isEqualTo(Outcome.Kind.NOT_FOUND);
        intake.submit(cast.nurse, draft.id()).orElseThrow();
        assertThat(intake.material(cast.editor, draft.id())).isPresent();
        assertThat(kind(intake.save(cast.editor, draft.id(), 2, titled("x")))).isEqualTo(Outcome.Kind.FORBIDDEN);
        assertThat(kind(intake.accept(cast.nurse, draft.id()))).isEqualTo(Outcome.Kind.FORBIDDEN);
        assertThat(kind(intake.accept(cast.leader, draft.id()))).isEqualTo(Outcome.Kind.NOT_FOUND);
        intake.accept(cast.editor, draft.id()).orElseThrow();
        assertThat(kind(intake.accept(cast.editor, draft.id()))).isEqualTo(Outcome.Kind.CONFLICT);
    }

    @Test
    void aFactKeepsItsEarlierValuesAndSaysWhenItIsRevised() {
        Material handedIn = handedIn();
        FactId id = new FactId(ids.next());
        intake.stateFact(cast.nurse, handedIn.id(), id, "siswi divaksin", "1.250 siswi", "Rekap, halaman 2", null)
                .orElseThrow();

        clock.set(Instant.parse("2026-03-02T03:00:00Z"));
        Fact revised = intake.reviseFact(cast.nurse, id, "1.205 siswi", "Rekap diperbaiki, halaman 2")
                .orElseThrow();
        clock.run();

        assertThat(revised.revision()).isEqualTo(2);
        assertThat(revised.history())
                .containsExactly(
                        new Fact.Earlier(1, "1.250 siswi", "Rekap, halaman 2", Instant.parse("2026-03-02T03:00:00Z")));
        assertThat(announced.stream(FactRevised.class))
                .containsExactly(new FactRevised(id, 2, "1.250 siswi", "1.205 siswi"));
        assertThat(intake.facts(List.of(id))).containsEntry(id, revised);
        assertThat(kind(intake.reviseFact(cast.engineer, id, "0", "x"))).isEqualTo(Outcome.Kind.NOT_FOUND);
        assertThat(kind(intake.reviseFact(cast.editor, id, "0", "x"))).isEqualTo(Outcome.Kind.FORBIDDEN);
    }

    @Test
    void aFactInADraftIsRewrittenInPlaceAndMayBeDropped() {
        NewFact fact = fact("siswi divaksin", "12");
        MaterialId id = new MaterialId(ids.next());
        intake.begin(cast.nurse, id, cast.health, Origin.NONE, Base.version(0), vaccination(), List.of(fact))
                .orElseThrow();
        Fact rewritten =
                intake.reviseFact(cast.nurse, fact.id(), "1.250", "Rekap").orElseThrow();
        assertThat(rewritten.revision()).isEqualTo(1);

        Material without = intake.save(cast.nurse, id, Base.version(1), vaccination(), List.of())
                .orElseThrow();

        assertThat(without.facts()).isEmpty();
        assertThat(announced.stream(FactRevised.class)).isEmpty();
    }

    @Test
    void aFactOnceHandedInCannotBeChangedOrDroppedByASave() {
        NewFact fact = fact("siswi divaksin", "1.250");
        MaterialId id = new MaterialId(ids.next());
        intake.begin(cast.nurse, id, cast.health, Origin.NONE, Base.version(0), vaccination(), List.of(fact))
                .orElseThrow();
        intake.submit(cast.nurse, id).orElseThrow();
        Material returned = intake.returnWith(cast.editor, id, "Benar?").orElseThrow();

        Material saved = intake.save(cast.nurse, id, Base.version(returned.version()), titled("x"), List.of())
                .orElseThrow();

        assertThat(saved.facts()).extracting(Fact::value).containsExactly("1.250");
    }

    @Test
    void hostileTextIsRefusedWithEveryReasonAndNothingIsStored() {
        MaterialId id = new MaterialId(ids.next());
        Draft hostile = new Draft(
                Material.Stage.DONE,
                "a\u0000b",
                "x".repeat(10_000_000),
                null,
                null,
                null,
                "baris\nbaru",
                91.0,
                0.0,
                "\u202Eterbalik",
                "\uD800",
                "",
                "",
                List.of("tidak-ada"),
                null,
                List.of(),
                List.of());

        Outcome<Material> outcome = intake.begin(
                cast.nurse, id, cast.health, Origin.NONE, Base.version(0), hostile, List.of(fact("x", "\u0007")));

        assertThat(fields(outcome)).containsExactly("title", "what", "place", "who", "why", "area", "topics", "facts");
        assertThat(intake.material(cast.nurse, id)).isEmpty();
    }

    @Test
    void markupIsKeptAsTheWordsItIs() {
        Material draft = begun(titled("<script>alert(1)</script> & 'kutip'"));

        assertThat(draft.title()).isEqualTo("<script>alert(1)</script> & 'kutip'");
    }

    private List<AuditEntry> discarded(Material draft) {
        return trail.find(
                AuditTrail.Filter.ALL.doing("intake.material.discarded").to("material:" + draft.id()),
                Long.MAX_VALUE,
                10);
    }

    private Material begun(Draft draft) {
        return begun(cast.nurse, draft);
    }

    private Material begun(Actor officer, Draft draft) {
        return intake.begin(officer, new MaterialId(ids.next()), cast.health, draft)
                .orElseThrow();
    }

    private Material handedIn() {
        return intake.submit(cast.nurse, begun(vaccination()).id()).orElseThrow();
    }

    private NewFact fact(String claim, String value) {
        return new NewFact(new FactId(ids.next()), claim, value, "Rekap, halaman 2", null);
    }

    private static Draft vaccination() {
        return titled("Vaksin HPV untuk siswi SD");
    }

    static Draft titled(String title) {
        return new Draft(
                Material.Stage.DONE,
                title,
                "Puskesmas memberi vaksin HPV kepada siswi kelas 5 dari 14 sekolah.",
                Instant.parse("2026-03-01T01:00:00Z"),
                null,
                null,
                "Puskesmas Ciputat",
                null,
                null,
                "Siswi kelas 5",
                "Vaksin ini gratis dan mencegah kanker.",
                "",
                "",
                List.of(),
                null,
                List.of(),
                List.of());
    }

    private static Outcome.@Nullable Kind kind(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.kind() : null;
    }

    private static List<String> fields(Outcome<?> outcome) {
        return outcome.reasons().stream()
                .map(reason -> String.valueOf(reason.field()))
                .toList();
    }
}
