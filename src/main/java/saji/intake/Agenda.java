package saji.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.platform.AuditTrail;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;

/**
 * The city's agenda: what is going to happen. PR officers and the office read all of it; an agency writes its own events, editors
 * and approvers any.
 */
@Component
@Transactional
public class Agenda {

    /** The longest that an event may last. */
    static final Duration LONGEST = Duration.ofDays(62);

    /** The largest calendar file, in bytes. */
    public static final int MOST_BYTES = CalendarFile.MOST_BYTES;

    /** What is put on the agenda; see {@link Event}. */
    public record NewEvent(
            AgencyId agency,
            String title,
            String description,
            String place,
            @Nullable AreaCode area,
            Instant begins,
            Instant ends,
            boolean allDay) {}

    /**
     * What came of an import.
     *
     * @param cancelled events that the file calls off
     * @param problems what could not be taken, each with the event it is about
     */
    public record Imported(int added, int changed, int unchanged, int cancelled, List<Reason> problems) {}

    private final Events events;
    private final Directory directory;
    private final AuditTrail trail;
    private final Ids ids;
    private final InstantSource clock;

    Agenda(Events events, Directory directory, AuditTrail trail, Ids ids, InstantSource clock) {
        this.events = events;
        this.directory = directory;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    /** Puts an event on the agenda; the same one sent twice is put there once. */
    public Outcome<Event> add(Actor actor, NewEvent event) {
        if (!mayWrite(actor, event.agency())) {
            return refused(actor, "agency:" + event.agency());
        }
        List<Reason> reasons = against(event);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        Optional<Event> same = events.same(event);
        if (same.isPresent()) {
            return Outcome.done(same.get());
        }
        EventId id = new EventId(ids.next());
        events.add(actor, id, event, null, null);
        trail.record(actor.username(), "intake.event.added", "event:" + id, Map.of());
        return Outcome.done(events.find(id).orElseThrow());
    }

    /** Changes an event over the version that was read; another version is a conflict. */
    public Outcome<Event> change(Actor actor, EventId id, int version, NewEvent event) {
        Optional<Event> there = events.find(id);
        if (there.isEmpty()) {
            return Outcome.notFound();
        }
        if (!mayWrite(actor, there.get().agency())
                || !event.agency().equals(there.get().agency())) {
            return refused(actor, "event:" + id);
        }
        List<Reason> reasons = against(event);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        if (!events.write(id, version, event)) {
            return Outcome.refused(Outcome.Kind.CONFLICT, Reason.of("intake.event.refused.other-version"));
        }
        trail.record(actor.username(), "intake.event.changed", "event:" + id, Map.of());
        return Outcome.done(events.find(id).orElseThrow());
    }

    /** Calls an event off. */
    public Outcome<Event> cancel(Actor actor, EventId id) {
        Optional<Event> there = events.find(id);
        if (there.isEmpty()) {
            return Outcome.notFound();
        }
        if (!mayWrite(actor, there.get().agency())) {
            return refused(actor, "event:" + id);
        }
        if (events.cancel(actor, id)) {
            trail.record(actor.username(), "intake.event.cancelled", "event:" + id, Map.of());
        }
        return Outcome.done(events.find(id).orElseThrow());
    }

    /**
     * Takes an iCalendar file (RFC 5545, at most 2 MB and 2,000 events) for an agency. Repeated, it changes what changed and adds
     * nothing twice; recurring events are taken one by one for the coming 400 days, at most 200 of each.
     */
    public Outcome<Imported> importCalendar(Actor actor, AgencyId agency, byte[] file) {
        if (!mayWrite(actor, agency)) {
            return refused(actor, "agency:" + agency);
        }
        CalendarFile.Reading reading = CalendarFile.read(file, directory.city().zone(), clock.instant());
        if (reading.entries().isEmpty() && !reading.problems().isEmpty()) {
            return Outcome.refused(reading.problems());
        }
        Imported imported = take(actor, agency, reading);
        trail.record(
                actor.username(),
                "intake.agenda.imported",
                "agency:" + agency,
                Map.of("added", String.valueOf(imported.added()), "changed", String.valueOf(imported.changed())));
        return Outcome.done(imported);
    }

    private Imported take(Actor actor, AgencyId agency, CalendarFile.Reading reading) {
        List<Reason> problems = new ArrayList<>(reading.problems());
        Map<String, Event> there = events.imported(
                agency,
                reading.entries().stream()
                        .map(CalendarFile.Entry::uid)
                        .distinct()
                        .toList());
        int added = 0;
        int changed = 0;
        int unchanged = 0;
        int cancelled = 0;
        for (CalendarFile.Entry entry : reading.entries()) {
            NewEvent event = entry.event(agency);
            Event old = there.get(entry.uid() + " " + entry.occurrence());
            List<Reason> reasons = against(event);
            if (entry.cancelled()) {
                cancelled += old != null && events.cancel(actor, old.id()) ? 1 : 0;
            } else if (!reasons.isEmpty()) {
                problems.add(
                        Reason.of("intake.calendar.event", CalendarFile.shortened(entry.title()), reasons.getFirst()));
            } else if (old == null) {
                events.add(actor, new EventId(ids.next()), event, entry.uid(), entry.occurrence());
                added++;
            } else if (isSame(old, event)) {
                unchanged++;
            } else {
                changed += events.write(old.id(), old.version(), event) ? 1 : 0;
            }
        }
        return new Imported(added, changed, unchanged, cancelled, problems);
    }

    /** An event, for whoever reads the agenda. */
    @Transactional(readOnly = true)
    public Optional<Event> event(Actor actor, EventId id) {
        return mayRead(actor) ? events.find(id) : Optional.empty();
    }

    /** What is on the agenda in a stretch of time, by its beginning, at most 500 events. */
    @Transactional(readOnly = true)
    public List<Event> between(Actor actor, Instant from, Instant until, @Nullable AgencyId agency) {
        return mayRead(actor) ? events.between(from, until, agency, 500) : List.of();
    }

    /** Events that are over and have brought no material, the latest first, at most 200; an agency sees its own. */
    @Transactional(readOnly = true)
    public List<Event> withoutMaterial(Actor actor, Instant from) {
        if (actor.isOffice()) {
            return events.withoutMaterial(from, clock.instant(), null, 200);
        }
        return actor.officerOf().isEmpty()
                ? List.of()
                : events.withoutMaterial(from, clock.instant(), actor.officerOf(), 200);
    }

    /** Whether a person may write events of an agency. */
    public boolean mayWrite(Actor actor, AgencyId agency) {
        return actor.isOfficerOf(agency) || Access.isEditor(actor);
    }

    static boolean mayRead(Actor actor) {
        return actor.isOffice() || !actor.officerOf().isEmpty();
    }

    private <T> Outcome<T> refused(Actor actor, String subject) {
        trail.record(actor.username(), "intake.event.refused", subject, Map.of());
        return Outcome.forbidden();
    }

    private List<Reason> against(NewEvent event) {
        List<Reason> reasons = new ArrayList<>();
        Drafts.line(reasons, "title", event.title(), 200);
        Drafts.prose(reasons, "description", event.description(), 4_000);
        Drafts.line(reasons, "place", event.place(), 300);
        if (event.title().isBlank()) {
            reasons.add(Reason.of("intake.event.refused.title").at("title"));
        }
        Drafts.believable(reasons, "begins", event.begins());
        if (event.ends().isBefore(event.begins())) {
            reasons.add(Reason.of("intake.refused.ends-before").at("ends"));
        } else if (Duration.between(event.begins(), event.ends()).compareTo(LONGEST) > 0) {
            reasons.add(
                    Reason.of("intake.event.refused.too-long", LONGEST.toDays()).at("ends"));
        }
        if (event.area() != null && directory.area(event.area()).isEmpty()) {
            reasons.add(Reason.of("intake.refused.area").at("area"));
        }
        return reasons;
    }

    private static boolean isSame(Event old, NewEvent event) {
        return old.title().equals(event.title())
                && old.description().equals(event.description())
                && old.place().equals(event.place())
                && old.begins().equals(event.begins())
                && old.ends().equals(event.ends())
                && old.allDay() == event.allDay();
    }
}
