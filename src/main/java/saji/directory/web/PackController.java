package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.directory.Packs;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Settings;
import saji.platform.web.Notices;

/** Reads the city pack again, for administrators. */
@Controller
@RequestMapping("/desk/directory/pack")
class PackController {

    private final Packs packs;
    private final Directory directory;
    private final Settings settings;
    private final Gate gate;

    PackController(Packs packs, Directory directory, Settings settings, Gate gate) {
        this.packs = packs;
        this.directory = directory;
        this.settings = settings;
        this.gate = gate;
    }

    @GetMapping
    String page(Actor actor, HttpServletRequest request, Model model) {
        gate.administrators(actor, request);
        return page(model, List.of());
    }

    @PostMapping
    String readAgain(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        gate.administrators(actor, request);
        return switch (packs.readAgain(actor)) {
            case Outcome.Done<Integer>(Integer changes) ->
                Notices.redirect(
                        redirect,
                        "/desk/directory/pack",
                        changes == 0 ? "directory.pack.same" : "directory.pack.taken");
            case Outcome.Refused<Integer>(Outcome.Kind kind, List<Reason> reasons) -> {
                response.setStatus(kind.status());
                yield page(model, reasons);
            }
        };
    }

    private String page(Model model, List<Reason> reasons) {
        model.addAttribute(
                "pack",
                new PackView(
                        settings.city().toString(),
                        directory.city().name(),
                        directory.agencies().size(),
                        directory.areas().size(),
                        directory.topics().size(),
                        reasons));
        return "directory/pack";
    }
}
