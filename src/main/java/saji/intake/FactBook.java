package saji.intake;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.platform.AuditTrail;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Facts: stated by an agency, revised by it, never silently. */
@Component
class FactBook {

    private final Facts facts;
    private final Steps steps;
    private final Drafts drafts;
    private final Access access;
    private final AuditTrail trail;
    private final ApplicationEventPublisher announcements;
    private final InstantSource clock;

    FactBook(
            Facts facts,
            Steps steps,
            Drafts drafts,
            Access access,
            AuditTrail trail,
            ApplicationEventPublisher announcements,
            InstantSource clock) {
        this.facts = facts;
        this.steps = steps;
        this.drafts = drafts;
        this.access = access;
        this.trail = trail;
        this.announcements = announcements;
        this.clock = clock;
    }

    Outcome<Fact> state(Actor actor, MaterialId id, Intake.NewFact fact) {
        return access.on(id, actor, Act.STATE_FACT, material -> {
            List<Reason> reasons = drafts.againstFact(material.agency(), fact);
            if (!reasons.isEmpty()) {
                return Outcome.refused(reasons);
            }
            Optional<Fact> there = facts.find(List.of(fact.id())).stream().findFirst();
            if (there.isPresent()) {
                return Intake.NewFact.of(there.get()).equals(fact)
                                && there.get().material().equals(id)
                        ? Outcome.done(there.get())
                        : Outcome.refused(
                                Outcome.Kind.CONFLICT,
                                Reason.of("intake.refused.fact-elsewhere").at("facts"));
            }
            if (material.facts().size() >= Drafts.MOST_FACTS) {
                return Outcome.refused(
                        List.of(Reason.of("intake.refused.too-many", Reason.of("intake.field.facts"), Drafts.MOST_FACTS)
                                .at("facts")));
            }
            boolean seen = material.state() != Material.State.DRAFT;
            facts.add(actor, id, fact, seen ? clock.instant() : null);
            if (seen) {
                steps.add(actor, Step.Kind.FACT_STATED, id, material.version(), fact.claim() + ": " + fact.value());
            }
            trail.record(
                    actor.username(), "intake.fact.stated", "fact:" + fact.id(), Map.of("material", id.toString()));
            return Outcome.done(facts.find(List.of(fact.id())).getFirst());
        });
    }

    /** {@code over} is the revision that was read, or null for the one that stands; another one is a conflict. */
    Outcome<Fact> revise(Actor actor, FactId id, @Nullable Integer over, String value, String source) {
        Optional<MaterialId> of = facts.materialOf(id);
        if (of.isEmpty()) {
            return Outcome.notFound();
        }
        return access.on(of.get(), actor, Act.REVISE_FACT, material -> {
            Optional<Fact> there = facts.find(List.of(id)).stream().findFirst();
            if (there.isEmpty()) {
                return Outcome.notFound();
            }
            Fact before = there.get();
            Intake.NewFact after = new Intake.NewFact(id, before.claim(), value, source, before.document());
            List<Reason> reasons = drafts.againstFact(material.agency(), after);
            if (!reasons.isEmpty()) {
                return Outcome.refused(reasons);
            }
            if (Intake.NewFact.of(before).equals(after)) {
                return Outcome.done(before);
            }
            if (over != null && before.revision() != over) {
                return Outcome.refused(
                        Outcome.Kind.CONFLICT,
                        Reason.of("intake.refused.other-value", before.claim(), before.value(), before.source())
                                .at("facts"));
            }
            return Outcome.done(
                    facts.isHandedIn(id) ? revised(actor, material, before, after) : rewritten(actor, after));
        });
    }

    private Fact rewritten(Actor actor, Intake.NewFact after) {
        facts.rewrite(actor, after);
        trail.record(actor.username(), "intake.fact.rewritten", "fact:" + after.id(), Map.of());
        return facts.find(List.of(after.id())).getFirst();
    }

    private Fact revised(Actor actor, Material material, Fact before, Intake.NewFact after) {
        int revision = before.revision() + 1;
        facts.addValue(actor, before.id(), revision, after.value(), after.source());
        steps.add(
                actor,
                Step.Kind.FACT_REVISED,
                material.id(),
                material.version(),
                before.claim() + ": " + before.value() + " → " + after.value());
        trail.record(
                actor.username(),
                "intake.fact.revised",
                "fact:" + before.id(),
                Map.of("before", before.value(), "after", after.value()));
        announcements.publishEvent(new FactRevised(before.id(), revision, before.value(), after.value()));
        return facts.find(List.of(before.id())).getFirst();
    }
}
