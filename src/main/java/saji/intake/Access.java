package saji.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.Role;
import saji.platform.AuditTrail;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Who may see and do what: an agency its own material, the office what was handed in, editors and approvers decide. */
@Component
class Access {

    private final Materials materials;
    private final AuditTrail trail;

    Access(Materials materials, AuditTrail trail) {
        this.materials = materials;
        this.trail = trail;
    }

    static boolean isEditor(Actor actor) {
        return actor.is(Role.EDITOR) || actor.is(Role.APPROVER);
    }

    /** A draft is seen by its agency alone; the office sees it once it is handed in. */
    static boolean sees(Actor actor, Material material) {
        return actor.isOfficerOf(material.agency()) || (actor.isOffice() && material.state() != Material.State.DRAFT);
    }

    static boolean may(Actor actor, Act act, Material material) {
        if (!sees(actor, material)) {
            return false;
        }
        boolean officer = actor.isOfficerOf(material.agency());
        if (act.isOfAgency()) {
            return officer;
        }
        return act.isOfEditor() ? isEditor(actor) : officer || isEditor(actor);
    }

    /** Every reason that stands against an act; empty when it may be done. */
    static List<Reason> against(Actor actor, Act act, Material material) {
        return may(actor, act, material)
                ? act.against(material.state())
                : List.of(Reason.of("platform.refused.forbidden"));
    }

    /**
     * Runs a command on a material whose row it holds, unless the actor may not or the state forbids. What an actor may not see is
     * not found; each refusal of access is recorded.
     */
    <T> Outcome<T> on(MaterialId id, Actor actor, Act act, Function<Material, Outcome<T>> command) {
        Optional<Material> found = materials.lock(id);
        if (found.isEmpty()) {
            return Outcome.notFound();
        }
        Material material = found.get();
        if (!may(actor, act, material)) {
            refused(actor, act.name(), id);
            return sees(actor, material) ? Outcome.forbidden() : Outcome.notFound();
        }
        List<Reason> reasons = act.against(material.state());
        return reasons.isEmpty()
                ? command.apply(material)
                : Outcome.refused(Outcome.Kind.CONFLICT, reasons.toArray(Reason[]::new));
    }

    boolean maySave(Actor actor, Material material) {
        return may(actor, Act.SAVE, material);
    }

    void refused(Actor actor, String act, MaterialId id) {
        trail.record(actor.username(), "intake.material.refused", "material:" + id, Map.of("act", Act.key(act)));
    }
}
