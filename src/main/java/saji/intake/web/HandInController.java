package saji.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** The hand-in form: as a plain form, and as a device sends it while one types. */
@Controller
class HandInController {

    private final Intake intake;
    private final HandInDesk desk;
    private final HandInPages pages;
    private final Neighbours neighbours;
    private final Differences differences;
    private final Ids ids;

    HandInController(
            Intake intake,
            HandInDesk desk,
            HandInPages pages,
            Neighbours neighbours,
            Differences differences,
            Ids ids) {
        this.neighbours = neighbours;
        this.differences = differences;
        this.intake = intake;
        this.desk = desk;
        this.pages = pages;
        this.ids = ids;
    }

    @GetMapping("/desk/intake/materials/new")
    String begin(
            Actor actor,
            Words words,
            @RequestParam(required = false) @Nullable UUID agency,
            @RequestParam(required = false) @Nullable UUID request,
            @RequestParam(required = false) @Nullable UUID event,
            Model model) {
        AgencyId chosen = pages.own(actor, agency).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        HandInForm form = pages.fresh(actor, ids.next(), chosen, request, event);
        return show(model, pages.page(actor, words, form, null, List.of(), List.of()));
    }

    @GetMapping("/desk/intake/materials/{id}/edit")
    String edit(Actor actor, Words words, @PathVariable UUID id, Model model) {
        Material material = own(actor, id);
        List<Reason> reasons = intake.against(actor, saji.intake.Act.SAVE, material);
        if (!reasons.isEmpty()) {
            return "redirect:/desk/intake/materials/" + id;
        }
        return show(model, pages.page(actor, words, pages.form(actor, material), material, List.of(), List.of()));
    }

    /** What a device sends while one types; answers what version stands, or what stands against it. */
    @PostMapping(path = "/desk/intake/materials/{id}/draft", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> keep(
            Actor actor, Words words, @PathVariable UUID id, HttpServletRequest request) {
        HandInForm form = HandInParsing.form(id, request.getParameterMap());
        HandInDesk.Saved saved = desk.save(actor, form, HandInParsing.base(form, request.getParameterMap()));
        return answer(actor, words, form, saved.outcome(), saved.unread());
    }

    @PostMapping(path = "/desk/intake/materials/{id}/draft", produces = MediaType.TEXT_HTML_VALUE)
    String save(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        Sent sent = take(actor, id, files, request);
        if (sent.saved().outcome().isDone() && sent.reasons().isEmpty()) {
            return Notices.redirect(redirect, "/desk/intake/materials/" + id + "/edit", "intake.notice.saved");
        }
        return refused(actor, words, sent, response, model);
    }

    /** Saves and hands in, as a device does once it is back online. */
    @PostMapping(path = "/desk/intake/materials/{id}/submission", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> send(
            Actor actor, Words words, @PathVariable UUID id, HttpServletRequest request) {
        HandInForm form = HandInParsing.form(id, request.getParameterMap());
        HandInDesk.Saved saved = desk.save(actor, form, HandInParsing.base(form, request.getParameterMap()));
        Outcome<Material> outcome = saved.unread().isEmpty()
                ? saved.outcome().then(material -> intake.submit(actor, material.id()))
                : Outcome.refused(saved.unread());
        return answer(actor, words, form, outcome, List.of());
    }

    @PostMapping(path = "/desk/intake/materials/{id}/submission", produces = MediaType.TEXT_HTML_VALUE)
    String submit(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        Sent sent = take(actor, id, files, request);
        if (!sent.saved().outcome().isDone() || !sent.reasons().isEmpty()) {
            return refused(actor, words, sent, response, model);
        }
        Material material = sent.saved().outcome().orElseThrow();
        NeighboursView around = neighbours.of(actor, words, material);
        List<Reason> missing = intake.against(actor, saji.intake.Act.SUBMIT, material);
        boolean unseen = around.materials().stream().anyMatch(line -> !seen.contains(line.id()));
        if (missing.isEmpty() && unseen) {
            return show(model, pages.page(actor, words, pages.form(actor, material), material, List.of(), List.of()));
        }
        Outcome<Material> outcome = intake.submit(actor, material.id());
        if (outcome.isDone()) {
            return Notices.redirect(redirect, "/desk/intake/materials/" + id, "intake.notice.submitted");
        }
        response.setStatus(422);
        return show(
                model, pages.page(actor, words, pages.form(actor, material), material, outcome.reasons(), List.of()));
    }

    /** What may be the same event, for the form while one types. */
    @GetMapping("/desk/intake/materials/{id}/neighbours")
    String neighbours(Actor actor, Words words, @PathVariable UUID id, Model model) {
        model.addAttribute("neighbours", neighbours.of(actor, words, own(actor, id)));
        return "intake/_neighbours";
    }

    /** A form as it came, with its files stored. */
    private record Sent(HandInForm form, HandInDesk.Saved saved, List<Reason> reasons) {}

    private Sent take(Actor actor, UUID id, @Nullable List<MultipartFile> files, HttpServletRequest request)
            throws IOException {
        HandInForm typed = HandInParsing.form(id, request.getParameterMap());
        HandInDesk.Attached attached = desk.attach(actor, typed, files == null ? List.of() : files);
        HandInDesk.Saved saved =
                desk.save(actor, attached.form(), HandInParsing.base(attached.form(), request.getParameterMap()));
        List<Reason> reasons = new ArrayList<>(attached.reasons());
        reasons.addAll(saved.unread());
        return new Sent(attached.form(), saved, reasons);
    }

    private String refused(Actor actor, Words words, Sent sent, HttpServletResponse response, Model model) {
        UUID id = UUID.fromString(sent.form().id());
        Optional<Material> there = intake.material(actor, new MaterialId(id));
        HandInForm form = sent.form();
        List<HandInPage.Difference> apart = List.of();
        List<Reason> reasons = new ArrayList<>(sent.reasons());
        int status = 422;
        if (sent.saved().outcome() instanceof Outcome.Refused<Material>(Outcome.Kind kind, List<Reason> why)) {
            if (kind == Outcome.Kind.NOT_FOUND || kind == Outcome.Kind.FORBIDDEN) {
                throw new ResponseStatusException(HttpStatus.valueOf(kind.status()));
            }
            reasons.addAll(why);
            status = kind.status();
            if (kind == Outcome.Kind.CONFLICT && there.isPresent()) {
                apart = differences.between(words, form, pages.form(actor, there.get()));
                form = form.over(there.get().version());
            }
        } else if (there.isPresent()) {
            form = form.over(there.get().version());
        }
        response.setStatus(status);
        return show(
                model,
                pages.page(
                        actor,
                        words,
                        form,
                        there.orElse(null),
                        reasons.stream().distinct().toList(),
                        apart));
    }

    private ResponseEntity<Map<String, Object>> answer(
            Actor actor, Words words, HandInForm form, Outcome<Material> outcome, List<Reason> unread) {
        Map<String, Object> answer = new LinkedHashMap<>();
        List<Reason> reasons = new ArrayList<>(unread);
        reasons.addAll(outcome.reasons());
        answer.put(
                "reasons", reasons.stream().map(reason -> said(words, reason)).toList());
        int status = outcome instanceof Outcome.Refused<Material> refused
                ? refused.kind().status()
                : 200;
        UUID id = UUID.fromString(form.id());
        intake.material(actor, new MaterialId(id)).ifPresent(material -> {
            answer.put("version", material.version());
            answer.put("state", material.state().name());
            answer.put("saved", words.time(material.changedAt(), pages.zone()));
            if (status == 409) {
                HandInForm theirs = pages.form(actor, material);
                answer.put("theirs", theirs);
                answer.put("differences", differences.between(words, form, theirs));
            }
        });
        return ResponseEntity.status(status).body(answer);
    }

    private static Map<String, String> said(Words words, Reason reason) {
        return Map.of("field", String.valueOf(reason.field()), "message", words.say(reason));
    }

    private Material own(Actor actor, UUID id) {
        return intake.material(actor, new MaterialId(id))
                .filter(material -> actor.isOfficerOf(material.agency()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String show(Model model, HandInPage page) {
        model.addAttribute("handIn", page);
        return "intake/hand-in";
    }
}
