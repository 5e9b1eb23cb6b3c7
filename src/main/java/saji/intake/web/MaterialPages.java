package saji.intake.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.assets.Rendition;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.directory.Person;
import saji.directory.PersonId;
import saji.directory.Role;
import saji.intake.Act;
import saji.intake.Fact;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.intake.MaterialLine;
import saji.intake.Overview;
import saji.intake.Step;
import saji.platform.Reason;
import saji.platform.Words;

/** Makes the pages of materials: the list and one with everything. */
@Component
class MaterialPages {

    private static final int LINES = 30;

    private final Intake intake;
    private final Overview overview;
    private final Assets assets;
    private final Directory directory;
    private final Places places;

    MaterialPages(Intake intake, Overview overview, Assets assets, Directory directory, Places places) {
        this.intake = intake;
        this.overview = overview;
        this.assets = assets;
        this.directory = directory;
        this.places = places;
    }

    MaterialsView list(
            Actor actor, Words words, String state, String agency, String query, Overview.@Nullable Place after) {
        Material.State chosen = state(state);
        AgencyId of = directory.agencyByCode(agency).map(Agency::id).orElse(null);
        Overview.Filter filter = new Overview.Filter(chosen, of, null, null, null, query);
        boolean isOffice = actor.isOffice();
        List<MaterialLine> found = isOffice
                ? overview.handedIn(actor, filter, after, LINES + 1)
                : overview.own(actor, filter, after, LINES + 1);
        List<MaterialLine> shown = found.subList(0, Math.min(LINES, found.size()));
        List<Agency> agencies = directory.agencies();
        Map<AgencyId, String> names = agencies.stream().collect(Collectors.toMap(Agency::id, Agency::shortName));
        String kept = "&agency=" + encoded(agency) + "&words=" + encoded(query);
        MaterialLine last = shown.isEmpty() ? null : shown.getLast();
        return new MaterialsView(
                isOffice,
                !actor.officerOf().isEmpty(),
                chosen == null ? "" : key(chosen),
                agency,
                query,
                isOffice
                        ? agencies.stream()
                                .map(a -> new MaterialsView.Choice(a.code(), a.shortName()))
                                .toList()
                        : List.of(),
                tabs(actor, chosen, kept),
                shown.stream().map(line -> line(line, words, names)).toList(),
                found.size() > LINES && last != null
                        ? "/desk/intake/materials?state=" + (chosen == null ? "" : key(chosen)) + kept + "&at="
                                + last.at() + "&after=" + last.id()
                        : null);
    }

    private List<MaterialsView.Tab> tabs(Actor actor, Material.@Nullable State chosen, String kept) {
        Map<Material.State, Integer> waiting = overview.waiting(actor);
        List<MaterialsView.Tab> tabs = new ArrayList<>();
        tabs.add(new MaterialsView.Tab("all", "/desk/intake/materials?state=" + kept, chosen == null, null));
        for (Material.State state : Material.State.values()) {
            if (state != Material.State.DRAFT || !actor.isOffice()) {
                tabs.add(new MaterialsView.Tab(
                        key(state),
                        "/desk/intake/materials?state=" + key(state) + kept,
                        state == chosen,
                        waiting.get(state)));
            }
        }
        return tabs;
    }

    private MaterialsView.Line line(MaterialLine line, Words words, Map<AgencyId, String> names) {
        AssetId picture = line.picture();
        return new MaterialsView.Line(
                "/desk/intake/materials/" + line.id(),
                line.title(),
                key(line.state()),
                key(line.stage()),
                names.getOrDefault(line.agency(), ""),
                places.name(line.area(), words),
                words.dateTime(line.at(), zone()),
                picture == null ? null : "/desk/assets/" + picture + "/" + Rendition.W400.file());
    }

    MaterialView whole(Actor actor, Words words, Material material, List<Reason> reasons, String typed) {
        List<Step> steps = intake.history(actor, material.id());
        Map<PersonId, Person> people = directory.people(everyone(material, steps));
        return new MaterialView(
                material,
                key(material.state()),
                key(material.stage()),
                directory
                        .agency(material.agency())
                        .map(agency -> agency.name(words.language()))
                        .orElse(""),
                name(people, material.officer()),
                span(material, words),
                places.name(material.area(), words),
                photos(material.assets()),
                material.facts().stream().map(fact -> fact(fact, people, words)).toList(),
                steps.stream()
                        .filter(step -> step.kind().isSpoken())
                        .map(step -> said(step, people, words))
                        .toList(),
                steps.stream()
                        .filter(step -> !step.kind().isSpoken())
                        .map(step -> said(step, people, words))
                        .toList(),
                intake.against(actor, Act.SAVE, material).isEmpty(),
                intake.against(actor, Act.REVISE_FACT, material).isEmpty(),
                intake.against(actor, Act.SAY, material).isEmpty(),
                actor.is(Role.EDITOR),
                new MaterialView.Against(
                        intake.against(actor, Act.ACCEPT, material),
                        intake.against(actor, Act.RETURN, material),
                        intake.against(actor, Act.DECLINE, material),
                        intake.against(actor, Act.USE, material)),
                reasons,
                typed);
    }

    private static Set<PersonId> everyone(Material material, List<Step> steps) {
        Set<PersonId> all = new HashSet<>();
        all.add(material.officer());
        steps.forEach(step -> all.add(step.by()));
        material.facts().forEach(fact -> all.add(fact.officer()));
        return all;
    }

    private List<MaterialView.Photo> photos(Collection<AssetId> ids) {
        Map<AssetId, Asset> found = assets.findAll(ids);
        return ids.stream()
                .flatMap(id -> java.util.stream.Stream.ofNullable(found.get(id)))
                .map(asset -> new MaterialView.Photo(
                        "/desk/assets/" + asset.id(),
                        asset.kind() == Asset.Kind.IMAGE ? asset.deskPath(Rendition.W800) : "",
                        asset.caption().isBlank() ? asset.fileName() : asset.caption(),
                        asset.alt(),
                        asset.credit(),
                        asset.consent()))
                .toList();
    }

    private MaterialView.FactLine fact(Fact fact, Map<PersonId, Person> people, Words words) {
        return new MaterialView.FactLine(
                fact.id().toString(),
                fact.claim(),
                fact.value(),
                fact.source(),
                name(people, fact.officer()),
                words.dateTime(fact.at(), zone()),
                fact.history().reversed().stream()
                        .map(old ->
                                words.say("intake.fact.earlier", old.value(), words.dateTime(old.replacedAt(), zone())))
                        .toList());
    }

    private MaterialView.Said said(Step step, Map<PersonId, Person> people, Words words) {
        Person by = people.get(step.by());
        boolean byOffice = by != null
                && by.grants().stream().anyMatch(grant -> grant.role() == Role.EDITOR || grant.role() == Role.APPROVER);
        return new MaterialView.Said(
                "intake.step." + step.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                name(people, step.by()),
                words.dateTime(step.at(), zone()),
                step.text(),
                byOffice,
                step.story() == null ? null : "/desk/newsroom/stories/" + step.story());
    }

    private String span(Material material, Words words) {
        Instant begins = material.begins();
        Instant ends = material.ends();
        if (begins == null) {
            return "";
        }
        return words.dateTime(begins, zone()) + (ends == null ? "" : " – " + words.dateTime(ends, zone()));
    }

    private static String name(Map<PersonId, Person> people, PersonId id) {
        Person person = people.get(id);
        return person == null ? "" : person.name();
    }

    private ZoneId zone() {
        return directory.city().zone();
    }

    private static Material.@Nullable State state(String key) {
        for (Material.State state : Material.State.values()) {
            if (key(state).equals(key)) {
                return state;
            }
        }
        return null;
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The place after which a list goes on; null when there is none or it cannot be read. */
    static Overview.@Nullable Place place(String at, String after) {
        try {
            return at.isEmpty()
                    ? null
                    : new Overview.Place(Instant.parse(at), new MaterialId(java.util.UUID.fromString(after)));
        } catch (java.time.format.DateTimeParseException | IllegalArgumentException e) {
            return null;
        }
    }
}
