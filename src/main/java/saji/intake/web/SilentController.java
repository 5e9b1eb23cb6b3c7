package saji.intake.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.intake.Overview;
import saji.platform.Words;

/** Agencies from which nothing was heard for a while. */
@Controller
class SilentController {

    private final Overview overview;
    private final Names names;
    private final InstantSource clock;

    SilentController(Overview overview, Names names, InstantSource clock) {
        this.overview = overview;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping("/desk/intake/silent")
    String silent(Actor actor, Words words, @RequestParam(defaultValue = "30") int days, Model model) {
        if (!actor.isOffice()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        int asked = Math.clamp(days, 1, 365);
        Map<AgencyId, String> known = names.agencies(words);
        List<RequestView.SilentLine> lines =
                overview.silent(actor, clock.instant().minus(java.time.Duration.ofDays(asked))).stream()
                        .map(one -> new RequestView.SilentLine(
                                one.agency().toString(),
                                known.getOrDefault(one.agency(), ""),
                                one.hasOfficer(),
                                one.last() == null ? null : names.ago(one.last(), words)))
                        .toList();
        model.addAttribute("silent", new RequestView.Silent(asked, lines));
        model.addAttribute("mayAsk", RequestController.mayAsk(actor));
        return "intake/silent";
    }
}
