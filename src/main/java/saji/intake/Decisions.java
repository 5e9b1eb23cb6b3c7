package saji.intake;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.platform.AuditTrail;
import saji.platform.Outcome;
import saji.platform.Reason;

/** The office's side: to accept, to ask, to decline, to use; and what both sides say to each other. */
@Component
class Decisions {

    private final Materials materials;
    private final Steps steps;
    private final Access access;
    private final AuditTrail trail;
    private final ApplicationEventPublisher announcements;

    Decisions(
            Materials materials,
            Steps steps,
            Access access,
            AuditTrail trail,
            ApplicationEventPublisher announcements) {
        this.materials = materials;
        this.steps = steps;
        this.access = access;
        this.trail = trail;
        this.announcements = announcements;
    }

    Outcome<Material> accept(Actor actor, MaterialId id) {
        return access.on(id, actor, Act.ACCEPT, material -> moved(actor, material, Step.Kind.ACCEPTED, ""));
    }

    Outcome<Material> returnWith(Actor actor, MaterialId id, String question) {
        return access.on(id, actor, Act.RETURN, material -> {
            List<Reason> reasons = Drafts.againstMessage("question", question);
            return reasons.isEmpty()
                    ? moved(actor, material, Step.Kind.RETURNED, question)
                            .map(returned -> announced(returned, new MaterialReturned(id)))
                    : Outcome.refused(reasons);
        });
    }

    Outcome<Material> decline(Actor actor, MaterialId id, String reason) {
        return access.on(id, actor, Act.DECLINE, material -> {
            List<Reason> reasons = Drafts.againstMessage("reason", reason);
            return reasons.isEmpty()
                    ? moved(actor, material, Step.Kind.DECLINED, reason)
                            .map(declined -> announced(declined, new MaterialDeclined(id)))
                    : Outcome.refused(reasons);
        });
    }

    /** The same words sent twice in a row, as by a hasty finger, are said once. */
    Outcome<Material> say(Actor actor, MaterialId id, String text) {
        return access.on(id, actor, Act.SAY, material -> {
            List<Reason> reasons = Drafts.againstMessage("message", text);
            if (!reasons.isEmpty()) {
                return Outcome.refused(reasons);
            }
            if (steps.wasSaid(id, actor.id(), text.strip())) {
                return Outcome.done(material);
            }
            steps.add(actor, Step.Kind.SAID, id, material.version(), text.strip());
            trail.record(actor.username(), "intake.material.spoken", "material:" + id, Map.of());
            return Outcome.done(material);
        });
    }

    void markUsed(Actor actor, Collection<MaterialId> ids, UUID story, String storyTitle) {
        for (MaterialId id : ids.stream()
                .distinct()
                .sorted(java.util.Comparator.comparing(MaterialId::value))
                .toList()) {
            Material material = materials.lock(id).orElseThrow();
            if (Act.USE.against(material.state()).isEmpty() && !steps.wasUsedIn(id, story)) {
                materials.move(actor, id, material.version(), Material.State.USED);
                steps.addUse(actor, id, material.version() + 1, storyTitle, story);
                trail.record(
                        actor.username(), "intake.material.used", "material:" + id, Map.of("story", story.toString()));
            }
        }
    }

    private Outcome<Material> moved(Actor actor, Material material, Step.Kind kind, String text) {
        MaterialId id = material.id();
        materials.move(actor, id, material.version(), Material.State.valueOf(kind.name()));
        steps.add(actor, kind, id, material.version() + 1, text.strip());
        trail.record(actor.username(), "intake.material." + Act.key(kind.name()), "material:" + id, Map.of());
        return Outcome.done(materials.find(id).orElseThrow());
    }

    private Material announced(Material material, Object announcement) {
        announcements.publishEvent(announcement);
        return material;
    }
}
