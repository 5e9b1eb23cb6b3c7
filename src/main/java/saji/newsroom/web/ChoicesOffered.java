package saji.newsroom.web;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import saji.directory.Area;
import saji.directory.Directory;
import saji.directory.Person;
import saji.directory.Role;
import saji.newsroom.Newsroom;

/** Gathers what can be chosen. */
@Component
class ChoicesOffered {

    private final Directory directory;
    private final Newsroom newsroom;

    ChoicesOffered(Directory directory, Newsroom newsroom) {
        this.directory = directory;
        this.newsroom = newsroom;
    }

    Choices all() {
        List<Person> people = Stream.concat(
                        directory.peopleWith(Role.EDITOR).stream(), directory.peopleWith(Role.APPROVER).stream())
                .distinct()
                .sorted(Comparator.comparing(Person::name))
                .toList();
        return new Choices(
                directory.agencies(),
                directory.topics(),
                directory.areas().stream()
                        .filter(area -> area.level() != Area.Level.CITY)
                        .toList(),
                newsroom.types(),
                people);
    }
}
