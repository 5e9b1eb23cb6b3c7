package saji.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.assets.Rendition;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.directory.Person;
import saji.directory.PersonId;
import saji.directory.Role;
import saji.intake.Act;
import saji.intake.Agenda;
import saji.intake.Event;
import saji.intake.Fact;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.Step;
import saji.platform.Reason;
import saji.platform.Words;

/** Gathers what the page of a material shows. */
@Component
class MaterialPages {

    private final Intake intake;
    private final Agenda agenda;
    private final Assets assets;
    private final Directory directory;
    private final Neighbours neighbours;
    private final Names names;
    private final Places places;

    MaterialPages(
            Intake intake,
            Agenda agenda,
            Assets assets,
            Directory directory,
            Neighbours neighbours,
            Names names,
            Places places) {
        this.intake = intake;
        this.agenda = agenda;
        this.assets = assets;
        this.directory = directory;
        this.neighbours = neighbours;
        this.names = names;
        this.places = places;
    }

    String show(Actor actor, Words words, Material m, List<Reason> reasons, MaterialView.Typed typed, Model model) {
        List<Step> steps = intake.history(actor, m.id());
        List<PersonId> who = new ArrayList<>(steps.stream().map(Step::by).toList());
        who.add(m.officer());
        m.facts().forEach(fact -> who.add(fact.officer()));
        Map<PersonId, Person> people = names.people(who);
        AgencyId agency = m.agency();
        Double latitude = m.latitude();
        model.addAttribute(
                "material",
                new MaterialView(
                        m.id().toString(),
                        m.title(),
                        names.agencyThen(
                                agency, Optional.ofNullable(m.submittedAt()).orElse(m.changedAt()), words),
                        title(people, m.officer(), words),
                        key(m.state()),
                        key(m.stage()).replace('_', '-'),
                        m.what(),
                        when(m, words),
                        places.name(m.area(), words),
                        m.place(),
                        latitude == null ? "" : latitude + ", " + m.longitude(),
                        m.who(),
                        m.why(),
                        m.next(),
                        m.note(),
                        m.topics().stream()
                                .map(slug -> directory
                                        .topic(slug)
                                        .map(topic -> topic.name(words.language()))
                                        .orElse(slug))
                                .toList(),
                        programme(m),
                        intake.eventOf(actor, m.id())
                                .flatMap(id -> agenda.event(actor, id))
                                .map(Event::title)
                                .orElse(""),
                        photos(m),
                        m.quotes().stream()
                                .map(quote -> new HandInForm.QuoteRow(quote.speaker(), quote.text(), quote.confirmed()))
                                .toList(),
                        facts(m, people, words),
                        steps.stream()
                                .map(step -> step(actor, words, people, step))
                                .toList(),
                        m.state() == Material.State.USED ? NeighboursView.NONE : neighbours.of(actor, words, m),
                        actor.is(Role.EDITOR) || actor.is(Role.APPROVER),
                        actor.isOfficerOf(agency),
                        intake.against(actor, Act.SAVE, m),
                        intake.against(actor, Act.ACCEPT, m),
                        intake.against(actor, Act.RETURN, m),
                        intake.against(actor, Act.DECLINE, m),
                        intake.against(actor, Act.USE, m),
                        intake.against(actor, Act.SAY, m),
                        reasons,
                        typed));
        return "intake/material";
    }

    private String programme(Material m) {
        String code = m.programme();
        return code == null
                ? ""
                : code
                        + directory
                                .programme(code)
                                .map(known -> " · " + known.name())
                                .orElse("");
    }

    private String when(Material m, Words words) {
        String begins = names.when(m.begins(), words);
        return m.ends() == null ? begins : begins + " – " + names.when(m.ends(), words);
    }

    private List<MaterialView.Photo> photos(Material m) {
        Map<AssetId, Asset> known = m.assets().isEmpty() ? Map.of() : assets.findAll(m.assets());
        return m.assets().stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .map(asset -> new MaterialView.Photo(
                        "/desk/assets/" + asset.id(),
                        asset.kind() == Asset.Kind.IMAGE ? asset.deskPath(Rendition.W800) : "",
                        asset.kind() == Asset.Kind.IMAGE,
                        asset.fileName(),
                        asset.caption(),
                        asset.alt(),
                        asset.credit(),
                        asset.consent()))
                .toList();
    }

    private List<MaterialView.FactView> facts(Material m, Map<PersonId, Person> people, Words words) {
        List<MaterialView.FactView> facts = new ArrayList<>();
        for (Fact fact : m.facts()) {
            facts.add(new MaterialView.FactView(
                    fact.id().toString(),
                    fact.claim(),
                    fact.value(),
                    fact.source(),
                    fact.document() == null ? "" : "/desk/assets/" + fact.document(),
                    fact.revision(),
                    title(people, fact.officer(), words),
                    words.dateTime(fact.at(), names.zone()),
                    fact.history().reversed().stream()
                            .map(earlier -> new MaterialView.Earlier(
                                    earlier.value(),
                                    earlier.source(),
                                    words.dateTime(earlier.replacedAt(), names.zone())))
                            .toList()));
        }
        return facts;
    }

    private MaterialView.StepView step(Actor actor, Words words, Map<PersonId, Person> people, Step step) {
        return new MaterialView.StepView(
                key(step.kind()).replace('_', '-'),
                step.kind().isSpoken(),
                title(people, step.by(), words),
                step.by().equals(actor.id()),
                words.dateTime(step.at(), names.zone()),
                names.ago(step.at(), words),
                step.text(),
                step.story() == null ? "" : "/desk/newsroom/stories/" + step.story());
    }

    private static String title(Map<PersonId, Person> people, PersonId id, Words words) {
        Person person = people.get(id);
        return person == null ? "" : person.title(words.language());
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
