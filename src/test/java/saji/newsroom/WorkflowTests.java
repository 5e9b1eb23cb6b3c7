package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static saji.newsroom.Cast.keys;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import saji.directory.Actor;
import saji.platform.AuditTrail;
import saji.platform.Outcome;
import saji.support.SajiTest;

/** From a first text to a withdrawn story, through the door. */
@SajiTest
@RecordApplicationEvents
class WorkflowTests {

    @Autowired
    private Cast cast;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Margin margin;

    @Autowired
    private saji.support.TestPeople people;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private DuePublications due;

    @Autowired
    private ApplicationEvents announced;

    @AfterEach
    void letTheClockRun() {
        cast.clock.run();
    }

    @Test
    void aStoryIsReviewedApprovedPublishedCorrectedAndWithdrawn() {
        StoryId id = cast.begun("Loket sore kecamatan buka sampai malam");
        assertThat(cast.story(id).state()).isEqualTo(StoryState.DRAFT);

        newsroom.askReview(cast.editor(), id, "Tolong dibaca").orElseThrow();
        assertThat(cast.story(id).state()).isEqualTo(StoryState.IN_REVIEW);
        newsroom.approve(cast.approver(), id, 1).orElseThrow();
        assertThat(cast.story(id).state()).isEqualTo(StoryState.APPROVED);
        Edition first = newsroom.publish(cast.editor(), id).orElseThrow();
        assertThat(first.number()).isEqualTo(1);
        PublishedStory published = newsroom.published(id).orElseThrow();
        assertThat(published.slug()).startsWith("loket-sore-kecamatan-buka-sampai-malam");
        assertThat(announced.stream(StoryPublished.class)).containsExactly(new StoryPublished(id));

        cast.edit(id, Cast.BODY + "\n\nLoket tutup pada hari libur.");
        assertThat(cast.story(id).state()).isEqualTo(StoryState.DRAFT);
        assertThat(cast.story(id).summary().isBeingCorrected()).isTrue();
        assertThat(newsroom.published(id).orElseThrow()).isEqualTo(published);
        cast.approved(id);
        newsroom.correct(cast.editor(), id, "Versi pertama tidak menyebut hari libur.")
                .orElseThrow();
        PublishedStory corrected = newsroom.published(id).orElseThrow();
        assertThat(corrected.edition()).isEqualTo(2);
        assertThat(corrected.text().body()).endsWith("hari libur.");
        assertThat(corrected.corrections()).hasSize(1);
        assertThat(announced.stream(StoryCorrected.class)).containsExactly(new StoryCorrected(id));
        assertThat(newsroom.revision(cast.editor(), id, 1).orElseThrow().text()).isEqualTo(published.text());

        newsroom.withdraw(cast.editor(), id, "Layanan dihentikan.").orElseThrow();
        assertThat(cast.story(id).state()).isEqualTo(StoryState.WITHDRAWN);
        assertThat(newsroom.published(id).orElseThrow().withdrawal()).isNotNull();
        assertThat(newsroom.refusalsOf(cast.editor(), id, Command.SAVE)).isNotEmpty();
        assertThat(audit.find(AuditTrail.Filter.ALL.to("story:" + id), Long.MAX_VALUE, 50))
                .extracting(line -> line.action().replace("newsroom.story.", ""))
                .containsExactly(
                        "withdrawn",
                        "corrected",
                        "approved",
                        "review-asked",
                        "saved",
                        "published",
                        "approved",
                        "review-asked",
                        "begun");
    }

    @Test
    void noOneApprovesTheirOwnText() {
        StoryId id = cast.inReview("Jadwal layanan baru berlaku pekan depan");

        assertThat(newsroom.approve(cast.editor(), id, 1)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Outcome.Kind.FORBIDDEN);
        });
        assertThat(keys(newsroom.approve(cast.editor(), id, 1).reasons())).containsExactly("role.approve", "own-text");
        assertThat(cast.story(id).can(Command.APPROVE)).isFalse();
        assertThat(newsroom.story(cast.approver(), id).orElseThrow().can(Command.APPROVE))
                .isTrue();
    }

    @Test
    void anApprovalIsOfOneRevisionAndALaterOneVoidsIt() {
        StoryId id = cast.approved("Kantor kelurahan pindah ke gedung baru");

        cast.edit(id, Cast.BODY + "\n\nParkir ada di belakang.");

        assertThat(cast.story(id).approval()).isNull();
        assertThat(cast.story(id).state()).isEqualTo(StoryState.DRAFT);
        assertThat(keys(newsroom.publish(cast.editor(), id).reasons())).containsExactly("state", "no-approval");
        newsroom.askReview(cast.editor(), id, "").orElseThrow();
        Outcome<Approval> late = newsroom.approve(cast.approver(), id, 1);
        assertThat(keys(late.reasons())).containsExactly("later-revision");
    }

    @Test
    void aSaveThatChangesNothingLeavesTheApproval() {
        StoryId id = cast.approved("Kantor pos keliling datang ke pasar");

        newsroom.save(cast.editor(), id, 1, cast.story(id).latest().text(), true)
                .orElseThrow();

        assertThat(cast.story(id).state()).isEqualTo(StoryState.APPROVED);
    }

    @Test
    void aReturnedStoryTakesItsScheduleAndApprovalBack() {
        StoryId id = cast.approved("Perbaikan jalan dimulai pekan ini");
        newsroom.schedule(cast.editor(), id, cast.clock.instant().plusSeconds(3600))
                .orElseThrow();
        assertThat(keys(newsroom.save(cast.editor(), id, 1, cast.text("Lain"), false)
                        .reasons()))
                .containsExactly("state");

        newsroom.returnToEditor(cast.approver(), id, "Tanggalnya keliru.").orElseThrow();

        StoryDetail story = cast.story(id);
        assertThat(story.state()).isEqualTo(StoryState.RETURNED);
        assertThat(story.schedule()).isNull();
        assertThat(story.approval()).isNull();
        assertThat(story.review()).isNotNull();
        cast.clock.advance(Duration.ofHours(2));
        due.run();
        assertThat(newsroom.published(id)).isEmpty();
    }

    @Test
    void urgentPublicationAsksAReasonAndStaysFlaggedUntilAnotherApproves() {
        StoryId id = cast.begun("Pintu air dibuka, warga bantaran diminta waspada");
        assertThat(keys(newsroom.publishUrgently(cast.editor(), id, " ", null).reasons()))
                .containsExactly("reason-missing");

        newsroom.publishUrgently(cast.editor(), id, "Air naik, penyetuju tidak terhubung.", null)
                .orElseThrow();

        assertThat(cast.story(id).summary().flags()).containsExactly(Flag.Kind.PUBLISHED_URGENTLY);
        assertThat(newsroom.find(
                                cast.approver(),
                                new StoryFilter(
                                        java.util.Set.of(), null, null, null, null, null, Flag.Kind.PUBLISHED_URGENTLY),
                                null,
                                50)
                        .stories())
                .extracting(StorySummary::id)
                .contains(id);
        newsroom.approveAfterwards(cast.approver(), id).orElseThrow();
        assertThat(cast.story(id).summary().flags()).isEmpty();
        assertThat(keys(newsroom.approveAfterwards(cast.approver(), id).reasons()))
                .containsExactly("nothing-urgent");
    }

    @Test
    void whoPublishedUrgentlySettlesItNeitherAfterwardsNorByApprovingTheCorrection() {
        StoryId id = cast.begun("Jembatan ditutup sementara, warga diminta memutar");
        newsroom.publishUrgently(cast.approver(), id, "Jembatan retak, editor sendirian.", null)
                .orElseThrow();
        assertThat(keys(newsroom.approveAfterwards(cast.approver(), id).reasons()))
                .containsExactly("own-publication");
        cast.edit(id, Cast.BODY + "\n\nJembatan dibuka kembali besok pagi.");
        newsroom.askReview(cast.editor(), id, "").orElseThrow();

        assertThat(keys(newsroom.approve(cast.approver(), id, 2).reasons())).containsExactly("own-publication");

        Actor second = people.fresh("approver-lain", saji.directory.Role.APPROVER, "DISKOMINFO");
        newsroom.approve(second, id, 2).orElseThrow();
        newsroom.correct(cast.editor(), id, "Jembatan sudah dibuka.").orElseThrow();
        assertThat(cast.story(id).summary().flags()).isEmpty();
        Flag settled = cast.story(id).flags().getFirst();
        assertThat(java.util.Objects.requireNonNull(settled.resolution()).by()).isEqualTo(second.id());
    }

    @Test
    void embargoAndScheduleStandTogetherAndTheLaterOneDecides() {
        cast.clock.set(cast.clock.instant().truncatedTo(ChronoUnit.SECONDS));
        StoryId id = cast.approved("Hasil seleksi diumumkan bersama kementerian");
        var start = cast.clock.instant();
        newsroom.setEmbargo(cast.editor(), id, start.plusSeconds(600), "Kesepakatan dengan kementerian")
                .orElseThrow();
        newsroom.schedule(cast.editor(), id, start.plusSeconds(60)).orElseThrow();
        assertThat(keys(newsroom.publish(cast.approver(), id).reasons())).containsExactly("embargo");
        assertThat(keys(newsroom.liftEmbargo(cast.editor(), id, "x").reasons())).containsExactly("role.lift_embargo");
        assertThat(keys(newsroom.setEmbargo(cast.editor(), id, start.plusSeconds(30), "x")
                        .reasons()))
                .containsExactly("role.lift_embargo");

        cast.clock.advance(Duration.ofSeconds(599));
        due.run();
        assertThat(newsroom.published(id)).isEmpty();
        cast.clock.advance(Duration.ofSeconds(1));
        due.run();

        assertThat(newsroom.published(id).orElseThrow().publishedAt()).isEqualTo(start.plusSeconds(600));
        Edition edition = cast.story(id).editions().getFirst();
        assertThat(edition.scheduled()).isTrue();
        assertThat(edition.by()).isEqualTo(cast.editor().id());
    }

    @Test
    void everyReasonIsGivenAtOnce() {
        StoryId id = cast.begun(Cast.with(cast.text("x"), "", "pendek"));

        assertThat(newsroom.askReview(cast.editor(), id, "").reasons())
                .hasSizeGreaterThan(1)
                .isEqualTo(newsroom.refusalsOf(cast.editor(), id, Command.ASK_REVIEW));
    }

    @Test
    void anOfficerReadsStoriesThatNameTheAgencyAndNothingMore() {
        StoryId id = cast.begun("Antrean puskesmas kini lewat telepon");
        margin.remark(cast.editor(), id, "Hanya untuk kantor", null).orElseThrow();
        margin.invite(cast.editor(), id, "Ahli", cast.clock.instant().plusSeconds(60))
                .orElseThrow();

        StoryDetail seen = newsroom.story(cast.actor("dinkes"), id).orElseThrow();
        assertThat(seen.remarks()).isEmpty();
        assertThat(seen.links()).isEmpty();
        assertThat(newsroom.timeline(cast.actor("dinkes"), id)).hasSize(1);
        assertThat(newsroom.story(cast.actor("bpbd"), id)).isEmpty();
        assertThat(newsroom.revision(cast.actor("bpbd"), id, 1)).isEmpty();
        assertThat(newsroom.story(cast.actor("admin"), id)).isEmpty();
        assertThat(newsroom.story(cast.actor("leader"), id)).isPresent();
        assertThat(newsroom.save(cast.actor("dinkes"), id, 1, cast.text("x"), false))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Outcome.Kind.FORBIDDEN));
        assertThat(newsroom.save(cast.actor("bpbd"), id, 1, cast.text("x"), false))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Outcome.Kind.NOT_FOUND));
    }

    @Test
    void aFactCheckIsAnsweredPassageByPassageAndItsCorrectionsMustBeTakenIn() {
        var material = cast.material(null, "", "");
        StoryId id = cast.begun(Cast.of(
                cast.text("Klarifikasi jam buka loket sore", Cast.BODY + "\n\nLoket ada di **lantai dua**."),
                "clarification",
                List.of(material.id())));
        FactCheck check = newsroom.askFactCheck(
                        cast.editor(),
                        id,
                        cast.agency("DINKES"),
                        List.of("Loket ada di **lantai dua**.", "tanpa harus mengambil cuti"),
                        "")
                .orElseThrow();
        assertThat(cast.story(id).state()).isEqualTo(StoryState.FACT_CHECK);
        newsroom.askReview(cast.editor(), id, "").orElseThrow();
        assertThat(keys(newsroom.approve(cast.approver(), id, 1).reasons()))
                .containsExactly("fact-check-open", "needs-fact-check");
        var stranger = cast.actor("bpbd");
        assertThat(newsroom.answerFactCheck(stranger, id, check.id(), 1, Map.of(1, ""))
                        .isDone())
                .isFalse();

        var officer = cast.actor("dinkes");
        newsroom.answerFactCheck(officer, id, check.id(), 1, Map.of(1, "Loket ada di lantai satu."))
                .orElseThrow();
        newsroom.answerFactCheck(officer, id, check.id(), 1, Map.of(2, "")).orElseThrow();
        assertThat(newsroom.answerFactCheck(officer, id, check.id(), 1, Map.of(2, ""))
                        .isDone())
                .isFalse();
        assertThat(cast.story(id).state()).isEqualTo(StoryState.IN_REVIEW);
        assertThat(keys(newsroom.approve(cast.approver(), id, 1).reasons())).containsExactly("correction-left-out");

        cast.edit(id, Cast.BODY + "\n\nLoket ada di **lantai satu**.");
        newsroom.approve(cast.approver(), id, 2).orElseThrow();
    }
}
