package saji.intake.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
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
import saji.directory.Directory;
import saji.directory.Programme;
import saji.intake.Agenda;
import saji.intake.Asking;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
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
    private final Neighbours neighbours;
    private final Directory directory;
    private final Assets assets;
    private final Places places;
    private final Ids ids;
    private final InstantSource clock;

    HandInPages(
            Intake intake,
            Asking asking,
            Agenda agenda,
            Neighbours neighbours,
            Directory directory,
            Assets assets,
            Places places,
            Ids ids,
            InstantSource clock) {
        this.intake = intake;
        this.asking = asking;
        this.agenda = agenda;
        this.neighbours = neighbours;
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
                        .map(found -> form.about(found, clock.instant(), zone()))
                        .orElse(form);
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
                material == null ? NeighboursView.NONE : neighbours.of(actor, words, material));
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
}
