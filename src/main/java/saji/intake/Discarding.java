package saji.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.directory.Actor;
import saji.platform.AuditTrail;
import saji.platform.DueWork;
import saji.platform.Outcome;

/**
 * Throws drafts away: when their agency says so, and when nobody has touched one for {@link #KEPT}. What was ever handed in stays.
 * The audit trail keeps that there was a draft, not what stood in it.
 */
@Component
class Discarding implements DueWork {

    /** How long a draft is kept that nobody touches. */
    static final Period KEPT = Period.ofMonths(12);

    private static final int BATCH = 200;

    private final Materials materials;
    private final Facts facts;
    private final Steps steps;
    private final Access access;
    private final AuditTrail trail;
    private final InstantSource clock;

    Discarding(Materials materials, Facts facts, Steps steps, Access access, AuditTrail trail, InstantSource clock) {
        this.materials = materials;
        this.facts = facts;
        this.steps = steps;
        this.access = access;
        this.trail = trail;
        this.clock = clock;
    }

    Outcome<MaterialId> discard(Actor actor, MaterialId id) {
        return access.on(id, actor, Act.DISCARD, material -> {
            discard(actor.username(), List.of(id));
            return Outcome.done(id);
        });
    }

    @Override
    public String name() {
        return "intake.untouched-drafts";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofHours(1);
    }

    @Override
    @Transactional
    public int run() {
        List<MaterialId> untouched = materials.lockUntouchedDrafts(
                clock.instant().atOffset(ZoneOffset.UTC).minus(KEPT).toInstant(), BATCH);
        discard(AuditTrail.SYSTEM, untouched);
        return untouched.size();
    }

    private void discard(String by, List<MaterialId> drafts) {
        facts.dropOf(drafts);
        steps.drop(drafts);
        materials.drop(drafts);
        drafts.forEach(id -> trail.record(by, "intake.material.discarded", "material:" + id, Map.of()));
    }
}
