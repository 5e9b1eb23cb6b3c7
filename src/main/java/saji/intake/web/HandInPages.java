package saji.intake.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.assets.Rendition;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.directory.Programme;
import saji.intake.Agenda;
import saji.intake.Asking;
import saji.intake.Event;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.intake.Overview;
import saji.intake.RequestId;
import saji.intake.Step;
import saji.platform.Ids;
import saji.platform.Reason;
import saji.platform.Words;

/** Gathers what the hand-in form shows. */
@Component
class HandInPages {

    private static final Duration AROUND = Duration.ofDays(21);

    private final Intake intake;
    private final Asking asking;
    private final Agenda agenda;
    private final Overview overview;
    private final Directory directory;
    private final Assets assets;
    private final Places places;
    private final Ids ids;
    private final InstantSource clock;

    HandInPages(
            Intake intake,
            Asking asking,
            Agenda agenda,
            Overview overview,
            Directory directory,
            Assets assets,
            Places places,
            Ids ids,
            InstantSource clock) {
        this.intake = intake;
        this.asking = asking;
        this.agenda = agenda;
        this.overview = overview;
        this.directory = directory;
        this.assets = assets;
        this.places = places;
        this.ids = ids;
        this.clock = clock;
    }

    /** The form of a material as it stands. */
    HandInForm form(Actor actor, Material material) {
        return HandInForm.of(
                material,
                assets.findAll(material.assets()),
                intake.looseFacts(actor, material.id()),
                intake.eventOf(actor, material.id()).map(Object::toString).orElse(""),
                zone());
    }

    /** An empty form, begun for an agency, perhaps answering a request or telling of an event. */
    HandInForm fresh(Actor actor, UUID id, AgencyId agency, @Nullable UUID request, @Nullable UUID event) {
        HandInForm form = HandInForm.fresh(
                id,
                agency.toString(),
                Objects.toString(request, ""),
                Objects.toString(event, ""),
                clock.instant(),
                zone());
        return event == null
                ? form
                : agenda.event(actor, new saji.intake.EventId(event))
                        .map(found -> told(form, found))
                        .orElse(form);
    }

    private HandInForm told(HandInForm form, Event event) {
        Intake.Draft draft = Intake.Draft.empty();
        Material.Stage stage = event.ends().isBefore(clock.instant())
                ? Material.Stage.DONE
                : event.begins().isAfter(clock.instant()) ? Material.Stage.PLANNED : Material.Stage.UNDER_WAY;
        Material like = new Material(
                new MaterialId(UUID.fromString(form.id())),
                0,
                event.agency(),
                new saji.directory.PersonId(new UUID(0, 0)),
                Material.State.DRAFT,
                stage,
                event.title(),
                draft.what(),
                event.begins(),
                event.ends(),
                event.area(),
                event.place(),
                null,
                null,
                "",
                "",
                "",
                "",
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                clock.instant(),
                null);
        HandInForm of = HandInForm.of(like, Map.of(), Set.of(), form.event(), zone());
        return new HandInForm(
                form.id(),
                0,
                form.agency(),
                form.request(),
                form.event(),
                of.stage(),
                of.title(),
                of.what(),
                of.beginsDate(),
                event.allDay() ? "" : of.beginsTime(),
                of.endsDate(),
                event.allDay() ? "" : of.endsTime(),
                of.area(),
                of.place(),
                "",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of());
    }

    HandInPage page(
            Actor actor,
            Words words,
            HandInForm form,
            @Nullable Material material,
            List<Reason> reasons,
            List<HandInPage.Difference> differences) {
        return new HandInPage(
                form,
                material == null,
                material == null ? "draft" : material.state().name().toLowerCase(java.util.Locale.ROOT),
                material == null ? "" : words.time(material.changedAt(), zone()),
                actor.username(),
                agencies(actor, words),
                places.groups(words),
                directory.topics().stream()
                        .map(topic -> new HandInPage.Choice(topic.slug(), topic.name(words.language())))
                        .toList(),
                events(actor, words, form),
                directory.programme(form.programme()).map(Programme::name).orElse(""),
                attachments(form),
                material == null ? List.of() : facts(actor, material),
                reasons,
                differences,
                material == null ? "" : question(actor, material),
                asked(actor, words, form),
                List.of(ids.next().toString(), ids.next().toString()),
                material == null ? NeighboursView.NONE : neighbours(actor, words, material));
    }

    NeighboursView neighbours(Actor actor, Words words, Material material) {
        Overview.Neighbours found = overview.neighbours(actor, material);
        return new NeighboursView(
                found.materials().stream()
                        .map(line -> new NeighboursView.Line(
                                line.id().toString(),
                                line.title(),
                                agencyName(line.agency(), words),
                                line.begins() == null ? "" : words.dateTime(line.begins(), zone()),
                                intake.material(actor, line.id()).isPresent()
                                        ? "/desk/intake/materials/" + line.id()
                                        : ""))
                        .toList(),
                found.events().stream()
                        .filter(event -> !Optional.of(event.id()).equals(intake.eventOf(actor, material.id())))
                        .map(event -> new NeighboursView.Line(
                                event.id().toString(),
                                event.title(),
                                agencyName(event.agency(), words),
                                words.dateTime(event.begins(), zone()),
                                "/desk/intake/agenda/" + event.id()))
                        .toList());
    }

    /** Where what was typed differs from what stands. */
    List<HandInPage.Difference> differences(Words words, HandInForm mine, HandInForm theirs) {
        Map<String, String> left = told(words, mine);
        Map<String, String> right = told(words, theirs);
        List<HandInPage.Difference> differences = new ArrayList<>();
        left.forEach((label, text) -> {
            if (!text.equals(right.get(label))) {
                differences.add(new HandInPage.Difference(label, text, right.getOrDefault(label, "")));
            }
        });
        return differences;
    }

    private Map<String, String> told(Words words, HandInForm form) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put(words.say("intake.question.stage"), words.say("intake.stage." + stage(form)));
        told.put(words.say("intake.field.title"), form.title());
        told.put(words.say("intake.field.what"), form.what());
        told.put(
                words.say("intake.question.when"),
                (form.beginsDate() + " " + form.beginsTime() + " – " + form.endsDate() + " " + form.endsTime())
                        .strip());
        told.put(
                words.say("intake.question.where"),
                (places.name(form.area().isEmpty() ? null : new AreaCode(form.area()), words) + " " + form.place())
                        .strip());
        told.put(words.say("intake.field.who"), form.who());
        told.put(words.say("intake.field.why"), form.why());
        told.put(words.say("intake.field.next"), form.next());
        told.put(words.say("intake.field.note"), form.note());
        told.put(words.say("intake.field.topics"), String.join(", ", form.topics()));
        told.put(words.say("intake.field.programme"), form.programme());
        told.put(
                words.say("intake.field.photos"),
                lines(form.photos().stream().map(p -> p.id().substring(0, 8) + " " + p.caption())));
        told.put(
                words.say("intake.field.quotes"),
                lines(form.quotes().stream().map(q -> q.speaker() + ": " + q.text())));
        told.put(
                words.say("intake.field.facts"),
                lines(form.facts().stream().map(f -> f.claim() + ": " + f.value() + " (" + f.source() + ")")));
        return told;
    }

    private static String stage(HandInForm form) {
        return form.stage().isEmpty()
                ? "done"
                : form.stage().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String lines(java.util.stream.Stream<String> lines) {
        return String.join("\n", lines.toList());
    }

    private List<HandInPage.Choice> agencies(Actor actor, Words words) {
        return directory.agenciesOf(actor).stream()
                .map(agency -> new HandInPage.Choice(agency.id().toString(), agency.name(words.language())))
                .toList();
    }

    /** The agency that is asked for when it is the officer's own, else the first of the officer's; none for others. */
    Optional<AgencyId> own(Actor actor, @Nullable UUID asked) {
        List<AgencyId> own =
                directory.agenciesOf(actor).stream().map(Agency::id).toList();
        return own.stream()
                .filter(id -> id.value().equals(asked))
                .findFirst()
                .or(() -> own.stream().findFirst());
    }

    private String agencyName(AgencyId id, Words words) {
        return directory.agency(id).map(agency -> agency.name(words.language())).orElse("");
    }

    private List<HandInPage.Choice> events(Actor actor, Words words, HandInForm form) {
        Optional<UUID> agency = HandInParsing.uuid(form.agency());
        if (agency.isEmpty() || !actor.isOfficerOf(new AgencyId(agency.get()))) {
            return List.of();
        }
        Instant now = clock.instant();
        return agenda.between(actor, now.minus(AROUND), now.plus(AROUND), new AgencyId(agency.get())).stream()
                .map(event -> new HandInPage.Choice(
                        event.id().toString(), event.title() + " · " + words.date(event.begins(), zone())))
                .toList();
    }

    private Map<String, HandInPage.Attachment> attachments(HandInForm form) {
        Map<String, HandInPage.Attachment> attachments = new LinkedHashMap<>();
        List<AssetId> ids = form.photos().stream()
                .limit(100)
                .map(photo -> new AssetId(UUID.fromString(photo.id())))
                .toList();
        for (Asset asset : ids.isEmpty()
                ? List.<Asset>of()
                : List.copyOf(assets.findAll(ids).values())) {
            boolean picture = asset.kind() == Asset.Kind.IMAGE;
            attachments.put(
                    asset.id().toString(),
                    new HandInPage.Attachment(
                            asset.fileName(), picture ? asset.deskPath(Rendition.W400) : "", picture));
        }
        return attachments;
    }

    private List<HandInPage.FactLine> facts(Actor actor, Material material) {
        Set<FactId> loose = intake.looseFacts(actor, material.id());
        return material.facts().stream()
                .filter(fact -> !loose.contains(fact.id()))
                .map(fact -> new HandInPage.FactLine(
                        fact.id().toString(), fact.claim(), fact.value(), fact.source(), fact.revision()))
                .toList();
    }

    private String question(Actor actor, Material material) {
        if (material.state() != Material.State.RETURNED) {
            return "";
        }
        return intake.history(actor, material.id()).reversed().stream()
                .filter(step -> step.kind() == Step.Kind.RETURNED)
                .map(Step::text)
                .findFirst()
                .orElse("");
    }

    private HandInPage.@Nullable Asked asked(Actor actor, Words words, HandInForm form) {
        return HandInParsing.uuid(form.request())
                .flatMap(id -> asking.request(actor, new RequestId(id)))
                .map(request -> new HandInPage.Asked(
                        request.title(), request.wanted(), words.dateTime(request.dueAt(), zone())))
                .orElse(null);
    }

    ZoneId zone() {
        return directory.city().zone();
    }

    Optional<Agency> agency(AgencyId id) {
        return directory.agency(id);
    }
}
