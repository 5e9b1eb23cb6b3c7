package saji.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.platform.Outcome;

/** The door of intake. Agencies see their own material, the office sees all; every query and command holds to that. */
@Component
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
            List<Material.Quote> quotes) {}

    /** Begins a material for an agency whose officer the actor is; {@code id} may be chosen by a device that is offline. */
    public Outcome<Material> begin(Actor actor, MaterialId id, AgencyId agency, Draft draft) {
        throw new UnsupportedOperationException();
    }

    /** Saves a draft (or a returned material) over the version that was read; another version is a conflict. */
    public Outcome<Material> save(Actor actor, MaterialId id, int version, Draft draft) {
        throw new UnsupportedOperationException();
    }

    /** Hands it in. */
    public Outcome<Material> submit(Actor actor, MaterialId id) {
        throw new UnsupportedOperationException();
    }

    /** An editor takes it to make something of it. */
    public Outcome<Material> accept(Actor actor, MaterialId id) {
        throw new UnsupportedOperationException();
    }

    /** An editor sends it back with a question. */
    public Outcome<Material> returnWith(Actor actor, MaterialId id, String question) {
        throw new UnsupportedOperationException();
    }

    public Outcome<Material> decline(Actor actor, MaterialId id, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Adds to the thread between agency and office. */
    public Outcome<Material> say(Actor actor, MaterialId id, String text) {
        throw new UnsupportedOperationException();
    }

    /** A story uses it: the newsroom says so, in its own transaction. */
    public void markUsed(Actor actor, Collection<MaterialId> ids, UUID story, String storyTitle) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    /** Gives a fact another value; announces {@link FactRevised}. */
    public Outcome<Fact> reviseFact(Actor actor, FactId fact, String value, String source) {
        throw new UnsupportedOperationException();
    }

    /** A material that the actor may see. */
    public Optional<Material> material(Actor actor, MaterialId id) {
        throw new UnsupportedOperationException();
    }

    /** Materials by id for the newsroom's own rules, whoever asks. */
    public Map<MaterialId, Material> materials(Collection<MaterialId> ids) {
        throw new UnsupportedOperationException();
    }

    public Map<FactId, Fact> facts(Collection<FactId> ids) {
        throw new UnsupportedOperationException();
    }

    /** Facts of several materials, for the editor's list of what can be cited. */
    public List<Fact> factsOf(Collection<MaterialId> ids) {
        throw new UnsupportedOperationException();
    }
}
