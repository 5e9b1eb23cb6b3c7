package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.directory.Actor;
import saji.directory.PersonId;
import saji.directory.Role;
import saji.platform.Outcome;
import saji.support.SajiTest;
import saji.support.TestPeople;

/**
 * Random commands by random people on stories in random states: whatever happens, nothing is published without a second person unless
 * it is flagged, approvals are void after a change, embargoes hold, nothing is published twice, and the head says what the rows say.
 */
@SajiTest
class RandomWalkTests {

    /** Commands that move a story; the others are tried now and then. */
    private static final Set<Command> ONWARD = EnumSet.complementOf(EnumSet.of(
            Command.REMARK,
            Command.INVITE,
            Command.MOVE,
            Command.CANCEL_REVIEW,
            Command.ASK_FACT_CHECK,
            Command.RETURN,
            Command.SET_EMBARGO,
            Command.UNSCHEDULE,
            Command.WITHDRAW));

    private static final int STORIES = 12;
    private static final int STEPS = 70;

    /** What is said on channels has a walk of its own. */
    private static final List<Command> WALKED = Stream.of(Command.values())
            .filter(command -> !command.name().contains("VARIANT"))
            .toList();

    @Autowired
    private Cast cast;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Margin margin;

    @Autowired
    private DuePublications due;

    @Autowired
    private TestPeople people;

    @Autowired
    private JdbcClient jdbc;

    private final Map<Command, Integer> carriedOut = new TreeMap<>();

    @AfterEach
    void letTheClockRun() {
        cast.clock.run();
        due.run();
    }

    @Test
    void theLawsHoldWhateverPeopleDo() {
        Random random = new Random(20191121);
        List<Actor> actors = people();
        for (int i = 0; i < STORIES; i++) {
            StoryId id = cast.begun("Jalan acak nomor " + i + " di ruang redaksi");
            if (i % 2 == 0) {
                newsroom.setEmbargo(cast.editor(), id, cast.clock.instant().plusSeconds(1200), "Janji")
                        .orElseThrow();
            }
            if (i % 3 == 0) {
                attempt(cast.editor(), id, Command.ASK_FACT_CHECK, cast.story(id), random);
            }
            for (int step = 0; step < STEPS; step++) {
                Actor actor = actors.get(random.nextInt(actors.size()));
                StoryDetail before = cast.story(id);
                List<Command> possible =
                        newsroom.story(actor, id).map(RandomWalkTests::possible).orElse(List.of());
                List<Command> onward =
                        possible.stream().filter(ONWARD::contains).toList();
                Command command = onward.isEmpty() || random.nextInt(4) == 0
                        ? WALKED.get(random.nextInt(WALKED.size()))
                        : next(onward, random);
                boolean allowed = possible.contains(command);
                Outcome<?> outcome = attempt(actor, id, command, before, random);
                if (!allowed) {
                    assertThat(outcome.isDone())
                            .as("%s by %s in %s", command, actor.username(), before.state())
                            .isFalse();
                    assertThat(cast.story(id).summary()).isEqualTo(before.summary());
                }
                if (outcome.isDone()) {
                    carriedOut.merge(command, 1, Integer::sum);
                }
                cast.clock.advance(Duration.ofSeconds(random.nextInt(120)));
                due.run();
                check(id, before);
            }
            if (i % 3 == 1) {
                StoryDetail before = cast.story(id);
                if (newsroom.withdraw(cast.editor(), id, "Keliru").isDone()) {
                    carriedOut.merge(Command.WITHDRAW, 1, Integer::sum);
                }
                check(id, before);
            }
        }
        assertThat(carriedOut.keySet())
                .contains(
                        Command.SAVE,
                        Command.APPROVE,
                        Command.PUBLISH,
                        Command.PUBLISH_URGENTLY,
                        Command.CORRECT,
                        Command.WITHDRAW,
                        Command.SCHEDULE,
                        Command.APPROVE_AFTERWARDS);
    }

    /** One of the commands, as often as not the one that was carried out least: so that all are reached whatever the walk. */
    private Command next(List<Command> onward, Random random) {
        return random.nextBoolean()
                ? onward.get(random.nextInt(onward.size()))
                : onward.stream()
                        .min(Comparator.comparing(command -> carriedOut.getOrDefault(command, 0)))
                        .orElseThrow();
    }

    private static List<Command> possible(StoryDetail story) {
        return WALKED.stream().filter(story::can).toList();
    }

    /** Three who may do everything at the desk are more likely to break a law than those who may do one thing. */
    private List<Actor> people() {
        List<Actor> actors = new ArrayList<>();
        for (String name : List.of("acak-satu", "acak-dua", "acak-tiga")) {
            Actor actor = people.fresh(name, Role.EDITOR, "DISKOMINFO");
            jdbc.sql("""
                    insert into directory.role_held (person_id, role, agency_id, since)
                    select person_id, 'APPROVER', agency_id, since from directory.role_held where person_id = :id
                    """).param("id", actor.id().value()).update();
            actors.add(people.actor(name));
            actors.add(people.actor(name));
        }
        List.of("editor", "approver", "approver", "approver2", "dinkes", "bpbd", "leader", "admin")
                .forEach(name -> actors.add(people.actor(name)));
        return actors;
    }

    private Outcome<?> attempt(Actor actor, StoryId id, Command command, StoryDetail story, Random random) {
        Instant soon = cast.clock.instant().plusSeconds(1 + random.nextInt(300));
        Text text = story.latest().text();
        return switch (command) {
            case SAVE ->
                newsroom.save(
                        actor,
                        id,
                        story.latest().number(),
                        Cast.with(text, text.title(), Cast.BODY + "\n\nTambahan " + random.nextInt(3) + "."),
                        random.nextBoolean());
            case ASK_REVIEW -> newsroom.askReview(actor, id, "");
            case CANCEL_REVIEW -> newsroom.cancelReview(actor, id);
            case RETURN -> newsroom.returnToEditor(actor, id, "Belum jelas");
            case ASK_FACT_CHECK ->
                newsroom.askFactCheck(actor, id, cast.agency("DINKES"), List.of("tanpa harus mengambil cuti"), "");
            case ANSWER_FACT_CHECK ->
                story.factChecks().stream()
                        .filter(FactCheck::isOpen)
                        .findFirst()
                        .<Outcome<?>>map(check -> newsroom.answerFactCheck(
                                actor, id, check.id(), story.latest().number(), java.util.Map.of(1, "")))
                        .orElse(Outcome.notFound());
            case CANCEL_FACT_CHECK ->
                story.factChecks().stream()
                        .filter(FactCheck::isOpen)
                        .findFirst()
                        .<Outcome<?>>map(check -> newsroom.cancelFactCheck(actor, id, check.id()))
                        .orElse(Outcome.notFound());
            case APPROVE -> newsroom.approve(actor, id, story.latest().number() - random.nextInt(2));
            case APPROVE_AFTERWARDS -> newsroom.approveAfterwards(actor, id);
            case SET_EMBARGO -> newsroom.setEmbargo(actor, id, soon, "Janji");
            case LIFT_EMBARGO -> newsroom.liftEmbargo(actor, id, "Disepakati");
            case SCHEDULE -> newsroom.schedule(actor, id, soon);
            case UNSCHEDULE -> newsroom.unschedule(actor, id);
            case PUBLISH -> newsroom.publish(actor, id);
            case PUBLISH_URGENTLY ->
                random.nextInt(3) == 0
                        ? newsroom.publishUrgently(actor, id, "Mendesak", "Catatan")
                        : Outcome.notFound();
            case CORRECT -> newsroom.correct(actor, id, "Diperbaiki");
            case WITHDRAW -> random.nextInt(12) == 0 ? newsroom.withdraw(actor, id, "Keliru") : Outcome.notFound();
            case MOVE -> newsroom.move(actor, id, "jalan-acak-" + random.nextInt(1_000_000));
            case CORRECT_FACT -> newsroom.correctFact(actor, id, id.value());
            case RESOLVE_FLAG -> newsroom.resolveFlag(actor, id, id.value(), "Beres");
            case REMARK -> margin.remark(actor, id, "Catatan", null);
            case INVITE -> margin.invite(actor, id, "Tamu", soon);
            case WRITE_VARIANT, PLAN_VARIANT, APPROVE_VARIANTS, SEND_VARIANTS_URGENTLY, APPROVE_VARIANTS_AFTERWARDS ->
                Outcome.notFound(); // see PostingWalkTests
        };
    }

    private void check(StoryId id, StoryDetail before) {
        StoryDetail story = cast.story(id);
        List<Edition> editions = story.editions();
        assertThat(editions.stream().map(Edition::revision)).doesNotHaveDuplicates();
        assertThat(editions.subList(editions.size() - before.editions().size(), editions.size()))
                .isEqualTo(before.editions());
        if (editions.size() > before.editions().size()) {
            Edition fresh = editions.getFirst();
            Embargo embargo = before.embargo();
            boolean lifted = story.embargo() == null || !story.embargo().equals(embargo);
            assertThat(embargo == null || lifted || !fresh.at().isBefore(embargo.until()))
                    .as("embargo is kept")
                    .isTrue();
        }
        for (Edition edition : editions) {
            Set<PersonId> approvers = approvers(id, edition.revision());
            boolean second = approvers.stream().anyMatch(person -> !wroteBefore(id, edition.revision(), person));
            boolean flagged = story.state() == StoryState.WITHDRAWN
                    || story.summary().flags().contains(Flag.Kind.PUBLISHED_URGENTLY)
                    || approvedLater(editions, edition, id);
            assertThat(second || (edition.urgentReason() != null && flagged))
                    .as("edition %s has a second person or is flagged", edition)
                    .isTrue();
            assertThat(edition.number() > 1 && edition.note() == null)
                    .as("corrections have a note")
                    .isFalse();
        }
        if (story.latest().number() > before.latest().number()) {
            assertThat(story.approval()).as("approval is void after a change").isNull();
        }
        assertThat(story.state()).isEqualTo(derived(story));
    }

    private boolean approvedLater(List<Edition> editions, Edition urgent, StoryId id) {
        return editions.stream()
                .filter(edition -> edition.number() >= urgent.number())
                .anyMatch(edition -> !approvers(id, edition.revision()).isEmpty());
    }

    private Set<PersonId> approvers(StoryId id, int revision) {
        return Set.copyOf(jdbc.sql("""
                        select distinct approved_by from newsroom.approval
                        where story_id = :id and revision = :revision and revoked_at is null
                        """)
                .param("id", id.value())
                .param("revision", revision)
                .query((row, n) -> new PersonId(row.getObject(1, java.util.UUID.class)))
                .list());
    }

    private boolean wroteBefore(StoryId id, int revision, PersonId person) {
        return jdbc.sql("""
                select exists (select from newsroom.revision
                               where story_id = :id and number <= :revision and saved_by = :person)
                """)
                .param("id", id.value())
                .param("revision", revision)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** What the state must be, told from the rows in another way than the program does. */
    private static StoryState derived(StoryDetail story) {
        if (story.withdrawal() != null) {
            return StoryState.WITHDRAWN;
        }
        int standing =
                story.editions().isEmpty() ? 0 : story.editions().getFirst().revision();
        if (standing == story.latest().number()) {
            return StoryState.PUBLISHED;
        }
        if (story.schedule() != null) {
            return StoryState.SCHEDULED;
        }
        if (story.approval() != null) {
            return StoryState.APPROVED;
        }
        if (story.factChecks().stream().anyMatch(FactCheck::isOpen)) {
            return StoryState.FACT_CHECK;
        }
        Review review = story.review();
        if (review != null && review.answer() == null) {
            return StoryState.IN_REVIEW;
        }
        boolean returned = review != null
                && review.answer() != null
                && review.answer().result() == Review.Result.RETURNED
                && review.revision() > standing;
        return returned ? StoryState.RETURNED : StoryState.DRAFT;
    }
}
