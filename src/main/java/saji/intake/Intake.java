package saji.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.assets.AssetId;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.platform.Outcome;
import saji.platform.Reason;

/** The door of intake. Agencies see their own material, the office sees what was handed in; every query and command holds to that. */
@Component
@Transactional
public class Intake {

    /** What a PR officer has typed; anything may still be empty. See {@link Material}. */
    public record Draft(
            Material.Stage stage,
            String title,
            String what,
            @Nullable Instant begins,
            @Nullable Instant ends,
            @Nullable AreaCode area,
            String place,
            @Nullable Double latitude,
            @Nullable Double longitude,
            String who,
            String why,
            String next,
            String note,
            List<String> topics,
            @Nullable String programme,
            List<AssetId> assets,
            List<Material.Quote> quotes) {

        /** A draft with nothing in it. */
        public static Draft empty() {
            return new Draft(
                    Material.Stage.DONE,
                    "",
                    "",
                    null,
                    null,
                    null,
                    "",
                    null,
                    null,
                    "",
                    "",
                    "",
                    "",
                    List.of(),
                    null,
                    List.of(),
                    List.of());
        }

        /** The same with other photos and documents. */
        public Draft with(List<AssetId> others) {
            return new Draft(
                    stage,
                    title,
                    what,
                    begins,
                    ends,
                    area,
                    place,
                    latitude,
                    longitude,
                    who,
                    why,
                    next,
                    note,
                    topics,
                    programme,
                    List.copyOf(others),
                    quotes);
        }

        /** What stands in a material. */
        public static Draft of(Material m) {
            return new Draft(
                    m.stage(),
                    m.title(),
                    m.what(),
                    m.begins(),
                    m.ends(),
                    m.area(),
                    m.place(),
                    m.latitude(),
                    m.longitude(),
                    m.who(),
                    m.why(),
                    m.next(),
                    m.note(),
                    m.topics(),
                    m.programme(),
                    m.assets(),
                    m.quotes());
        }
    }

    /** A fact as an officer types it; see {@link Fact}. */
    public record NewFact(
            FactId id,
            String claim,
            String value,
            String source,
            @Nullable AssetId document) {
        static NewFact of(Fact fact) {
            return new NewFact(fact.id(), fact.claim(), fact.value(), fact.source(), fact.document());
        }
    }

    /** What a material answers or tells of: a request of the office, an event of the agenda. */
    public record Origin(
            @Nullable RequestId request, @Nullable EventId event) {
        public static final Origin NONE = new Origin(null, null);
    }

    /**
     * What a save builds upon.
     *
     * @param version the version that was read; 0 when the material is new
     * @param mark what the sender calls this save, or null
     * @param unanswered marks of earlier saves to which no answer came: a version that one of them made is the sender's own
     */
    public record Base(int version, @Nullable UUID mark, Set<UUID> unanswered) {
        public static Base version(int version) {
            return new Base(version, null, Set.of());
        }
    }

    private final HandIn handIn;
    private final Discarding discarding;
    private final Decisions decisions;
    private final FactBook factBook;
    private final Materials materials;
    private final Facts facts;
    private final Steps steps;
    private final Drafts drafts;

    Intake(
            HandIn handIn,
            Discarding discarding,
            Decisions decisions,
            FactBook factBook,
            Materials materials,
            Facts facts,
            Steps steps,
            Drafts drafts) {
        this.handIn = handIn;
        this.discarding = discarding;
        this.decisions = decisions;
        this.factBook = factBook;
        this.materials = materials;
        this.facts = facts;
        this.steps = steps;
        this.drafts = drafts;
    }

    /** Begins a material for an agency whose officer the actor is; {@code id} may be chosen by a device that is offline. */
    public Outcome<Material> begin(Actor actor, MaterialId id, AgencyId agency, Draft draft) {
        return begin(actor, id, agency, Origin.NONE, Base.version(0), draft, List.of());
    }

    /** Begins a material with its facts. Sent again, it saves over what the same sender began. */
    public Outcome<Material> begin(
            Actor actor, MaterialId id, AgencyId agency, Origin origin, Base base, Draft draft, List<NewFact> stated) {
        return handIn.begin(actor, id, agency, origin, base, draft, stated);
    }

    /** Saves a draft (or a returned material) over the version that was read; another version is a conflict. */
    public Outcome<Material> save(Actor actor, MaterialId id, int version, Draft draft) {
        return handIn.save(actor, id, Base.version(version), draft, null);
    }

    /** Saves a draft together with its facts: those never handed in become exactly {@code stated}, the others stay. */
    public Outcome<Material> save(Actor actor, MaterialId id, Base base, Draft draft, List<NewFact> stated) {
        return handIn.save(actor, id, base, draft, stated);
    }

    /** Hands it in. */
    public Outcome<Material> submit(Actor actor, MaterialId id) {
        return handIn.submit(actor, id);
    }

    /** Throws away a draft that was never handed in, with its facts; its photos stay in the agency's store. */
    public Outcome<MaterialId> discard(Actor actor, MaterialId id) {
        return discarding.discard(actor, id);
    }

    /** Says that it tells of an event of the agenda, or of none. */
    public Outcome<Material> link(Actor actor, MaterialId id, @Nullable EventId event) {
        return handIn.link(actor, id, event);
    }

    /** The event of the agenda that a material tells of. */
    @Transactional(readOnly = true)
    public Optional<EventId> eventOf(Actor actor, MaterialId id) {
        return material(actor, id).flatMap(material -> materials.eventOf(id));
    }

    /** An editor takes it to make something of it. */
    public Outcome<Material> accept(Actor actor, MaterialId id) {
        return decisions.accept(actor, id);
    }

    /** An editor sends it back with a question. */
    public Outcome<Material> returnWith(Actor actor, MaterialId id, String question) {
        return decisions.returnWith(actor, id, question);
    }

    /** An editor will make nothing of it, and says why. */
    public Outcome<Material> decline(Actor actor, MaterialId id, String reason) {
        return decisions.decline(actor, id, reason);
    }

    /** Adds to the thread between agency and office. */
    public Outcome<Material> say(Actor actor, MaterialId id, String text) {
        return decisions.say(actor, id, text);
    }

    /** A story uses it: the newsroom says so, in its own transaction. */
    public void markUsed(Actor actor, Collection<MaterialId> ids, UUID story, String storyTitle) {
        decisions.markUsed(actor, ids, story, storyTitle);
    }

    /** Adds a fact to a material. */
    public Outcome<Fact> stateFact(
            Actor actor,
            MaterialId material,
            FactId id,
            String claim,
            String value,
            String source,
            @Nullable AssetId document) {
        return factBook.state(actor, material, new NewFact(id, claim, value, source, document));
    }

    /** Gives a fact another value, over whichever stands. */
    public Outcome<Fact> reviseFact(Actor actor, FactId fact, String value, String source) {
        return factBook.revise(actor, fact, null, value, source);
    }

    /**
     * Gives a fact another value; announces {@link FactRevised} unless nobody but the agency has seen it.
     *
     * @param over the revision that was read; when another one stands, that is a conflict
     */
    public Outcome<Fact> reviseFact(Actor actor, FactId fact, int over, String value, String source) {
        return factBook.revise(actor, fact, over, value, source);
    }

    /** A material that the actor may see. */
    @Transactional(readOnly = true)
    public Optional<Material> material(Actor actor, MaterialId id) {
        return materials.find(id).filter(material -> Access.sees(actor, material));
    }

    /** What happened to a material and what was said about it, the newest 500 steps, the oldest of them first. */
    @Transactional(readOnly = true)
    public List<Step> history(Actor actor, MaterialId id) {
        return material(actor, id).isPresent() ? steps.of(id, 500) : List.of();
    }

    /** Every reason that stands against an act on a material as it stands; empty when it may be done. */
    @Transactional(readOnly = true)
    public List<Reason> against(Actor actor, Act act, Material material) {
        List<Reason> reasons = Access.against(actor, act, material);
        return reasons.isEmpty() && act == Act.SUBMIT ? drafts.missing(material) : reasons;
    }

    /** Facts of a material that were never handed in: a save may still change or drop them. */
    @Transactional(readOnly = true)
    public Set<FactId> looseFacts(Actor actor, MaterialId id) {
        return material(actor, id).isPresent() ? Set.copyOf(facts.looseOf(id)) : Set.of();
    }

    /** Materials by id for the newsroom's own rules, whoever asks. */
    @Transactional(readOnly = true)
    public Map<MaterialId, Material> materials(Collection<MaterialId> ids) {
        return materials.findAll(ids);
    }

    @Transactional(readOnly = true)
    public Map<FactId, Fact> facts(Collection<FactId> ids) {
        return facts.find(ids).stream().collect(Collectors.toMap(Fact::id, Function.identity()));
    }

    /** Facts of several materials, for the editor's list of what can be cited. */
    @Transactional(readOnly = true)
    public List<Fact> factsOf(Collection<MaterialId> ids) {
        return facts.ofMaterials(ids);
    }
}
