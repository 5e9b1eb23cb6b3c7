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
import saji.directory.Role;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** Materials as the office and the agencies read them, and what is decided and said about them. */
@Controller
class MaterialController {

    private final Intake intake;
    private final MaterialPages pages;

    MaterialController(Intake intake, MaterialPages pages) {
        this.intake = intake;
        this.pages = pages;
    }

    @GetMapping("/desk/intake/materials")
    String list(
            Actor actor,
            Words words,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(name = "words", defaultValue = "") String query,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        if (!actor.isOffice() && !actor.is(Role.PR_OFFICER)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        String asked = query.length() > 200 ? query.substring(0, 200) : query;
        model.addAttribute(
                "view",
                pages.list(actor, words, state, agency, asked.replace("\0", " "), MaterialPages.place(at, after)));
        return "intake/materials";
    }

    @GetMapping("/desk/intake/materials/{id}")
    String material(Actor actor, Words words, @PathVariable UUID id, Model model) {
        return show(actor, words, new MaterialId(id), List.of(), "", model);
    }

    @PostMapping("/desk/intake/materials/{id}/acceptance")
    String accept(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            RedirectAttributes redirect,
            Model model,
            HttpServletResponse response) {
        return answer(
                actor, words, id, intake.accept(actor, new MaterialId(id)), "accepted", "", redirect, model, response);
    }

    @PostMapping("/desk/intake/materials/{id}/return")
    String giveBack(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect,
            Model model,
            HttpServletResponse response) {
        return answer(
                actor,
                words,
                id,
                intake.returnWith(actor, new MaterialId(id), text),
                "returned",
                text,
                redirect,
                model,
                response);
    }

    @PostMapping("/desk/intake/materials/{id}/refusal")
    String decline(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect,
            Model model,
            HttpServletResponse response) {
        return answer(
                actor,
                words,
                id,
                intake.decline(actor, new MaterialId(id), text),
                "declined",
                text,
                redirect,
                model,
                response);
    }

    @PostMapping("/desk/intake/materials/{id}/messages")
    String say(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect,
            Model model,
            HttpServletResponse response) {
        return answer(
                actor, words, id, intake.say(actor, new MaterialId(id), text), "said", text, redirect, model, response);
    }

    @PostMapping("/desk/intake/materials/{id}/facts/{fact}/revision")
    String revise(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @PathVariable UUID fact,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String source,
            RedirectAttributes redirect,
            Model model,
            HttpServletResponse response) {
        return answer(
                actor,
                words,
                id,
                intake.reviseFact(actor, new FactId(fact), value, source),
                "revised",
                "",
                redirect,
                model,
                response);
    }

    private String answer(
            Actor actor,
            Words words,
            UUID id,
            Outcome<?> outcome,
            String notice,
            String typed,
            RedirectAttributes redirect,
            Model model,
            HttpServletResponse response) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            response.setStatus(refused.kind().status());
            if (refused.kind() == Outcome.Kind.NOT_FOUND || refused.kind() == Outcome.Kind.FORBIDDEN) {
                throw new ResponseStatusException(
                        HttpStatus.valueOf(refused.kind().status()));
            }
            return show(actor, words, new MaterialId(id), refused.reasons(), typed, model);
        }
        return Notices.redirect(redirect, "/desk/intake/materials/" + id, "intake.notice." + notice);
    }

    private String show(Actor actor, Words words, MaterialId id, List<Reason> reasons, String typed, Model model) {
        Material material =
                intake.material(actor, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("view", pages.whole(actor, words, material, reasons, typed));
        return "intake/material";
    }
}
