package saji.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The door of the directory: who and where everything in the city government is. */
@Component
public class Directory {

    private final Agencies agencies;
    private final Areas areas;
    private final Topics topics;
    private final People people;
    private final Programmes programmes;

    Directory(Agencies agencies, Areas areas, Topics topics, People people, Programmes programmes) {
        this.agencies = agencies;
        this.areas = areas;
        this.topics = topics;
        this.people = people;
        this.programmes = programmes;
    }

    /** Every agency that stands, by name. */
    public List<Agency> agencies() {
        return agencies.standing();
    }

    public Optional<Agency> agency(AgencyId id) {
        return agencies.find(id);
    }

    /** The agency that has {@code code} now or had it before, ended ones included. */
    public Optional<Agency> agencyByCode(String code) {
        return isKey(code) ? agencies.findByCode(code) : Optional.empty();
    }

    /** The name that an agency bore at {@code at}: history keeps the old name. */
    public String agencyName(AgencyId id, Instant at) {
        return agencies.nameAt(id, at);
    }

    /** Codes that lead to an agency besides its own: those it had before, and those of agencies merged into it. */
    public List<String> formerCodes(AgencyId id) {
        return agencies.formerCodes(id);
    }

    /** What became of an agency that ended by decree: one where it was merged, several where it was split. */
    public List<Agency> successorsOf(AgencyId id) {
        return agencies.successors(id);
    }

    /** The agencies that ended by decree and whose work this one continues, by name. */
    public List<Agency> predecessorsOf(AgencyId id) {
        return agencies.predecessors(id);
    }

    /** The agencies that stand and whose PR officer the actor is, by name. */
    public List<Agency> agenciesOf(Actor officer) {
        Set<AgencyId> own = officer.officerOf();
        return own.isEmpty()
                ? List.of()
                : agencies.standing().stream()
                        .filter(agency -> own.contains(agency.id()))
                        .toList();
    }

    /** Whether {@code heir} is {@code id} or what a decree made of it. */
    public boolean isHeirOf(AgencyId heir, AgencyId id) {
        return heir.equals(id) || agencies.isHeirOf(heir, id);
    }

    /** The names that an agency bears and bore, newest first. */
    public List<PastName> namesOf(AgencyId id) {
        return agencies.names(id);
    }

    /** The communications office. */
    public Agency office() {
        return agencyByCode(city().office()).orElseThrow();
    }

    /** Every area: the city, then districts, each followed by its subdistricts. */
    public List<Area> areas() {
        return areas.all();
    }

    public Optional<Area> area(AreaCode code) {
        return areas.find(code);
    }

    /** The area and all that lies around it, from itself to the city. */
    public List<Area> areaAndAround(AreaCode code) {
        return areas.around(code);
    }

    /** The subdistrict in whose boundary a point lies (degrees WGS 84). */
    public Optional<Area> areaAt(double latitude, double longitude) {
        return areas.at(latitude, longitude);
    }

    /** Outlines of all subdistricts as rings of longitude-latitude pairs, for drawing a map. */
    public Map<AreaCode, List<double[][]>> outlines() {
        return areas.outlines();
    }

    public List<Topic> topics() {
        return topics.all();
    }

    public Optional<Topic> topic(String slug) {
        return isKey(slug) ? topics.find(slug) : Optional.empty();
    }

    public Optional<Programme> programme(String code) {
        return isKey(code) ? programmes.find(code) : Optional.empty();
    }

    /** Programmes, activities and sub-activities whose code begins with the words or whose name has them, at most {@code limit}. */
    public List<Programme> programmes(String words, int limit) {
        return programmes.search(words, limit);
    }

    public Optional<Person> person(PersonId id) {
        return people.find(id);
    }

    public Optional<Person> personByUsername(String username) {
        return people.findByUsername(username);
    }

    /** By user name, or by an e-mail address that one active person alone has. */
    public Optional<Person> personByAccount(String account) {
        return people.findByAccount(account);
    }

    /** Several people at once, for lists. */
    public Map<PersonId, Person> people(Collection<PersonId> ids) {
        return people.findAll(ids);
    }

    /** Everyone who is or was of the staff and whose name, user name or title has {@code words}; at most 500. */
    public List<Person> peopleFound(String words, boolean ended) {
        return people.search(words, ended);
    }

    /** Everyone active, by user name. */
    public List<Person> staff() {
        return people.active();
    }

    /** Everyone active who holds {@code role}, for any agency. */
    public List<Person> peopleWith(Role role) {
        return people.with(role);
    }

    /** The PR officers of an agency, or of what became of it. */
    public List<Person> officersOf(AgencyId agency) {
        return people.officersOf(agency);
    }

    /** A person as one who acts now, with the roles held now. */
    public Actor actor(PersonId id) {
        return people.actor(id);
    }

    /** Whether it could be a code or slug; PostgreSQL takes no zero character. */
    private static boolean isKey(String typed) {
        return typed.length() <= 200 && typed.indexOf('\0') < 0;
    }

    public City city() {
        return areas.city();
    }
}
