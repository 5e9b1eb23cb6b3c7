package saji.directory;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.platform.AuditTrail;
import saji.platform.Ids;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Who is of the staff and what they may do. Commands are for administrators and for {@link Actor#system()}. */
@Component
public class Staffing {

    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{1,39}");
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>\",;:]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,24}|[^\\s@<>\",;:]{1,64}@localhost");

    private final People people;
    private final Agencies agencies;
    private final AuditTrail audit;
    private final Ids ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher announcements;

    Staffing(
            People people,
            Agencies agencies,
            AuditTrail audit,
            Ids ids,
            InstantSource clock,
            ApplicationEventPublisher announcements) {
        this.people = people;
        this.agencies = agencies;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.announcements = announcements;
    }

    /** Takes someone into the staff with the roles to begin with. */
    @Transactional
    public Outcome<Person> enrol(Actor by, NewPerson given) {
        if (!mayStaff(by)) {
            return refuse(by, given.username());
        }
        List<Reason> reasons = new ArrayList<>();
        String username = given.username().strip();
        if (!USERNAME.matcher(username).matches()) {
            reasons.add(Reason.of("directory.person.username.shape").at("username"));
        } else if (people.findByUsername(username).isPresent()) {
            reasons.add(Reason.of("directory.person.username.taken", username).at("username"));
        }
        reasons.addAll(wrong(given.name(), given.title(), given.titleEn(), given.email()));
        Set<Actor.Grant> grants = grants(given.roles(), reasons);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        PersonId id = new PersonId(ids.next());
        people.add(
                id,
                username,
                given.name().strip(),
                given.title().strip(),
                given.titleEn().strip(),
                given.email());
        people.setGrants(id, grants);
        audit.record(
                by.username(), "directory.person.enrolled", "person:" + username, Map.of("roles", told(given.roles())));
        return Outcome.done(people.find(id).orElseThrow());
    }

    /** Gives exactly these roles: others are taken away. */
    @Transactional
    public Outcome<Person> setRoles(Actor by, PersonId id, List<NewPerson.RoleAt> roles) {
        Optional<Person> person = people.find(id);
        if (!mayStaff(by)) {
            return refuse(by, id.toString());
        }
        if (person.isEmpty()) {
            return Outcome.notFound();
        }
        List<Reason> reasons = new ArrayList<>();
        Set<Actor.Grant> grants = grants(roles, reasons);
        if (leavesNoAdministrator(person.get(), grants)) {
            reasons.add(Reason.of("directory.person.last-administrator"));
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        people.setGrants(id, grants);
        audit.record(
                by.username(),
                "directory.person.roles-set",
                "person:" + person.get().username(),
                Map.of("roles", told(roles)));
        return Outcome.done(people.find(id).orElseThrow());
    }

    /** Changes what a person is called, where letters go, and gives exactly these roles: all of it or, refused, nothing. */
    @Transactional
    public Outcome<Person> amend(
            Actor by,
            PersonId id,
            String name,
            String title,
            String titleEn,
            @Nullable String email,
            List<NewPerson.RoleAt> roles) {
        Optional<Person> person = people.find(id);
        if (!mayStaff(by)) {
            return refuse(by, id.toString());
        }
        if (person.isEmpty()) {
            return Outcome.notFound();
        }
        List<Reason> reasons = wrong(name, title, titleEn, email);
        Set<Actor.Grant> grants = grants(roles, reasons);
        if (leavesNoAdministrator(person.get(), grants)) {
            reasons.add(Reason.of("directory.person.last-administrator"));
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        people.amend(id, name.strip(), title.strip(), titleEn.strip(), email);
        people.setGrants(id, grants);
        audit.record(
                by.username(),
                "directory.person.amended",
                "person:" + person.get().username(),
                Map.of("roles", told(roles)));
        return Outcome.done(people.find(id).orElseThrow());
    }

    /** Ends someone's time with the staff: roles, sessions, tokens and every other way in end with it. */
    @Transactional
    public Outcome<Person> end(Actor by, PersonId id) {
        Optional<Person> person = people.find(id);
        if (!mayStaff(by)) {
            return refuse(by, id.toString());
        }
        if (person.isEmpty()) {
            return Outcome.notFound();
        }
        if (leavesNoAdministrator(person.get(), Set.of())) {
            return Outcome.refused(Outcome.Kind.INVALID, Reason.of("directory.person.last-administrator"));
        }
        people.end(id, clock.instant());
        people.setGrants(id, Set.of());
        audit.record(
                by.username(),
                "directory.person.ended",
                "person:" + person.get().username(),
                Map.of());
        announcements.publishEvent(new PersonEnded(id, person.get().username()));
        return Outcome.done(people.find(id).orElseThrow());
    }

    /** Sets the language of a person's own screens and letters. */
    @Transactional
    public void speak(Actor actor, Language language) {
        people.setLanguage(actor.id(), language);
    }

    private boolean leavesNoAdministrator(Person person, Set<Actor.Grant> grants) {
        return person.grants().stream().anyMatch(grant -> grant.role() == Role.ADMINISTRATOR)
                && grants.stream().noneMatch(grant -> grant.role() == Role.ADMINISTRATOR)
                && people.with(Role.ADMINISTRATOR).size() == 1;
    }

    private Set<Actor.Grant> grants(List<NewPerson.RoleAt> roles, List<Reason> reasons) {
        Set<Actor.Grant> grants = new HashSet<>();
        for (NewPerson.RoleAt role : roles) {
            Optional<Agency> agency = agencies.findByCode(role.agency());
            if (agency.isEmpty() || agency.get().endedAt() != null) {
                reasons.add(Reason.of("directory.person.agency-unknown", role.agency())
                        .at("roles"));
            } else {
                grants.add(new Actor.Grant(role.role(), agency.get().id()));
            }
        }
        return grants;
    }

    private static List<Reason> wrong(String name, String title, String titleEn, @Nullable String email) {
        List<Reason> reasons = new ArrayList<>();
        checkText(name, 120, "name", reasons);
        checkText(title, 200, "title", reasons);
        checkText(titleEn, 200, "titleEn", reasons);
        if (email != null && (email.length() > 254 || !EMAIL.matcher(email).matches())) {
            reasons.add(Reason.of("directory.person.email.shape").at("email"));
        }
        return reasons;
    }

    private static void checkText(String text, int most, String field, List<Reason> reasons) {
        if (text.isBlank() || text.strip().length() > most || text.chars().anyMatch(Character::isISOControl)) {
            reasons.add(Reason.of("directory.person." + field + ".shape", most).at(field));
        }
    }

    private <T> Outcome<T> refuse(Actor by, String whom) {
        audit.record(by.username(), "directory.person.refused", "person:" + whom, Map.of());
        return Outcome.forbidden();
    }

    private static boolean mayStaff(Actor by) {
        return by.isSystem() || by.is(Role.ADMINISTRATOR);
    }

    private static String told(List<NewPerson.RoleAt> roles) {
        return roles.stream().map(role -> role.role() + "@" + role.agency()).collect(Collectors.joining(" "));
    }
}
