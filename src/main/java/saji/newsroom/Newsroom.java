package saji.newsroom;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.intake.MaterialId;
import saji.newsroom.checks.Finding;
import saji.platform.Outcome;
import saji.platform.Reason;

/**
 * The door of the newsroom; what is said of stories on channels goes through {@link Posting}, remarks and guests through
 * {@link Margin}. The office and leaders read every story, an agency's PR officers those that name their agency; only
 * editors write, only approvers approve. Whoever may not read a story is told that there is none.
 */
@Component
public class Newsroom {

    private final Reading reading;
    private final Calendar calendar;
    private final Editions editions;
    private final Presences presences;
    private final Writing writing;
    private final Reviewing reviewing;
    private final FactChecking factChecking;
    private final Planning planning;
    private final Publishing publishing;
    private final Flagging flagging;
    private final Correcting correcting;
    private final Checking checking;
    private final Proposals proposals;
    private final ContentTypes contentTypes;
    private final Timings timings;
    private final InstantSource clock;

    Newsroom(
            Reading reading,
            Calendar calendar,
            Editions editions,
            Presences presences,
            Writing writing,
            Reviewing reviewing,
            FactChecking factChecking,
            Planning planning,
            Publishing publishing,
            Flagging flagging,
            Correcting correcting,
            Checking checking,
            Proposals proposals,
            ContentTypes contentTypes,
            Timings timings,
            InstantSource clock) {
        this.reading = reading;
        this.calendar = calendar;
        this.editions = editions;
        this.presences = presences;
        this.writing = writing;
        this.reviewing = reviewing;
        this.factChecking = factChecking;
        this.planning = planning;
        this.publishing = publishing;
        this.flagging = flagging;
        this.correcting = correcting;
        this.checking = checking;
        this.proposals = proposals;
        this.contentTypes = contentTypes;
        this.timings = timings;
        this.clock = clock;
    }

    /** The published or withdrawn story, for everyone. */
    public Optional<PublishedStory> published(StoryId id) {
        return editions.published(id);
    }

    /** All stories ever published, oldest publication first, after the given place; for those who copy everything. */
    public List<PublishedStory> publishedAfter(Instant after, StoryId afterId, int limit) {
        return editions.publishedAfter(after, afterId, Math.clamp(limit, 1, 1000));
    }

    /** The kinds of stories, in the order in which they are offered. */
    public List<ContentType> types() {
        return contentTypes.all();
    }

    public Optional<ContentType> type(String key) {
        return contentTypes.find(key);
    }

    /** A story that the actor may see. */
    public Optional<StoryDetail> story(Actor actor, StoryId id) {
        return reading.story(actor, id);
    }

    /**
     * Stories that the actor may see and that match, the last changed first.
     *
     * @param after where to go on, or null to begin
     * @param limit at most this many, no more than 100
     */
    public StoryPage find(Actor actor, StoryFilter filter, StoryPage.@Nullable Place after, int limit) {
        return reading.find(actor, filter, after, limit);
    }

    /** A column for each state, in their order; {@code perColumn} at most 50. */
    public List<BoardColumn> board(Actor actor, StoryFilter filter, int perColumn) {
        return reading.board(actor, filter, perColumn);
    }

    /**
     * What happens on days that follow each other.
     *
     * @param bounds where each day begins, and where the last one ends; no more than 50
     * @param perDay at most so many entries of a day, no more than 300
     */
    public List<CalendarDay> calendar(Actor actor, StoryFilter filter, List<Instant> bounds, int perDay) {
        return calendar.days(actor, filter, bounds.subList(0, Math.min(bounds.size(), 50)), Math.clamp(perDay, 1, 300));
    }

    /** Fact checks that wait for the actor's agencies, for the office and leaders all of them; the oldest first, no more than a hundred. */
    public List<OpenFactCheck> openFactChecks(Actor actor) {
        return reading.openFactChecks(actor);
    }

    /** Revisions without their text, the newest first. */
    public List<Revision.Head> revisions(Actor actor, StoryId id) {
        return reading.revisions(actor, id);
    }

    /** One revision with its text, for comparing and for old editions. */
    public Optional<Revision> revision(Actor actor, StoryId id, int number) {
        return reading.revision(actor, id, number);
    }

    /** What happened to a story, the newest first. */
    public List<TimelineEntry> timeline(Actor actor, StoryId id) {
        return reading.timeline(actor, id);
    }

    /** What the checks find in a text, saved or not; the blocking ones first. */
    public List<Finding> findings(Text text) {
        return checking.findings(TextRules.tidy(text));
    }

    /** Every reason why the actor cannot do this to the story now; empty when it can be done. */
    public List<Reason> refusalsOf(Actor actor, StoryId id, Command command) {
        return reading.refusals(actor, id, command);
    }

    /** Whether the schedule is kept. */
    public DueState due() {
        return timings.due(clock.instant());
    }

    /** A first text made of materials: their words, quotes, facts as citations, places and photos. Saves nothing. */
    public Outcome<Text> proposal(Actor actor, String type, List<MaterialId> materials) {
        return proposals.of(actor, type, materials);
    }

    /** Begins a story; materials that wait are accepted. {@code id} may be chosen beforehand: the same id twice is one story. */
    public Outcome<Revision> begin(Actor actor, StoryId id, Text text) {
        return writing.begin(actor, id, text);
    }

    /**
     * Saves a text over the revision that was on the screen. A save that changes nothing makes no revision; one that changes something
     * voids an approval.
     */
    public Outcome<Saving> save(Actor actor, StoryId id, int base, Text text, boolean automatic) {
        return writing.save(actor, id, base, text, automatic);
    }

    /** Asks that an approver look. {@code message} may be empty. */
    public Outcome<StoryId> askReview(Actor actor, StoryId id, String message) {
        return reviewing.ask(actor, id, message);
    }

    public Outcome<StoryId> cancelReview(Actor actor, StoryId id) {
        return reviewing.cancel(actor, id);
    }

    /** An approver sends it back; takes back an approval and a schedule that stand. */
    public Outcome<StoryId> returnToEditor(Actor actor, StoryId id, String reason) {
        return reviewing.giveBack(actor, id, reason);
    }

    /** Asks an agency that the story names to confirm or correct passages. */
    public Outcome<FactCheck> askFactCheck(
            Actor actor, StoryId id, AgencyId agency, List<String> passages, String message) {
        return factChecking.ask(actor, id, agency, passages, message);
    }

    /**
     * The agency's PR officer answers passages, all of them at once or none.
     *
     * @param seen the newest revision when they were read; a passage that was changed since then is not answered unseen
     * @param corrections what is right by number of the passage; empty confirms it
     */
    public Outcome<FactCheck> answerFactCheck(
            Actor actor, StoryId id, UUID factCheck, int seen, Map<Integer, String> corrections) {
        return factChecking.answer(actor, id, factCheck, seen, corrections);
    }

    public Outcome<StoryId> cancelFactCheck(Actor actor, StoryId id, UUID factCheck) {
        return factChecking.cancel(actor, id, factCheck);
    }

    /** Approves exactly the revision that was read; when a later one is there, it is refused. */
    public Outcome<Approval> approve(Actor actor, StoryId id, int revision) {
        return reviewing.approve(actor, id, revision, null);
    }

    /**
     * The same together with all variants that keep their limits and that the approver did not write.
     *
     * @param variants what was read of them, see {@link Posting#stamp}; when a later one is there, it is refused
     */
    public Outcome<Approval> approve(Actor actor, StoryId id, int revision, long variants) {
        return reviewing.approve(actor, id, revision, variants);
    }

    /**
     * Approves the newest revision of a public story and publishes it as a correction, both or neither.
     *
     * @param variants as in {@link #approve(Actor, StoryId, int, long)}, or null to approve the story alone
     */
    public Outcome<Edition> approveAndCorrect(
            Actor actor, StoryId id, int revision, @Nullable Long variants, String note) {
        return correcting.approveAndCorrect(actor, id, revision, variants, note);
    }

    /** Approves the edition that one person published alone, and so settles its flag. */
    public Outcome<Approval> approveAfterwards(Actor actor, StoryId id) {
        return reviewing.approveAfterwards(actor, id);
    }

    /** Sets or moves the embargo of a story that was not yet published; a moment that is left out is refused. */
    public Outcome<Embargo> setEmbargo(Actor actor, StoryId id, @Nullable Instant until, String reason) {
        return planning.setEmbargo(actor, id, until, reason);
    }

    public Outcome<StoryId> liftEmbargo(Actor actor, StoryId id, String reason) {
        return planning.liftEmbargo(actor, id, reason);
    }

    /** Schedules an approved story, or moves its schedule; a moment that is left out is refused. */
    public Outcome<Schedule> schedule(Actor actor, StoryId id, @Nullable Instant due) {
        return planning.schedule(actor, id, due);
    }

    public Outcome<StoryId> unschedule(Actor actor, StoryId id) {
        return planning.unschedule(actor, id);
    }

    /** Publishes the approved first edition. */
    public Outcome<Edition> publish(Actor actor, StoryId id) {
        return publishing.publish(actor, id);
    }

    /**
     * One person alone publishes the newest revision, as first edition or as a correction.
     *
     * @param note public note; must be given when an edition stands, and is left out otherwise
     */
    public Outcome<Edition> publishUrgently(Actor actor, StoryId id, String reason, @Nullable String note) {
        return publishing.publishUrgently(actor, id, reason, note);
    }

    /** Publishes the approved newest revision in place of the edition that stands, with a public note. */
    public Outcome<Edition> correct(Actor actor, StoryId id, String note) {
        return publishing.correct(actor, id, note);
    }

    /** Takes a public story away; its address then says why. */
    public Outcome<StoryId> withdraw(Actor actor, StoryId id, String reason) {
        return publishing.withdraw(actor, id, reason);
    }

    /** Gives a published story another address; the former one redirects. */
    public Outcome<StoryId> move(Actor actor, StoryId id, String slug) {
        return publishing.move(actor, id, slug);
    }

    /** What cited facts were and are by now, of stories that the actor was shown and that are flagged for it. */
    public Map<StoryId, List<FactChange>> changes(List<StorySummary> shown) {
        return flagging.changes(shown);
    }

    /** Prepares a revision in which the new value of a revised fact stands. */
    public Outcome<FactCorrection> correctFact(Actor actor, StoryId id, UUID flag) {
        return flagging.correct(actor, id, flag);
    }

    /** Settles a flag (not that of an urgent publication) without a new text, and says why. */
    public Outcome<StoryId> resolveFlag(Actor actor, StoryId id, UUID flag, String note) {
        return flagging.resolve(actor, id, flag, note);
    }

    /** Says that the actor has the story open, and tells who else has. To be called every 15 seconds. */
    public List<Presence> present(Actor actor, StoryId id) {
        return reading.present(actor, id);
    }

    /** Says that the actor has closed it. */
    public void absent(Actor actor, StoryId id) {
        presences.gone(id, actor.id());
    }
}
