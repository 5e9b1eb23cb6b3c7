package saji.intake.web;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.directory.Person;
import saji.directory.PersonId;
import saji.platform.Words;

/** Names of agencies and people for a page, each asked for once. */
@Component
class Names {

    private final Directory directory;
    private final InstantSource clock;

    Names(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Standing agencies by id, in the order of their names. */
    Map<AgencyId, String> agencies(Words words) {
        Map<AgencyId, String> names = new java.util.LinkedHashMap<>();
        directory.agencies().forEach(agency -> names.put(agency.id(), agency.name(words.language())));
        return names;
    }

    String agency(AgencyId id, Words words) {
        return directory.agency(id).map(agency -> agency.name(words.language())).orElse("");
    }

    /** Short names of the given agencies, ended ones included. */
    Map<AgencyId, String> shortNames(Collection<AgencyId> ids) {
        Map<AgencyId, String> names =
                new HashMap<>(directory.agencies().stream().collect(Collectors.toMap(Agency::id, Agency::shortName)));
        for (AgencyId id : Set.copyOf(ids)) {
            names.computeIfAbsent(
                    id, gone -> directory.agency(gone).map(Agency::shortName).orElse(""));
        }
        return names;
    }

    /** The name that an agency bore at a moment; the one of now in the reader's language when it is still the same. */
    String agencyThen(AgencyId id, java.time.Instant at, Words words) {
        String then = directory.agencyName(id, at);
        return directory
                .agency(id)
                .filter(agency -> agency.name().equals(then))
                .map(agency -> agency.name(words.language()))
                .orElse(then);
    }

    Map<PersonId, Person> people(Collection<PersonId> ids) {
        return directory.people(Set.copyOf(ids));
    }

    ZoneId zone() {
        return directory.city().zone();
    }

    String ago(java.time.Instant at, Words words) {
        return words.relative(at, clock.instant());
    }

    String when(java.time.@org.jspecify.annotations.Nullable Instant at, Words words) {
        if (at == null) {
            return "";
        }
        boolean dayOnly = at.atZone(zone()).toLocalTime().equals(java.time.LocalTime.MIN);
        return dayOnly ? words.date(at, zone()) : words.dateTime(at, zone());
    }
}
