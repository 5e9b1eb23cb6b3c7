package saji.intake.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.directory.web.Gives;
import saji.directory.web.NeedsScope;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.intake.MaterialLine;
import saji.intake.Overview;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Problems;

/** Materials over HTTP: to follow what becomes of them. Handing in is {@link SendingApi}. */
@RestController
@RequestMapping("/api/v1/materials")
@NeedsScope("material:read")
class MaterialsApi {

    private static final int MOST = 100;

    private final Intake intake;
    private final Overview overview;
    private final Directory directory;
    private final MaterialAnswers answers;

    MaterialsApi(Intake intake, Overview overview, Directory directory, MaterialAnswers answers) {
        this.intake = intake;
        this.overview = overview;
        this.directory = directory;
        this.answers = answers;
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
        Material.State chosen = MaterialsSent.named(Material.State.values(), state);
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
                        codes.computeIfAbsent(
                                line.agency(),
                                ended -> directory
                                        .agency(ended)
                                        .map(Agency::code)
                                        .orElse("")),
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
        Outcome<Material> found =
                intake.material(actor, new MaterialId(id)).map(Outcome::done).orElseGet(Outcome::notFound);
        return answers.answer(actor, found, words, HttpStatus.OK);
    }

    /** Says something in the thread between agency and office. */
    @PostMapping("/{id}/messages")
    @NeedsScope("material:write")
    @Gives(
            value = MaterialJson.Whole.class,
            status = 201,
            summary = "Says something in the thread between agency and office")
    ResponseEntity<?> say(Actor actor, Words words, @PathVariable UUID id, @RequestBody MaterialJson.Message message) {
        String text = Objects.requireNonNullElse(message.text(), "");
        return answers.answer(actor, intake.say(actor, new MaterialId(id), text), words, HttpStatus.CREATED);
    }

    private static Overview.@Nullable Place place(String text) {
        int mark = text.indexOf('_');
        try {
            return mark < 0
                    ? null
                    : new Overview.Place(
                            Instant.parse(text.substring(0, mark)),
                            new MaterialId(UUID.fromString(text.substring(mark + 1))));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return null;
        }
    }
}
