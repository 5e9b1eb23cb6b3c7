package saji.newsroom.web;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Area;
import saji.directory.Directory;
import saji.directory.PersonId;
import saji.directory.Topic;
import saji.newsroom.StorySummary;
import saji.platform.Words;

/** Makes a {@link Reader} that knows everyone whom a page names, in few queries. */
@Component
class Readers {

    private final Directory directory;
    private final InstantSource clock;

    Readers(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    Reader of(Words words, Collection<PersonId> people, Collection<AgencyId> agencies) {
        Map<AgencyId, Agency> known =
                directory.agencies().stream().collect(Collectors.toMap(Agency::id, Function.identity()));
        agencies.stream()
                .filter(id -> !known.containsKey(id))
                .distinct()
                .forEach(id -> directory.agency(id).ifPresent(agency -> known.put(id, agency)));
        return new Reader(
                words,
                directory.city().zone(),
                clock.instant(),
                people.isEmpty() ? Map.of() : directory.people(new HashSet<>(people)),
                known,
                directory.topics().stream().collect(Collectors.toMap(Topic::slug, Function.identity())),
                directory.areas().stream().collect(Collectors.toMap(Area::code, Function.identity())));
    }

    /** For lists of stories. */
    Reader of(Words words, Collection<StorySummary> stories) {
        var people = new HashSet<PersonId>();
        var agencies = new HashSet<AgencyId>();
        for (StorySummary story : stories) {
            people.add(story.author());
            people.add(story.editor());
            agencies.addAll(story.agencies());
        }
        return of(words, people, agencies);
    }
}
