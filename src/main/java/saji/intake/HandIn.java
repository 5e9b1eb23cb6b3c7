package saji.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.directory.PersonId;
import saji.platform.AuditTrail;
import saji.platform.Outcome;
import saji.platform.Reason;

/** The agency's side: to begin, to save as one types, to hand in. */
@Component
class HandIn {

    private final Materials materials;
    private final Facts facts;
    private final Steps steps;
    private final Events events;
    private final Drafts drafts;
    private final Access access;
    private final Directory directory;
    private final AuditTrail trail;
    private final ApplicationEventPublisher announcements;

    HandIn(
            Materials materials,
            Facts facts,
            Steps steps,
            Events events,
            Drafts drafts,
            Access access,
            Directory directory,
            AuditTrail trail,
            ApplicationEventPublisher announcements) {
        this.materials = materials;
        this.facts = facts;
        this.steps = steps;
        this.events = events;
        this.drafts = drafts;
        this.access = access;
        this.directory = directory;
        this.trail = trail;
        this.announcements = announcements;
    }

    Outcome<Material> begin(
            Actor actor,
            MaterialId id,
            AgencyId agency,
            Intake.Origin origin,
            Intake.Base base,
            Intake.Draft draft,
            List<Intake.NewFact> stated) {
        Optional<Agency> asked = directory.agency(agency).filter(found -> actor.isOfficerOf(found.id()));
        if (asked.isEmpty()) {
            access.refused(actor, "BEGIN", id);
            return Outcome.forbidden();
        }
        if (asked.get().endedAt() != null && materials.find(id).isEmpty()) {
            return beginForHeir(actor, id, asked.get(), origin, base, draft, stated);
        }
        List<Reason> reasons = against(id, agency, draft, stated, List.of());
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        if (!materials.add(actor, id, agency, draft, origin, base.mark())) {
            return save(actor, id, base, draft, stated);
        }
        writeFacts(actor, id, Set.of(), stated);
        steps.add(actor, Step.Kind.BEGUN, id, 1, "");
        trail.record(actor.username(), "intake.material.begun", "material:" + id, Map.of("agency", agency.toString()));
        return Outcome.done(materials.find(id).orElseThrow());
    }

    /** What was begun on a device before a decree, and comes after it, goes to the one agency that the old one became. */
    private Outcome<Material> beginForHeir(
            Actor actor,
            MaterialId id,
            Agency ended,
            Intake.Origin origin,
            Intake.Base base,
            Intake.Draft draft,
            List<Intake.NewFact> stated) {
        List<Agency> heirs = directory.agenciesOf(actor).stream()
                .filter(agency -> directory.isHeirOf(agency.id(), ended.id()))
                .toList();
        return heirs.size() == 1
                ? begin(actor, id, heirs.getFirst().id(), origin, base, draft, stated)
                : Outcome.refused(List.of(Reason.of("intake.refused.agency-ended", ended.shortName())
                        .at("agency")));
    }

    Outcome<Material> save(
            Actor actor, MaterialId id, Intake.Base base, Intake.Draft draft, @Nullable List<Intake.NewFact> stated) {
        Optional<Material> same = materials
                .find(id)
                .filter(material -> access.maySave(actor, material) && isHandedInAlike(material, draft, stated));
        return same.isPresent() ? Outcome.done(same.get()) : saveOver(actor, id, base, draft, stated);
    }

    private Outcome<Material> saveOver(
            Actor actor, MaterialId id, Intake.Base base, Intake.Draft draft, @Nullable List<Intake.NewFact> stated) {
        return access.on(id, actor, Act.SAVE, material -> {
            Collection<Intake.NewFact> checked = stated == null ? List.of() : stated;
            List<Reason> reasons = against(id, material.agency(), draft, checked, material.assets());
            if (!reasons.isEmpty()) {
                return Outcome.refused(reasons);
            }
            if (isSame(material, draft) && isSameFacts(material, stated)) {
                return Outcome.done(material);
            }
            Materials.Written written = materials.written(id);
            boolean ownEcho = written.mark() != null && base.unanswered().contains(written.mark());
            int over = ownEcho ? material.version() : base.version();
            if (over != material.version()) {
                return conflict(written);
            }
            return write(actor, material, base, draft, stated);
        });
    }

    private Outcome<Material> write(
            Actor actor,
            Material material,
            Intake.Base base,
            Intake.Draft draft,
            @Nullable List<Intake.NewFact> stated) {
        if (!materials.write(actor, material.id(), material.version(), draft, base.mark())) {
            return conflict(materials.written(material.id()));
        }
        if (stated != null) {
            writeFacts(actor, material.id(), factIds(material.facts()), stated);
        }
        trail.record(
                actor.username(),
                "intake.material.saved",
                "material:" + material.id(),
                Map.of("version", String.valueOf(material.version() + 1)));
        return Outcome.done(materials.find(material.id()).orElseThrow());
    }

    /** Handing in what is handed in already changes nothing: the answer to the first time may have been lost. */
    Outcome<Material> submit(Actor actor, MaterialId id) {
        Optional<Material> there =
                materials.find(id).filter(material -> access.maySave(actor, material) && isTaken(material.state()));
        return there.isPresent() ? Outcome.done(there.get()) : handIn(actor, id);
    }

    private Outcome<Material> handIn(Actor actor, MaterialId id) {
        return access.on(id, actor, Act.SUBMIT, material -> {
            List<Reason> missing = drafts.missing(material);
            if (!missing.isEmpty()) {
                return Outcome.refused(missing);
            }
            materials.move(actor, id, material.version(), Material.State.SUBMITTED);
            facts.handIn(id);
            Material handedIn = materials.find(id).orElseThrow();
            steps.addSubmission(actor, handedIn);
            trail.record(actor.username(), "intake.material.submitted", "material:" + id, Map.of());
            announcements.publishEvent(new MaterialSubmitted(id));
            return Outcome.done(handedIn);
        });
    }

    Outcome<Material> link(Actor actor, MaterialId id, @Nullable EventId event) {
        return access.on(id, actor, Act.LINK, material -> {
            if (event != null && events.find(event).isEmpty()) {
                return Outcome.notFound();
            }
            materials.link(id, event);
            trail.record(
                    actor.username(),
                    "intake.material.linked",
                    "material:" + id,
                    Map.of("event", String.valueOf(event)));
            return Outcome.done(material);
        });
    }

    private Outcome<Material> conflict(Materials.Written written) {
        PersonId by = written.by();
        String name = directory.person(by).map(person -> person.title()).orElse("");
        return Outcome.refused(Outcome.Kind.CONFLICT, Reason.of("intake.refused.other-version", name));
    }

    private List<Reason> against(
            MaterialId id,
            AgencyId agency,
            Intake.Draft draft,
            Collection<Intake.NewFact> stated,
            Collection<AssetId> known) {
        List<Reason> reasons = new ArrayList<>(drafts.against(agency, draft, stated, known));
        Set<FactId> ids = stated.stream().map(Intake.NewFact::id).collect(Collectors.toSet());
        if (ids.size() != stated.size()
                || facts.find(ids).stream().anyMatch(fact -> !fact.material().equals(id))) {
            reasons.add(Reason.of("intake.refused.fact-elsewhere").at("facts"));
        }
        return reasons;
    }

    /** Makes the loose facts of a material those that are stated; facts once handed in stay as they are. */
    private void writeFacts(Actor actor, MaterialId id, Set<FactId> there, List<Intake.NewFact> stated) {
        Set<FactId> loose = new HashSet<>(facts.looseOf(id));
        List<FactId> gone = new ArrayList<>(loose);
        for (Intake.NewFact fact : stated) {
            gone.remove(fact.id());
            if (loose.contains(fact.id())) {
                facts.rewrite(actor, fact);
            } else if (!there.contains(fact.id())) {
                facts.add(actor, id, fact, null);
            }
        }
        facts.drop(gone);
    }

    private static Set<FactId> factIds(Collection<Fact> facts) {
        return facts.stream().map(Fact::id).collect(Collectors.toSet());
    }

    private static boolean isTaken(Material.State state) {
        return state == Material.State.SUBMITTED || state == Material.State.ACCEPTED || state == Material.State.USED;
    }

    private static boolean isHandedInAlike(
            Material material, Intake.Draft draft, @Nullable List<Intake.NewFact> stated) {
        return isTaken(material.state())
                && isSame(material, draft)
                && (stated == null
                        || material.facts().stream()
                                .map(Intake.NewFact::of)
                                .toList()
                                .equals(stated));
    }

    private static boolean isSame(Material m, Intake.Draft draft) {
        return draft.equals(Intake.Draft.of(m));
    }

    private boolean isSameFacts(Material material, @Nullable List<Intake.NewFact> stated) {
        if (stated == null) {
            return true;
        }
        Set<FactId> loose = new HashSet<>(facts.looseOf(material.id()));
        List<Intake.NewFact> now = material.facts().stream()
                .filter(fact -> loose.contains(fact.id()))
                .map(Intake.NewFact::of)
                .toList();
        Set<FactId> there = factIds(material.facts());
        List<Intake.NewFact> wanted = stated.stream()
                .filter(fact -> loose.contains(fact.id()) || !there.contains(fact.id()))
                .toList();
        return now.equals(wanted);
    }
}
