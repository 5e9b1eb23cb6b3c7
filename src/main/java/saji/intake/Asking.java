package saji.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.platform.AuditTrail;
import saji.platform.Outcome;
import saji.platform.Reason;

/** The office asks agencies for material. Editors and approvers ask; an agency sees what it is asked. */
@Component
@Transactional
public class Asking {

    static final int MOST_AGENCIES = 100;

    /** What is asked, of whom, until when; see {@link Request}. */
    public record NewRequest(
            String title,
            String wanted,
            Instant dueAt,
            Collection<AgencyId> agencies,
            @Nullable EventId event) {}

    private final Requests requests;
    private final Materials materials;
    private final Directory directory;
    private final AuditTrail trail;
    private final ApplicationEventPublisher announcements;
    private final InstantSource clock;

    Asking(
            Requests requests,
            Materials materials,
            Directory directory,
            AuditTrail trail,
            ApplicationEventPublisher announcements,
            InstantSource clock) {
        this.requests = requests;
        this.materials = materials;
        this.directory = directory;
        this.trail = trail;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Asks; {@code id} is chosen by the caller, and asking twice with the same one is asking once. */
    public Outcome<Request> ask(Actor actor, RequestId id, NewRequest request) {
        if (!Access.isEditor(actor)) {
            trail.record(actor.username(), "intake.request.refused", "request:" + id, Map.of());
            return Outcome.forbidden();
        }
        Optional<Request> there = requests.find(id);
        if (there.isPresent()) {
            return Outcome.done(there.get());
        }
        List<Reason> reasons = against(request);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        requests.add(actor, id, request);
        trail.record(
                actor.username(),
                "intake.request.made",
                "request:" + id,
                Map.of("agencies", String.valueOf(request.agencies().size())));
        announcements.publishEvent(new RequestMade(id));
        return Outcome.done(requests.find(id).orElseThrow());
    }

    /** The office no longer waits. */
    public Outcome<Request> close(Actor actor, RequestId id) {
        if (!Access.isEditor(actor)) {
            trail.record(actor.username(), "intake.request.refused", "request:" + id, Map.of());
            return Outcome.forbidden();
        }
        if (requests.find(id).isEmpty()) {
            return Outcome.notFound();
        }
        if (requests.close(actor, id)) {
            trail.record(actor.username(), "intake.request.closed", "request:" + id, Map.of());
        }
        return Outcome.done(requests.find(id).orElseThrow());
    }

    /** A request that the actor may see: the office any, an agency what it is asked, itself alone in the list of the asked. */
    @Transactional(readOnly = true)
    public Optional<Request> request(Actor actor, RequestId id) {
        return requests.find(id).flatMap(request -> seen(actor, request));
    }

    /** Requests by due time, the latest first, at most {@code limit} after the given place; for the office. */
    @Transactional(readOnly = true)
    public List<Request> requests(Actor actor, boolean open, @Nullable Request after, int limit) {
        if (!actor.isOffice()) {
            return List.of();
        }
        return after == null
                ? requests.page(open, Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1), limit)
                : requests.page(open, after.dueAt(), after.id().value(), limit);
    }

    /** What the actor's agencies still owe, the most pressing first, at most fifty. */
    @Transactional(readOnly = true)
    public List<Request> owed(Actor actor) {
        return actor.officerOf().isEmpty() ? List.of() : requests.owedBy(actor.officerOf(), 50);
    }

    /** How many requests are overdue; for the office. */
    @Transactional(readOnly = true)
    public int overdue(Actor actor) {
        return actor.isOffice() ? requests.countOverdue() : 0;
    }

    /** Handing in answers the request that the material was begun for. */
    @EventListener
    void on(MaterialSubmitted submitted) {
        Material material = materials.find(submitted.material()).orElseThrow();
        RequestId request = material.request();
        if (request != null) {
            requests.find(request).stream()
                    .flatMap(found -> found.asked().stream())
                    .filter(asked -> directory.isHeirOf(material.agency(), asked.agency()))
                    .forEach(asked -> answered(request, asked.agency(), material.id()));
        }
    }

    private void answered(RequestId request, AgencyId agency, MaterialId material) {
        if (requests.answer(request, agency, material)) {
            trail.record(
                    "system", "intake.request.answered", "request:" + request, Map.of("material", material.toString()));
        }
    }

    private static Optional<Request> seen(Actor actor, Request r) {
        if (actor.isOffice()) {
            return Optional.of(r);
        }
        List<Request.Asked> own = r.asked().stream()
                .filter(asked -> actor.isOfficerOf(asked.agency()))
                .toList();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(new Request(
                        r.id(),
                        r.title(),
                        r.wanted(),
                        r.dueAt(),
                        r.event(),
                        r.askedBy(),
                        r.askedAt(),
                        r.closedAt(),
                        own));
    }

    private List<Reason> against(NewRequest request) {
        List<Reason> reasons = new ArrayList<>();
        Drafts.line(reasons, "title", request.title(), 200);
        Drafts.prose(reasons, "wanted", request.wanted(), 4_000);
        if (request.title().isBlank()) {
            reasons.add(Reason.of("intake.request.refused.title").at("title"));
        }
        if (!request.dueAt().isAfter(clock.instant())) {
            reasons.add(Reason.of("intake.request.refused.due").at("due"));
        }
        if (request.agencies().isEmpty()) {
            reasons.add(Reason.of("intake.request.refused.nobody").at("agencies"));
        }
        List<AgencyId> standing = directory.agencies().stream().map(Agency::id).toList();
        if (request.agencies().size() > MOST_AGENCIES || !standing.containsAll(request.agencies())) {
            reasons.add(Reason.of("intake.request.refused.agency").at("agencies"));
        }
        return reasons;
    }
}
