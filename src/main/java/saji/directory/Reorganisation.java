package saji.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.platform.AuditTrail;
import saji.platform.DueWork;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;

/**
 * Renaming, recoding, merging and splitting agencies by decree: prepared by an administrator, carried out at the set time. Old
 * codes go on leading to the agency or its successor, and history keeps old names.
 */
@Component
public class Reorganisation implements DueWork {

    private final Decrees decrees;
    private final Agencies agencies;
    private final CityInUse inUse;
    private final AuditTrail audit;
    private final Ids ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher announcements;

    Reorganisation(
            Decrees decrees,
            Agencies agencies,
            CityInUse inUse,
            AuditTrail audit,
            Ids ids,
            InstantSource clock,
            ApplicationEventPublisher announcements) {
        this.decrees = decrees;
        this.agencies = agencies;
        this.inUse = inUse;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.announcements = announcements;
    }

    /**
     * Prepares a decree; one whose time has come is carried out with the next look, at most a second later.
     *
     * @param codes of the agencies that it touches, as in {@link Decree#agencies()}
     */
    @Transactional
    public Outcome<Decree> prepare(
            Actor by,
            String number,
            Decree.Kind kind,
            List<String> codes,
            List<Decree.Becoming> result,
            Instant effectAt) {
        if (!by.isSystem() && !by.is(Role.ADMINISTRATOR)) {
            audit.record(by.username(), "directory.decree.refused", null, Map.of("number", cut(number)));
            return Outcome.forbidden();
        }
        List<Reason> reasons = new ArrayList<>();
        if (number.isBlank() || number.length() > 120 || number.chars().anyMatch(Character::isISOControl)) {
            reasons.add(Reason.of("directory.decree.number.shape").at("number"));
        }
        List<Agency> touched = touched(codes, kind, reasons);
        checkResult(kind, result, reasons);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        Decree decree = new Decree(
                ids.next(),
                number.strip(),
                kind,
                touched.stream().map(Agency::id).toList(),
                List.copyOf(result),
                effectAt,
                by.username(),
                clock.instant(),
                null,
                null,
                null);
        decrees.add(decree);
        audit.record(
                by.username(),
                "directory.decree.prepared",
                "decree:" + decree.id(),
                Map.of("number", decree.number(), "kind", kind.name(), "effect", effectAt.toString()));
        return Outcome.done(decree);
    }

    /** Takes back a decree that was not carried out yet. */
    @Transactional
    public Outcome<Decree> cancel(Actor by, UUID id) {
        if (!by.is(Role.ADMINISTRATOR)) {
            audit.record(by.username(), "directory.decree.refused", "decree:" + id, Map.of());
            return Outcome.forbidden();
        }
        Optional<Decree> decree = decrees.find(id);
        if (decree.isEmpty()) {
            return Outcome.notFound();
        }
        if (!decrees.cancel(id, by.username(), clock.instant())) {
            return Outcome.refused(Outcome.Kind.CONFLICT, Reason.of("directory.decree.over"));
        }
        audit.record(by.username(), "directory.decree.cancelled", "decree:" + id, Map.of());
        return decrees.find(id).map(Outcome::done).orElseGet(Outcome::notFound);
    }

    /** The newest decrees, those that wait first; at most 200. */
    public List<Decree> decrees() {
        return decrees.newest(200);
    }

    @Override
    public String name() {
        return "directory.decrees";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofSeconds(1);
    }

    /** Carries out one decree whose time has come. */
    @Override
    @Transactional
    public int run() {
        Optional<Decree> due = decrees.due(clock.instant());
        due.ifPresent(this::carryOut);
        return due.isPresent() ? 1 : 0;
    }

    private void carryOut(Decree decree) {
        Set<AgencyId> changed = new HashSet<>(decree.agencies());
        AgencyId first = decree.agencies().getFirst();
        switch (decree.kind()) {
            case RENAME -> agencies.rename(first, decree.result().getFirst(), decree);
            case RECODE -> agencies.recode(first, decree.result().getFirst().code());
            case MERGE -> {
                AgencyId into = decree.agencies().getLast();
                decree.agencies().subList(0, decree.agencies().size() - 1).forEach(from -> {
                    agencies.succeed(from, into, decree);
                    agencies.moveRoles(from, into);
                    agencies.end(from, decree.effectAt());
                });
            }
            case SPLIT -> {
                Agency from = agencies.find(first).orElseThrow();
                for (Decree.Becoming part : decree.result()) {
                    AgencyId id = new AgencyId(ids.next());
                    agencies.found(id, from, part, decree);
                    agencies.succeed(first, id, decree);
                    changed.add(id);
                }
                agencies.end(first, decree.effectAt());
            }
        }
        decrees.markDone(decree.id(), clock.instant());
        audit.record(
                AuditTrail.SYSTEM, "directory.decree.done", "decree:" + decree.id(), Map.of("number", decree.number()));
        changed.forEach(agency -> announcements.publishEvent(new AgencyChanged(agency)));
    }

    private List<Agency> touched(List<String> codes, Decree.Kind kind, List<Reason> reasons) {
        List<Agency> touched = new ArrayList<>();
        for (String code : codes) {
            Optional<Agency> agency = agencies.findByCode(code).filter(found -> found.endedAt() == null);
            if (agency.isEmpty()) {
                reasons.add(Reason.of("directory.person.agency-unknown", code).at("agency"));
            } else if (decrees.waitsFor(agency.get().id())) {
                reasons.add(
                        Reason.of("directory.decree.waits", agency.get().name()).at("agency"));
            } else {
                touched.add(agency.get());
            }
        }
        boolean merges = kind == Decree.Kind.MERGE;
        if (merges ? codes.size() < 2 || new HashSet<>(codes).size() != codes.size() : codes.size() != 1) {
            reasons.add(Reason.of(merges ? "directory.decree.merge.two" : "directory.decree.one")
                    .at("agency"));
        }
        List<Agency> ending = merges && !touched.isEmpty() ? touched.subList(0, touched.size() - 1) : touched;
        if (kind != Decree.Kind.RENAME
                && ending.stream()
                        .anyMatch(agency ->
                                agency.code().equals(inUse.pack().city().office()))) {
            reasons.add(Reason.of("directory.decree.office").at("agency"));
        }
        return touched;
    }

    private void checkResult(Decree.Kind kind, List<Decree.Becoming> result, List<Reason> reasons) {
        int least = kind == Decree.Kind.SPLIT ? 2 : kind == Decree.Kind.MERGE ? 0 : 1;
        if (result.size() < least || result.size() > Math.max(1, least) * 5) {
            reasons.add(Reason.of("directory.decree.split.two").at("code0"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < result.size(); i++) {
            Decree.Becoming part = result.get(i);
            if (kind != Decree.Kind.RENAME) {
                if (!part.code().matches("[A-Z0-9][A-Z0-9-]{1,39}")) {
                    reasons.add(Reason.of("directory.decree.code.shape").at("code" + i));
                } else if (!seen.add(part.code())
                        || agencies.findByCode(part.code()).isPresent()) {
                    reasons.add(Reason.of("directory.decree.code.taken", part.code())
                            .at("code" + i));
                }
            }
            if (kind != Decree.Kind.RECODE) {
                checkName(part.name(), "name" + i, reasons);
                checkName(part.nameEn(), "nameEn" + i, reasons);
                checkName(part.shortName(), "shortName" + i, reasons);
            }
        }
    }

    private static void checkName(String name, String field, List<Reason> reasons) {
        if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
            reasons.add(Reason.of("directory.decree.name.shape").at(field));
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(120, text.length()));
    }
}
