package saji.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Area;
import saji.directory.AreaCode;
import saji.directory.Directory;

/** What lies where: lists of materials, who is silent, what tells of the same. Each query holds to what the actor may see. */
@Component
@Transactional(readOnly = true)
public class Overview {

    private static final Duration NEAR = Duration.ofHours(30);
    private static final Duration LONGEST_CLASH = Duration.ofHours(12);
    private static final int MOST_ALIKE = 5;

    /** What to list; null and empty mean any. Times are those of handing in. */
    public record Filter(
            Material.@Nullable State state,
            @Nullable AgencyId agency,
            @Nullable String topic,
            @Nullable Instant since,
            @Nullable Instant until,
            String words) {
        public static final Filter ALL = new Filter(null, null, null, null, null, "");
    }

    /** The last line of a page: the next page begins after it. */
    public record Place(Instant at, MaterialId id) {}

    /** An agency that has handed nothing in; {@code last} is null when it never did. */
    public record Silent(
            AgencyId agency, boolean hasOfficer, @Nullable Instant last) {}

    /** What stands against another material being the same event, or another event at the same time. */
    public record Neighbours(List<MaterialLine> materials, List<Event> events) {}

    private final MaterialLines lines;
    private final Events events;
    private final Directory directory;

    Overview(MaterialLines lines, Events events, Directory directory) {
        this.lines = lines;
        this.events = events;
        this.directory = directory;
    }

    /** What was handed in by every agency, the newest first; for the office. */
    public List<MaterialLine> handedIn(Actor actor, Filter filter, @Nullable Place after, int limit) {
        return actor.isOffice() ? lines.handedIn(filter, after, limit) : List.of();
    }

    /** What the actor's own agencies have begun or handed in, the last changed first. */
    public List<MaterialLine> own(Actor actor, Filter filter, @Nullable Place after, int limit) {
        return actor.officerOf().isEmpty() ? List.of() : lines.ofAgencies(actor.officerOf(), filter, after, limit);
    }

    /** How many materials wait in the states that are worked off; for the office. */
    public Map<Material.State, Integer> waiting(Actor actor) {
        return actor.isOffice()
                ? lines.count(Set.of(Material.State.SUBMITTED, Material.State.ACCEPTED, Material.State.RETURNED))
                : Map.of();
    }

    /** Agencies that handed nothing in since {@code since}, the longest silent first; for the office. */
    public List<Silent> silent(Actor actor, Instant since) {
        if (!actor.isOffice()) {
            return List.of();
        }
        List<Agency> agencies = directory.agencies();
        Map<AgencyId, Instant> last =
                lines.lastHandIns(agencies.stream().map(Agency::id).toList());
        return agencies.stream()
                .map(agency -> new Silent(agency.id(), agency.hasOfficer(), last.get(agency.id())))
                .filter(agency -> agency.last() == null || agency.last().isBefore(since))
                .sorted((one, other) -> orEpoch(one.last()).compareTo(orEpoch(other.last())))
                .toList();
    }

    /**
     * What may tell of the same event, and what is on the agenda at the same time in the same place. Of another agency's material
     * nobody may use more than title, agency and dates.
     */
    public Neighbours neighbours(Actor actor, Material material) {
        Instant begins = material.begins();
        if (!Access.sees(actor, material) || begins == null || material.title().isBlank()) {
            return new Neighbours(List.of(), List.of());
        }
        Collection<AreaCode> areas = compatible(material.area());
        Instant ends = ends(material.ends(), begins);
        List<Event> clashing = events.between(begins, ends, null, 100).stream()
                .filter(event -> event.area() == null
                        ? event.agency().equals(material.agency())
                        : areas.isEmpty() || (areas.contains(event.area()) && isPlace(event.area())))
                .limit(MOST_ALIKE)
                .toList();
        return new Neighbours(
                lines.alike(material, begins.minus(NEAR), begins.plus(NEAR), areas, MOST_ALIKE), clashing);
    }

    /** Works that go on for days are compared where they begin: else everything of these days would seem to clash. */
    private static Instant ends(@Nullable Instant given, Instant begins) {
        Instant usual = begins.plus(Duration.ofHours(2));
        Instant latest = begins.plus(LONGEST_CLASH);
        return given == null ? usual : given.isBefore(latest) ? given : latest;
    }

    /** What is for the whole city happens somewhere in it: no clash by place. */
    private boolean isPlace(AreaCode area) {
        return directory
                .area(area)
                .filter(known -> known.level() != Area.Level.CITY)
                .isPresent();
    }

    /** The area, all around it and all within it; nothing when there is none. */
    private Collection<AreaCode> compatible(@Nullable AreaCode area) {
        if (area == null) {
            return List.of();
        }
        List<AreaCode> codes = new ArrayList<>(
                directory.areaAndAround(area).stream().map(Area::code).toList());
        Set<AreaCode> within = directory.areas().stream()
                .filter(other -> directory.areaAndAround(other.code()).stream()
                        .anyMatch(a -> a.code().equals(area)))
                .map(Area::code)
                .collect(Collectors.toSet());
        codes.addAll(within);
        return codes;
    }

    private static Instant orEpoch(@Nullable Instant instant) {
        return instant == null ? Instant.EPOCH : instant;
    }
}
