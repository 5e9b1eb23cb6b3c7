package saji.directory.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.directory.Reorganisation;
import saji.directory.Role;

/** The agencies: who speaks for each, and for which nobody does. */
@Controller
@RequestMapping("/desk/directory/agencies")
class AgencyController {

    private final Directory directory;
    private final Reorganisation reorganisation;

    AgencyController(Directory directory, Reorganisation reorganisation) {
        this.directory = directory;
        this.reorganisation = reorganisation;
    }

    @GetMapping
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean vacant,
            Model model) {
        List<Agency> all = directory.agencies();
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        List<Agency> shown = all.stream()
                .filter(agency -> !vacant || !agency.hasOfficer())
                .filter(agency -> (agency.name() + " " + agency.nameEn() + " " + agency.code() + " "
                                + agency.shortName())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
        model.addAttribute(
                "list",
                new AgencyPages.Listing(
                        shown,
                        all.size(),
                        all.stream().filter(agency -> !agency.hasOfficer()).count(),
                        words,
                        vacant,
                        actor.is(Role.ADMINISTRATOR)));
        return "directory/agencies";
    }

    @GetMapping("/{code}")
    String one(Actor actor, @PathVariable String code, Model model) {
        Agency agency =
                directory.agencyByCode(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Agency> successors = directory.successorsOf(agency.id());
        if (!agency.code().equals(code)) {
            return "redirect:/desk/directory/agencies/" + agency.code();
        }
        AgencyId parent = agency.parent();
        model.addAttribute(
                "one",
                new AgencyPages.One(
                        agency,
                        Optional.ofNullable(parent).flatMap(directory::agency).orElse(null),
                        directory.agencies().stream()
                                .filter(other -> agency.id().equals(other.parent()))
                                .toList(),
                        successors,
                        directory.namesOf(agency.id()),
                        directory.officersOf(agency.id()),
                        reorganisation.decrees().stream()
                                .filter(decree ->
                                        decree.waits() && decree.agencies().contains(agency.id()))
                                .toList(),
                        actor.is(Role.ADMINISTRATOR),
                        directory.city().zone()));
        return "directory/agency";
    }
}
