package saji.newsroom.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.directory.Actor;
import saji.directory.Role;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.intake.MaterialLine;
import saji.intake.Overview;
import saji.newsroom.Newsroom;
import saji.newsroom.Revision;
import saji.newsroom.StoryId;
import saji.newsroom.Text;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** Begins a story, from one or several materials or from nothing. */
@Controller
class NewStoryController {

    private static final int OFFERED = 40;

    private final Newsroom newsroom;
    private final Intake intake;
    private final Overview overview;
    private final Readers readers;
    private final Ids ids;

    NewStoryController(Newsroom newsroom, Intake intake, Overview overview, Readers readers, Ids ids) {
        this.newsroom = newsroom;
        this.intake = intake;
        this.overview = overview;
        this.readers = readers;
        this.ids = ids;
    }

    @GetMapping("/desk/newsroom/stories/new")
    String form(
            Actor actor,
            Words words,
            @RequestParam(required = false) List<String> material,
            @RequestParam(defaultValue = "news") String type,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        return show(
                actor, words, ids.next(), Objects.requireNonNullElse(material, List.of()), type, q, List.of(), model);
    }

    @PostMapping("/desk/newsroom/stories")
    String begin(
            Actor actor,
            Words words,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(required = false) List<String> material,
            @RequestParam(defaultValue = "") String type,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model model) {
        List<String> chosen = Objects.requireNonNullElse(material, List.of());
        List<MaterialId> materials =
                chosen.stream().map(Turn::uuid).map(MaterialId::new).distinct().toList();
        UUID story = Turn.uuid(id).equals(new UUID(0, 0)) ? ids.next() : Turn.uuid(id);
        Outcome<Revision> begun = newsroom.proposal(actor, type, materials)
                .then((Text text) -> newsroom.begin(actor, new StoryId(story), text));
        if (begun instanceof Outcome.Refused<Revision>(Outcome.Kind kind, List<Reason> reasons)) {
            response.setStatus(kind.status());
            return show(actor, words, story, chosen, type, "", reasons, model);
        }
        redirect.addFlashAttribute("begun", true);
        return Notices.redirect(redirect, StoryPages.path(new StoryId(story)) + "/text", "newsroom.done.begun");
    }

    private String show(
            Actor actor,
            Words words,
            UUID id,
            List<String> chosen,
            String type,
            String q,
            List<Reason> refused,
            Model model) {
        if (!actor.is(Role.EDITOR)) {
            throw new ResponseStatusException(org.springframework.http.HttpStatus.FORBIDDEN);
        }
        List<NewStoryView.Offer> offers = offers(actor, chosen, q);
        Set<saji.directory.AgencyId> agencies = new HashSet<>();
        offers.forEach(offer -> agencies.add(offer.agency()));
        model.addAttribute(
                "view",
                new NewStoryView(
                        id.toString(),
                        newsroom.types(),
                        type,
                        offers,
                        q,
                        readers.of(words, List.of(), agencies),
                        refused));
        return "newsroom/new";
    }

    /** Materials that are chosen, then those that wait or are accepted. */
    private List<NewStoryView.Offer> offers(Actor actor, List<String> chosen, String q) {
        List<NewStoryView.Offer> offers = new ArrayList<>();
        Map<MaterialId, Material> picked = intake.materials(
                chosen.stream().limit(20).map(Turn::uuid).map(MaterialId::new).toList());
        picked.values().stream()
                .filter(material -> material.state() != Material.State.DRAFT)
                .forEach(material -> offers.add(NewStoryView.Offer.of(material)));
        for (Material.State state : List.of(Material.State.SUBMITTED, Material.State.ACCEPTED)) {
            for (MaterialLine line : overview.handedIn(
                    actor, new Overview.Filter(state, null, null, null, null, q.strip()), null, OFFERED)) {
                if (!picked.containsKey(line.id())) {
                    offers.add(NewStoryView.Offer.of(line));
                }
            }
        }
        return offers;
    }
}
