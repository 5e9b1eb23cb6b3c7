package saji.intake.web;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.directory.web.Gives;
import saji.directory.web.NeedsScope;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.intake.MaterialLine;
import saji.intake.Overview;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Settings;
import saji.platform.Words;
import saji.platform.web.Problems;

/** Materials over HTTP: handing in, with photos, and following what becomes of them. */
@RestController
@RequestMapping("/api/v1/materials")
@NeedsScope("material:read")
class MaterialsApi {

    private static final int MOST = 100;

    private final Intake intake;
    private final Overview overview;
    private final Assets assets;
    private final Directory directory;
    private final Settings settings;
    private final Ids ids;

    MaterialsApi(Intake intake, Overview overview, Assets assets, Directory directory, Settings settings, Ids ids) {
        this.intake = intake;
        this.overview = overview;
        this.assets = assets;
        this.directory = directory;
        this.settings = settings;
        this.ids = ids;
    }

    /** For the office what was handed in, for an agency its own, the newest first; {@code limit} at most 100. */
    @GetMapping
    @Gives(
            value = MaterialJson.Listing.class,
            summary = "Lists materials, the newest first: for the office what was handed in, for an agency its own")
    ResponseEntity<?> list(
            Actor actor,
            Words words,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "20") int limit) {
        Material.State chosen = named(Material.State.values(), state);
        Overview.Place place = place(after);
        if ((!state.isEmpty() && chosen == null) || (!after.isEmpty() && place == null)) {
            return Problems.problem(Outcome.Kind.INVALID, List.of(Reason.of("intake.api.unknown-filter")), words);
        }
        int most = Math.clamp(limit, 1, MOST);
        Overview.Filter filter = new Overview.Filter(chosen, null, null, null, null, "");
        List<MaterialLine> found = actor.isOffice()
                ? overview.handedIn(actor, filter, place, most + 1)
                : overview.own(actor, filter, place, most + 1);
        List<MaterialLine> shown = found.subList(0, Math.min(most, found.size()));
        Map<AgencyId, String> codes = directory.agencies().stream().collect(Collectors.toMap(Agency::id, Agency::code));
        List<MaterialJson.Listed> listed = shown.stream()
                .map(line -> new MaterialJson.Listed(
                        line.id().value(),
                        line.state().name(),
                        codes.getOrDefault(line.agency(), ""),
                        line.title(),
                        line.at()))
                .toList();
        return ResponseEntity.ok(new MaterialJson.Listing(
                listed,
                found.size() > most
                        ? shown.getLast().at() + "_" + shown.getLast().id()
                        : null));
    }

    @GetMapping("/{id}")
    @Gives(value = MaterialJson.Whole.class, summary = "Gives a whole material with its state, facts and thread")
    ResponseEntity<?> material(Actor actor, Words words, @PathVariable UUID id) {
        return answer(actor, found(actor, id), words, HttpStatus.OK);
    }

    /** Begins a material with everything that is known; it is a draft until it is submitted. */
    @PostMapping
    @NeedsScope("material:write")
    @Gives(value = MaterialJson.Whole.class, status = 201, summary = "Begins a material as a draft")
    ResponseEntity<?> begin(Actor actor, Words words, @RequestBody MaterialJson.NewMaterial sent) {
        AgencyId agency = sent.agency() == null
                ? actor.officerOf().stream().findFirst().orElse(null)
                : directory.agencyByCode(sent.agency()).map(Agency::id).orElse(null);
        Material.Stage stage = named(Material.Stage.values(), orEmpty(sent.stage()));
        List<Reason> wrong = new ArrayList<>();
        if (agency == null) {
            wrong.add(Reason.of("intake.api.agency").at("agency"));
        }
        if (sent.stage() != null && stage == null) {
            wrong.add(Reason.of("intake.api.stage").at("stage"));
        }
        if (agency == null || !wrong.isEmpty()) {
            return Problems.problem(Outcome.Kind.INVALID, wrong, words);
        }
        MaterialId id = new MaterialId(sent.id() == null ? ids.next() : sent.id());
        Outcome<Material> begun = intake.begin(
                actor,
                id,
                agency,
                Intake.Origin.NONE,
                new Intake.Base(0, id.value(), Set.of(id.value())),
                draft(sent, stage == null ? Material.Stage.DONE : stage),
                facts(sent));
        return answer(actor, begun, words, HttpStatus.CREATED);
    }

    /** Stores a photo or document and lays it to the material. */
    @PostMapping(path = "/{id}/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @NeedsScope("material:write")
    @Gives(
            value = MaterialJson.Photo.class,
            status = 201,
            summary = "Stores a photo or document and lays it to the material")
    ResponseEntity<?> photo(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String caption,
            @RequestParam(defaultValue = "") String alt,
            @RequestParam(defaultValue = "") String credit,
            @RequestParam(defaultValue = "false") boolean consent)
            throws IOException {
        try (var content = file.getInputStream()) {
            Outcome<Asset> laid = found(actor, id)
                    .then(material -> assets.store(
                                    actor, material.agency(), orEmpty(file.getOriginalFilename()), content)
                            .then(asset -> assets.describe(
                                    actor, asset.id(), new Assets.Description(caption, alt, credit, consent, 0.5, 0.5)))
                            .then(asset -> lay(actor, material, asset)));
            return Problems.answer(
                    laid.map(asset -> new MaterialJson.Photo(
                            asset.id().value(), asset.mediaType(), asset.width(), asset.height())),
                    words,
                    HttpStatus.CREATED);
        }
    }

    private Outcome<Asset> lay(Actor actor, Material material, Asset asset) {
        if (material.assets().contains(asset.id())) {
            return Outcome.done(asset);
        }
        Intake.Draft old = Intake.Draft.of(material);
        List<AssetId> all = new ArrayList<>(material.assets());
        all.add(asset.id());
        Intake.Draft draft = new Intake.Draft(
                old.stage(),
                old.title(),
                old.what(),
                old.begins(),
                old.ends(),
                old.area(),
                old.place(),
                old.latitude(),
                old.longitude(),
                old.who(),
                old.why(),
                old.next(),
                old.note(),
                old.topics(),
                old.programme(),
                all,
                old.quotes());
        return intake.save(actor, material.id(), material.version(), draft).map(saved -> asset);
    }

    @PostMapping("/{id}/submission")
    @NeedsScope("material:write")
    @Gives(value = MaterialJson.Whole.class, summary = "Hands a draft in")
    ResponseEntity<?> submit(Actor actor, Words words, @PathVariable UUID id) {
        return answer(actor, intake.submit(actor, new MaterialId(id)), words, HttpStatus.OK);
    }

    /** Says something in the thread between agency and office. */
    @PostMapping("/{id}/messages")
    @NeedsScope("material:write")
    @Gives(
            value = MaterialJson.Whole.class,
            status = 201,
            summary = "Says something in the thread between agency and office")
    ResponseEntity<?> say(Actor actor, Words words, @PathVariable UUID id, @RequestBody MaterialJson.Message message) {
        return answer(actor, intake.say(actor, new MaterialId(id), orEmpty(message.text())), words, HttpStatus.CREATED);
    }

    private Outcome<Material> found(Actor actor, UUID id) {
        return intake.material(actor, new MaterialId(id)).map(Outcome::done).orElseGet(Outcome::notFound);
    }

    private ResponseEntity<?> answer(Actor actor, Outcome<Material> outcome, Words words, HttpStatus success) {
        return Problems.answer(outcome.map(material -> whole(actor, material)), words, success);
    }

    private MaterialJson.Whole whole(Actor actor, Material m) {
        AreaCode area = m.area();
        return new MaterialJson.Whole(
                m.id().value(),
                m.version(),
                m.state().name(),
                directory.agency(m.agency()).map(Agency::code).orElse(""),
                m.stage().name(),
                m.title(),
                m.what(),
                m.begins(),
                m.ends(),
                area == null ? null : area.value(),
                m.place(),
                m.who(),
                m.why(),
                m.next(),
                m.note(),
                m.topics(),
                m.programme(),
                m.assets().stream().map(AssetId::value).toList(),
                m.facts().stream()
                        .map(f -> new MaterialJson.Fact(f.id().value(), f.claim(), f.value(), f.source(), f.revision()))
                        .toList(),
                intake.history(actor, m.id()).stream()
                        .filter(step -> step.kind().isSpoken())
                        .map(step -> new MaterialJson.Said(step.kind().name(), step.at(), step.text()))
                        .toList(),
                m.submittedAt(),
                settings.address("/desk/intake/materials/" + m.id()));
    }

    private static Intake.Draft draft(MaterialJson.NewMaterial sent, Material.Stage stage) {
        return new Intake.Draft(
                stage,
                orEmpty(sent.title()),
                orEmpty(sent.what()),
                sent.begins(),
                sent.ends(),
                sent.area() == null ? null : new AreaCode(sent.area()),
                orEmpty(sent.place()),
                sent.latitude(),
                sent.longitude(),
                orEmpty(sent.who()),
                orEmpty(sent.why()),
                orEmpty(sent.next()),
                orEmpty(sent.note()),
                Objects.requireNonNullElse(sent.topics(), List.of()),
                sent.programme(),
                List.of(),
                Objects.requireNonNullElse(sent.quotes(), List.<MaterialJson.NewQuote>of()).stream()
                        .map(quote -> new Material.Quote(
                                orEmpty(quote.speaker()),
                                orEmpty(quote.text()),
                                Boolean.TRUE.equals(quote.confirmed())))
                        .toList());
    }

    private List<Intake.NewFact> facts(MaterialJson.NewMaterial sent) {
        return Objects.requireNonNullElse(sent.facts(), List.<MaterialJson.NewFact>of()).stream()
                .map(fact -> new Intake.NewFact(
                        new FactId(fact.id() == null ? ids.next() : fact.id()),
                        orEmpty(fact.claim()),
                        orEmpty(fact.value()),
                        orEmpty(fact.source()),
                        null))
                .toList();
    }

    private static Overview.@Nullable Place place(String text) {
        int mark = text.indexOf('_');
        try {
            return mark < 0
                    ? null
                    : new Overview.Place(
                            Instant.parse(text.substring(0, mark)),
                            new MaterialId(UUID.fromString(text.substring(mark + 1))));
        } catch (java.time.format.DateTimeParseException | IllegalArgumentException e) {
            return null;
        }
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, String name) {
        for (E value : values) {
            if (value.name().equals(name.toUpperCase(Locale.ROOT))) {
                return value;
            }
        }
        return null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
