package saji.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.directory.Actor;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** The page of a material: read, decided on, talked about. */
@Controller
class MaterialController {

    private final Intake intake;
    private final MaterialPages pages;

    MaterialController(Intake intake, MaterialPages pages) {
        this.intake = intake;
        this.pages = pages;
    }

    @GetMapping("/desk/intake/materials/{id}")
    String material(Actor actor, Words words, @PathVariable UUID id, Model model) {
        return pages.show(actor, words, seen(actor, id), List.of(), MaterialView.Typed.NOTHING, model);
    }

    @PostMapping("/desk/intake/materials/{id}/acceptance")
    String accept(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            Model model,
            RedirectAttributes to,
            HttpServletResponse response) {
        seen(actor, id);
        return answer(
                actor,
                words,
                id,
                intake.accept(actor, new MaterialId(id)),
                MaterialView.Typed.NOTHING,
                "accepted",
                model,
                to,
                response);
    }

    @PostMapping("/desk/intake/materials/{id}/question")
    String ask(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String question,
            Model model,
            RedirectAttributes to,
            HttpServletResponse response) {
        seen(actor, id);
        Outcome<Material> outcome = intake.returnWith(actor, new MaterialId(id), question);
        return answer(actor, words, id, outcome, typed("question", question), "returned", model, to, response);
    }

    @PostMapping("/desk/intake/materials/{id}/refusal")
    String decline(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes to,
            HttpServletResponse response) {
        seen(actor, id);
        Outcome<Material> outcome = intake.decline(actor, new MaterialId(id), reason);
        return answer(actor, words, id, outcome, typed("reason", reason), "declined", model, to, response);
    }

    /** Throws a draft away that was never handed in. */
    @PostMapping("/desk/intake/materials/{id}/discarding")
    String discard(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            Model model,
            RedirectAttributes to,
            HttpServletResponse response) {
        Material material = seen(actor, id);
        Outcome<Material> outcome = intake.discard(actor, material.id()).map(gone -> material);
        return outcome.isDone()
                ? Notices.redirect(to, "/desk/intake/materials", "intake.notice.discarded")
                : answer(actor, words, id, outcome, MaterialView.Typed.NOTHING, "discarded", model, to, response);
    }

    @PostMapping("/desk/intake/materials/{id}/messages")
    String say(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String message,
            Model model,
            RedirectAttributes to,
            HttpServletResponse response) {
        seen(actor, id);
        Outcome<Material> outcome = intake.say(actor, new MaterialId(id), message);
        return answer(actor, words, id, outcome, typed("message", message), "said", model, to, response);
    }

    @PostMapping("/desk/intake/materials/{id}/facts/{fact}/revisions")
    String revise(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @PathVariable UUID fact,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String source,
            Model model,
            RedirectAttributes to,
            HttpServletResponse response) {
        Material material = seen(actor, id);
        if (material.facts().stream().noneMatch(known -> known.id().value().equals(fact))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var outcome = intake.reviseFact(actor, new FactId(fact), revision, value.strip(), source.strip())
                .map(revised -> material);
        return answer(
                actor,
                words,
                id,
                outcome,
                new MaterialView.Typed(fact.toString(), value, source),
                "revised",
                model,
                to,
                response);
    }

    private static MaterialView.Typed typed(String form, String text) {
        return new MaterialView.Typed(form, text, "");
    }

    private String answer(
            Actor actor,
            Words words,
            UUID id,
            Outcome<Material> outcome,
            MaterialView.Typed typed,
            String done,
            Model model,
            RedirectAttributes to,
            HttpServletResponse response) {
        if (outcome instanceof Outcome.Refused<Material>(Outcome.Kind kind, List<Reason> reasons)) {
            if (kind == Outcome.Kind.FORBIDDEN || kind == Outcome.Kind.NOT_FOUND) {
                throw new ResponseStatusException(HttpStatus.valueOf(kind.status()));
            }
            response.setStatus(kind.status());
            return pages.show(actor, words, seen(actor, id), reasons, typed, model);
        }
        return Notices.redirect(to, "/desk/intake/materials/" + id, "intake.notice." + done);
    }

    private Material seen(Actor actor, UUID id) {
        return intake.material(actor, new MaterialId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
