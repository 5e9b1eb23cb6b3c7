package saji.intake.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
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
import saji.directory.Directory;
import saji.directory.web.Gives;
import saji.directory.web.NeedsScope;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Problems;

/** Handing material in over HTTP: begun, changed, photos laid to it, submitted. */
@RestController
@RequestMapping("/api/v1/materials")
@NeedsScope("material:write")
class SendingApi {

    private final Intake intake;
    private final Assets assets;
    private final Directory directory;
    private final MaterialAnswers answers;
    private final Ids ids;

    SendingApi(Intake intake, Assets assets, Directory directory, MaterialAnswers answers, Ids ids) {
        this.intake = intake;
        this.assets = assets;
        this.directory = directory;
        this.answers = answers;
        this.ids = ids;
    }

    /** Begins a material with everything that is known; it is a draft until it is submitted. */
    @PostMapping
    @Gives(value = MaterialJson.Whole.class, status = 201, summary = "Begins a material as a draft")
    ResponseEntity<?> begin(Actor actor, Words words, @RequestBody MaterialJson.NewMaterial sent) {
        AgencyId agency = agency(actor, sent.agency());
        Material.Stage stage = MaterialsSent.named(Material.Stage.values(), sent.stage());
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
                MaterialsSent.draft(sent, stage == null ? Material.Stage.DONE : stage, List.of()),
                MaterialsSent.facts(sent, ids));
        return answers.answer(actor, begun, words, HttpStatus.CREATED);
    }

    /** Saves a draft or a returned material anew, over the {@code version} that was read; its photos stay. */
    @PutMapping("/{id}")
    @Gives(
            value = MaterialJson.Whole.class,
            summary = "Saves a draft or a returned material anew, over the version that was read")
    ResponseEntity<?> replace(
            Actor actor, Words words, @PathVariable UUID id, @RequestBody MaterialJson.NewMaterial sent) {
        if (!(found(actor, id) instanceof Outcome.Done<Material>(Material material))) {
            return Problems.answer(Outcome.notFound(), words, HttpStatus.OK);
        }
        if (!actor.isOfficerOf(material.agency())) {
            return Problems.answer(Outcome.forbidden(), words, HttpStatus.OK);
        }
        Material.Stage stage = MaterialsSent.named(Material.Stage.values(), sent.stage());
        List<Reason> wrong = new ArrayList<>();
        if (sent.stage() != null && stage == null) {
            wrong.add(Reason.of("intake.api.stage").at("stage"));
        }
        Integer version = sent.version();
        if (version == null) {
            wrong.add(Reason.of("intake.api.version").at("version"));
        }
        if (version == null || !wrong.isEmpty()) {
            return Problems.problem(Outcome.Kind.INVALID, wrong, words);
        }
        Outcome<Material> saved = intake.save(
                actor,
                material.id(),
                Intake.Base.version(version),
                MaterialsSent.draft(sent, stage == null ? material.stage() : stage, material.assets()),
                MaterialsSent.facts(sent, ids));
        return answers.answer(actor, saved, words, HttpStatus.OK);
    }

    /** Stores a photo or document and lays it to the material. */
    @PostMapping(path = "/{id}/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Gives(
            value = MaterialJson.Photo.class,
            status = 201,
            summary = "Stores a photo or document and lays it to the material")
    ResponseEntity<?> photo(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String caption,
            @RequestParam(defaultValue = "") String alt,
            @RequestParam(defaultValue = "") String credit,
            @RequestParam(defaultValue = "false") boolean consent)
            throws IOException {
        if (!(found(actor, id) instanceof Outcome.Done<Material>(Material material))) {
            return Problems.answer(Outcome.notFound(), words, HttpStatus.OK);
        }
        if (!actor.isOfficerOf(material.agency())) {
            return Problems.answer(Outcome.forbidden(), words, HttpStatus.OK);
        }
        List<Reason> against = new ArrayList<>(intake.against(actor, saji.intake.Act.SAVE, material));
        if (file == null) {
            against.add(Reason.of("intake.api.file").at("file"));
        }
        if (file == null || !against.isEmpty()) {
            return Problems.problem(file == null ? Outcome.Kind.INVALID : Outcome.Kind.CONFLICT, against, words);
        }
        try (var content = file.getInputStream()) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            Assets.Description said = new Assets.Description(caption, alt, credit, consent, 0.5, 0.5);
            Outcome<Asset> laid = assets.store(actor, material.agency(), name, content)
                    .then(asset -> assets.describe(actor, asset.id(), said))
                    .then(asset -> lay(actor, material, asset));
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
        List<AssetId> all = new ArrayList<>(material.assets());
        all.add(asset.id());
        Intake.Draft draft = Intake.Draft.of(material).with(all);
        return intake.save(actor, material.id(), material.version(), draft).map(saved -> asset);
    }

    /** Hands it in; doing it again changes nothing. */
    @PostMapping("/{id}/submission")
    @Gives(value = MaterialJson.Whole.class, summary = "Hands a draft in; doing it again changes nothing")
    ResponseEntity<?> submit(Actor actor, Words words, @PathVariable UUID id) {
        return answers.answer(actor, intake.submit(actor, new MaterialId(id)), words, HttpStatus.OK);
    }

    /** Throws a draft away; what was handed in stays. */
    @DeleteMapping("/{id}")
    @Gives(value = MaterialJson.Discarded.class, summary = "Throws a draft away that was never handed in")
    ResponseEntity<?> discard(Actor actor, Words words, @PathVariable UUID id) {
        Outcome<MaterialId> gone = intake.discard(actor, new MaterialId(id));
        return Problems.answer(gone.map(draft -> new MaterialJson.Discarded(draft.value())), words, HttpStatus.OK);
    }

    private @Nullable AgencyId agency(Actor actor, @Nullable String code) {
        return code == null
                ? directory.agenciesOf(actor).stream()
                        .map(Agency::id)
                        .findFirst()
                        .orElse(null)
                : directory.agencyByCode(code).map(Agency::id).orElse(null);
    }

    private Outcome<Material> found(Actor actor, UUID id) {
        return intake.material(actor, new MaterialId(id)).map(Outcome::done).orElseGet(Outcome::notFound);
    }
}
