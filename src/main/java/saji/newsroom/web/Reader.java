package saji.newsroom.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Area;
import saji.directory.AreaCode;
import saji.directory.Person;
import saji.directory.PersonId;
import saji.directory.Topic;
import saji.platform.Words;

/** How people, agencies, topics, areas and moments are told to the one who reads the page. */
public final class Reader {

    private static final DateTimeFormatter INPUT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final Words words;
    private final ZoneId zone;
    private final Instant now;
    private final Map<PersonId, Person> people;
    private final Map<AgencyId, Agency> agencies;
    private final Map<String, Topic> topics;
    private final Map<AreaCode, Area> areas;

    Reader(
            Words words,
            ZoneId zone,
            Instant now,
            Map<PersonId, Person> people,
            Map<AgencyId, Agency> agencies,
            Map<String, Topic> topics,
            Map<AreaCode, Area> areas) {
        this.words = words;
        this.zone = zone;
        this.now = now;
        this.people = people;
        this.agencies = agencies;
        this.topics = topics;
        this.areas = areas;
    }

    public Words words() {
        return words;
    }

    public Instant now() {
        return now;
    }

    public LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    /** The name of a person; of an unknown one "someone". */
    public String person(@Nullable PersonId id) {
        Person person = id == null ? null : people.get(id);
        return person == null ? words.say("newsroom.someone") : person.name();
    }

    /** The short name of an agency. */
    public String agency(AgencyId id) {
        Agency agency = agencies.get(id);
        return agency == null ? words.say("newsroom.former-agency") : agency.shortName();
    }

    /** Short names in their order, joined by commas. */
    public String agencies(List<AgencyId> ids) {
        return String.join(", ", ids.stream().map(this::agency).toList());
    }

    public String agencyName(AgencyId id) {
        Agency agency = agencies.get(id);
        return agency == null ? words.say("newsroom.former-agency") : agency.name(words.language());
    }

    public String topic(String slug) {
        Topic topic = topics.get(slug);
        return topic == null ? slug : topic.name(words.language());
    }

    public String area(AreaCode code) {
        Area area = areas.get(code);
        return area == null ? code.value() : area.name();
    }

    public String dateTime(Instant instant) {
        return words.dateTime(instant, zone);
    }

    public String date(Instant instant) {
        return words.date(instant, zone);
    }

    public String time(Instant instant) {
        return words.time(instant, zone);
    }

    /** The moment in ISO 8601, for {@code <time datetime>}. */
    public String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The moment as the field of a form takes it, in the city's time; empty for none. */
    public String input(@Nullable Instant instant) {
        return instant == null ? "" : INPUT.format(LocalDateTime.ofInstant(instant, zone));
    }

    public LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** How long ago or until, in words: "3 hours ago", "in 2 days"; a date when it is more than a month. */
    public String away(Instant instant) {
        Duration between = Duration.between(instant, now);
        boolean past = !between.isNegative();
        Duration amount = between.abs();
        String direction = past ? "newsroom.ago." : "newsroom.in.";
        if (amount.toMinutes() < 1) {
            return words.say("newsroom.just-now");
        }
        if (amount.toHours() < 1) {
            return words.say(direction + "minutes", amount.toMinutes());
        }
        if (amount.toDays() < 1) {
            return words.say(direction + "hours", amount.toHours());
        }
        return amount.toDays() <= 30 ? words.say(direction + "days", amount.toDays()) : date(instant);
    }
}
