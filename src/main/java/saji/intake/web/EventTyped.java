package saji.intake.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.intake.Agenda;
import saji.intake.Event;

/** What was typed into the form of an event. */
record EventTyped(
        @Nullable String id,
        @Nullable Integer version,
        @Nullable String agency,
        @Nullable String title,
        @Nullable String description,
        @Nullable String place,
        @Nullable String area,
        @Nullable String beginsDate,
        @Nullable String beginsTime,
        @Nullable String endsDate,
        @Nullable String endsTime) {

    EventTyped named(String other, int over) {
        return new EventTyped(
                other, over, agency, title, description, place, area, beginsDate, beginsTime, endsDate, endsTime);
    }

    EventTyped of(String other) {
        return new EventTyped(
                id, version, other, title, description, place, area, beginsDate, beginsTime, endsDate, endsTime);
    }

    static EventTyped of(Event event, ZoneId zone) {
        var begins = event.begins().atZone(zone);
        var ends = event.ends().atZone(zone);
        return new EventTyped(
                event.id().toString(),
                event.version(),
                event.agency().toString(),
                event.title(),
                event.description(),
                event.place(),
                event.area() == null ? "" : event.area().value(),
                begins.toLocalDate().toString(),
                event.allDay()
                        ? ""
                        : LocalTime.of(begins.getHour(), begins.getMinute()).toString(),
                ends.toLocalDate().toString(),
                event.allDay()
                        ? ""
                        : LocalTime.of(ends.getHour(), ends.getMinute()).toString());
    }

    /** The event that was typed; empty when a date or hour cannot be read. */
    Optional<Agenda.NewEvent> read(ZoneId zone) {
        Optional<UUID> owner = HandInParsing.uuid(agency);
        try {
            LocalDate first = LocalDate.parse(text(beginsDate()));
            LocalDate last = text(endsDate()).isEmpty() ? first : LocalDate.parse(text(endsDate()));
            boolean allDay = text(beginsTime()).isEmpty();
            LocalTime from = allDay ? LocalTime.MIN : LocalTime.parse(text(beginsTime()));
            LocalTime until = text(endsTime()).isEmpty()
                    ? allDay ? LocalTime.of(23, 59) : from
                    : LocalTime.parse(text(endsTime()));
            if (owner.isEmpty() || first.getYear() < 1990 || last.getYear() > 2200) {
                return Optional.empty();
            }
            Instant begins = first.atTime(from).atZone(zone).toInstant();
            Instant ends = last.atTime(until).atZone(zone).toInstant();
            return Optional.of(new Agenda.NewEvent(
                    new AgencyId(owner.get()),
                    text(title()).strip(),
                    text(description()).replace("\r\n", "\n").strip(),
                    text(place()).strip(),
                    text(area()).isEmpty() ? null : new AreaCode(text(area())),
                    begins,
                    ends,
                    allDay));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
