package saji.intake;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.io.text.ICalReader;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.RecurrenceRule;
import biweekly.property.TextProperty;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import saji.directory.AgencyId;
import saji.platform.Reason;

/** Reads an iCalendar file (RFC 5545) into single events. Whatever cannot be read becomes a problem, never an exception. */
final class CalendarFile {

    static final int MOST_BYTES = 2 * 1024 * 1024;
    static final int MOST_EVENTS = 2_000;
    static final int MOST_OCCURRENCES = 200;
    static final Duration HORIZON = Duration.ofDays(400);
    private static final Set<String> TOO_OFTEN = Set.of("SECONDLY", "MINUTELY", "HOURLY", "null");

    /** One happening; {@code occurrence} is its own beginning within a series. */
    record Entry(
            String uid,
            String occurrence,
            boolean cancelled,
            String title,
            String description,
            String place,
            Instant begins,
            Instant ends,
            boolean allDay) {

        Agenda.NewEvent event(AgencyId agency) {
            return new Agenda.NewEvent(agency, title, description, place, null, begins, ends, allDay);
        }
    }

    /** All that was found. */
    record Reading(List<Entry> entries, List<Reason> problems) {}

    private final TimeZone zone;
    private final Instant now;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Reason> problems = new ArrayList<>();

    private CalendarFile(ZoneId zone, Instant now) {
        this.zone = TimeZone.getTimeZone(zone);
        this.now = now;
    }

    static Reading read(byte[] file, ZoneId zone, Instant now) {
        CalendarFile reading = new CalendarFile(zone, now);
        reading.readAll(file);
        return new Reading(reading.eachOnce(), reading.problems);
    }

    /** What stands twice under one identifier is taken as it stands last, and said: one of the two would be lost unseen. */
    private List<Entry> eachOnce() {
        Map<String, Entry> once = new LinkedHashMap<>();
        Set<String> twice = new HashSet<>();
        for (Entry entry : entries) {
            Entry other = once.put(entry.uid() + " " + entry.occurrence(), entry);
            if (other != null && !other.equals(entry) && twice.add(entry.uid())) {
                problems.add(Reason.of("intake.calendar.twice", shortened(entry.title())));
            }
        }
        return List.copyOf(once.values());
    }

    /** As calendar programs write it: UTF-8, at times with a mark before it or in UTF-16; older ones in Western European. */
    private static String text(byte[] file) {
        boolean wide = file.length > 1 && (file[0] & 0xff) + (file[1] & 0xff) == 0xfe + 0xff;
        try {
            Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
            String text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(file, Charset.forName("windows-1252"));
        }
    }

    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > 60 ? line.substring(0, 59) + "…" : line;
    }

    private void readAll(byte[] file) {
        if (file.length > MOST_BYTES) {
            problems.add(Reason.of("intake.calendar.too-large", MOST_BYTES / 1024 / 1024)
                    .at("file"));
            return;
        }
        List<VEvent> found = new ArrayList<>();
        Set<ICalendar> calendars = new HashSet<>();
        try (ICalReader reader = new ICalReader(text(file))) {
            reader.setDefaultTimezone(zone);
            for (ICalendar calendar = reader.readNext(); calendar != null; calendar = reader.readNext()) {
                calendars.add(calendar);
                found.addAll(calendar.getEvents());
                for (ParseWarning warning : reader.getWarnings()) {
                    problem(warning);
                }
            }
        } catch (IOException | RuntimeException e) {
            problems.add(Reason.of("intake.calendar.unreadable").at("file"));
            return;
        }
        if (calendars.isEmpty() || found.isEmpty()) {
            problems.add(Reason.of("intake.calendar.empty").at("file"));
        } else if (found.size() > MOST_EVENTS) {
            problems.add(Reason.of("intake.calendar.too-many", MOST_EVENTS).at("file"));
        } else {
            Set<String> moved = moved(found);
            found.forEach(event -> take(event, moved));
        }
    }

    private void problem(ParseWarning warning) {
        Integer line = warning.getLineNumber();
        if (line != null && problems.size() < 20) {
            problems.add(Reason.of("intake.calendar.line", line));
        }
    }

    /** Occurrences that the file gives on their own: the series leaves them out. */
    private static Set<String> moved(List<VEvent> events) {
        Set<String> moved = new HashSet<>();
        for (VEvent event : events) {
            if (event.getRecurrenceId() != null && event.getUid() != null) {
                moved.add(event.getUid().getValue() + " "
                        + event.getRecurrenceId().getValue().toInstant());
            }
        }
        return moved;
    }

    private void take(VEvent event, Set<String> moved) {
        String title = text(event.getSummary());
        DateStart start = event.getDateStart();
        if (event.getUid() == null
                || event.getUid().getValue() == null
                || event.getUid().getValue().length() > 500) {
            problems.add(Reason.of("intake.calendar.no-uid", shortened(title)));
        } else if (start == null || start.getValue() == null) {
            problems.add(Reason.of("intake.calendar.no-begin", shortened(title)));
        } else if (event.getRecurrenceRule() == null
                && event.getRecurrenceDates().isEmpty()) {
            Instant begins = start.getValue().toInstant();
            Instant named = event.getRecurrenceId() == null
                    ? begins
                    : event.getRecurrenceId().getValue().toInstant();
            boolean single = event.getRecurrenceId() == null;
            add(event, single ? "" : named.toString(), begins);
        } else {
            repeat(event, title, moved);
        }
    }

    private void repeat(VEvent event, String title, Set<String> moved) {
        RecurrenceRule rule = event.getRecurrenceRule();
        if (rule != null && TOO_OFTEN.contains(String.valueOf(rule.getValue().getFrequency()))) {
            problems.add(Reason.of("intake.calendar.too-often", shortened(title)));
            return;
        }
        if (rule == null) {
            once(
                    event,
                    event.getDateStart().getValue().toInstant(),
                    moved); // a list of dates goes without the first, a rule has it
        }
        try {
            var dates = event.getDateIterator(zone);
            dates.advanceTo(Date.from(now.minus(Duration.ofDays(31))));
            for (int i = 0; i < MOST_OCCURRENCES && dates.hasNext(); i++) {
                Instant begins = dates.next().toInstant();
                if (begins.isAfter(now.plus(HORIZON))) {
                    return;
                }
                once(event, begins, moved);
            }
        } catch (RuntimeException e) {
            problems.add(Reason.of("intake.calendar.repeat", shortened(title)));
        }
    }

    private void once(VEvent event, Instant begins, Set<String> moved) {
        if (!moved.contains(event.getUid().getValue() + " " + begins)) {
            add(event, begins.toString(), begins);
        }
    }

    private void add(VEvent event, String occurrence, Instant begins) {
        if (entries.size() >= MOST_EVENTS) {
            Reason tooMany = Reason.of("intake.calendar.too-many", MOST_EVENTS).at("file");
            if (!problems.contains(tooMany)) {
                problems.add(tooMany);
            }
            return;
        }
        boolean allDay = !event.getDateStart().getValue().hasTime();
        entries.add(new Entry(
                event.getUid().getValue(),
                occurrence,
                event.getStatus() != null && event.getStatus().isCancelled(),
                line(text(event.getSummary())),
                prose(text(event.getDescription())),
                line(text(event.getLocation())),
                begins,
                begins.plus(lasts(event, allDay)),
                allDay));
    }

    private static Duration lasts(VEvent event, boolean allDay) {
        DateEnd end = event.getDateEnd();
        Duration lasts = Duration.ZERO;
        if (end != null && end.getValue() != null) {
            lasts = Duration.between(
                    event.getDateStart().getValue().toInstant(), end.getValue().toInstant());
        } else if (event.getDuration() != null && event.getDuration().getValue() != null) {
            lasts = Duration.ofMillis(event.getDuration().getValue().toMillis());
        } else if (allDay) {
            lasts = Duration.ofDays(1);
        }
        return allDay && lasts.compareTo(Duration.ofMinutes(1)) > 0 ? lasts.minusMinutes(1) : lasts;
    }

    private static String text(@Nullable TextProperty property) {
        String value = property == null ? null : property.getValue();
        return value == null ? "" : value;
    }

    /** Calendar programs write tabs, breaks and odd spaces into titles: a line has none. */
    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String prose(String text) {
        String plain = text.replace("\r\n", "\n").strip();
        return plain.length() > 4_000 ? plain.substring(0, 3_999) + "…" : plain;
    }
}
