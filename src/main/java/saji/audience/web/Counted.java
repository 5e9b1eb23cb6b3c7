package saji.audience.web;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.audience.Choices;
import saji.audience.Crowd;
import saji.audience.Medium;
import saji.audience.Rhythm;
import saji.audience.Subscriber;
import saji.directory.AgencyId;
import saji.directory.Area;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.directory.Topic;
import saji.platform.Reason;
import saji.platform.Words;

/** Puts what was counted into words: names of topics, agencies and areas, numbers as they are written here. */
@Component
class Counted {

    private final Directory directory;

    Counted(Directory directory) {
        this.directory = directory;
    }

    AudienceView view(
            Crowd crowd,
            Words words,
            boolean mayLookUp,
            @Nullable String asked,
            @Nullable Subscriber person,
            List<Reason> reasons) {
        NumberFormat numbers = NumberFormat.getIntegerInstance(words.language().locale());
        return new AudienceView(
                crowd.lines().isEmpty(),
                sums(crowd, words, numbers),
                List.of(
                        table("topics", Crowd.Of.TOPIC, crowd, words, slug -> topic(slug, words), numbers),
                        table("areas", Crowd.Of.AREA, crowd, words, code -> area(new AreaCode(code), words), numbers),
                        table(
                                "agencies",
                                Crowd.Of.AGENCY,
                                crowd,
                                words,
                                id -> agency(new AgencyId(UUID.fromString(id)), words),
                                numbers)),
                mayLookUp,
                asked,
                person == null ? null : person(person, words),
                reasons);
    }

    private static List<AudienceView.Sum> sums(Crowd crowd, Words words, NumberFormat numbers) {
        List<AudienceView.Sum> sums = new ArrayList<>();
        sums.add(sum(
                "envelope", crowd.count(Crowd.Of.ALL, "", Medium.EMAIL), words.say("audience.desk.letters"), numbers));
        for (Rhythm rhythm : Rhythm.values()) {
            sums.add(sum(
                    "clock",
                    crowd.count(Crowd.Of.RHYTHM, rhythm.name(), Medium.EMAIL),
                    words.say("audience.desk.rhythm." + rhythm.name().toLowerCase(Locale.ROOT)),
                    numbers));
        }
        sums.add(sum(
                "hourglass-split",
                crowd.count(Crowd.Of.UNCONFIRMED, "", Medium.EMAIL),
                words.say("audience.desk.unconfirmed"),
                numbers));
        sums.add(sum("bell", crowd.count(Crowd.Of.ALL, "", Medium.PUSH), words.say("audience.desk.browsers"), numbers));
        sums.add(sum(
                "whatsapp", crowd.count(Crowd.Of.ALL, "", Medium.WHATSAPP), words.say("audience.desk.chats"), numbers));
        sums.add(sum("asterisk", crowd.count(Crowd.Of.EVERYTHING, ""), words.say("audience.desk.everything"), numbers));
        return sums;
    }

    private static AudienceView.Sum sum(String icon, long count, String name, NumberFormat numbers) {
        return new AudienceView.Sum(icon, numbers.format(count), name);
    }

    private static AudienceView.Table table(
            String id, Crowd.Of of, Crowd crowd, Words words, Function<String, String> naming, NumberFormat numbers) {
        return new AudienceView.Table(
                id,
                words.say("audience." + id),
                crowd.names(of).stream()
                        .sorted(Comparator.comparingLong((String name) -> -crowd.count(of, name))
                                .thenComparing(naming))
                        .map(name -> new AudienceView.Row(
                                naming.apply(name),
                                numbers.format(crowd.count(of, name, Medium.EMAIL)),
                                numbers.format(crowd.count(of, name, Medium.PUSH)),
                                numbers.format(crowd.count(of, name, Medium.WHATSAPP))))
                        .toList());
    }

    private AudienceView.Person person(Subscriber subscriber, Words words) {
        Choices choices = subscriber.choices();
        List<String> chosen = new ArrayList<>();
        choices.topics().stream().sorted().forEach(slug -> chosen.add(topic(slug, words)));
        choices.areas().forEach(code -> chosen.add(area(code, words)));
        choices.agencies().forEach(id -> chosen.add(agency(id, words)));
        if (chosen.isEmpty()) {
            chosen.add(words.say("audience.desk.everything"));
        }
        return new AudienceView.Person(
                subscriber.id().toString(),
                subscriber.address(),
                subscriber.confirmedAt() == null
                        ? ""
                        : words.date(subscriber.confirmedAt(), directory.city().zone()),
                words.say("audience.rhythm." + subscriber.rhythm().name().toLowerCase(Locale.ROOT)),
                chosen);
    }

    private String topic(String slug, Words words) {
        return directory.topics().stream()
                .filter(topic -> topic.slug().equals(slug))
                .findFirst()
                .map((Topic topic) -> topic.name(words.language()))
                .orElse(slug);
    }

    private String area(AreaCode code, Words words) {
        return directory
                .area(code)
                .map(area ->
                        area.level() == Area.Level.DISTRICT ? words.say("audience.district", area.name()) : area.name())
                .orElse(code.value());
    }

    private String agency(AgencyId id, Words words) {
        return directory.agency(id).map(agency -> agency.name(words.language())).orElse(id.toString());
    }
}
