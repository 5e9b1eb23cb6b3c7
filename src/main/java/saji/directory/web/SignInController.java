package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import saji.directory.Actor;
import saji.directory.DemoSignIn;
import saji.directory.Person;

/** Signing in and out. */
@Controller
class SignInController {

    private final Visit visit;
    private final Sessions sessions;
    private final ObjectProvider<DemoSignIn> demo;

    SignInController(Visit visit, Sessions sessions, ObjectProvider<DemoSignIn> demo) {
        this.visit = visit;
        this.sessions = sessions;
        this.demo = demo;
    }

    @GetMapping("/sign-in")
    String page(@RequestParam(defaultValue = "/desk") String next, HttpServletRequest request, Model model) {
        if (visit.person(request).isPresent()) {
            return "redirect:" + local(next);
        }
        model.addAttribute("next", local(next));
        model.addAttribute(
                "demo", demo.stream().flatMap(offer -> offer.people().stream()).toList());
        return "directory/sign-in";
    }

    @PostMapping("/sign-in/demo")
    String demo(
            @RequestParam String username,
            @RequestParam(defaultValue = "/desk") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Person> person = demo.stream()
                .flatMap(offer -> offer.people().stream())
                .filter(offered -> offered.username().equals(username))
                .findFirst();
        sessions.begin(
                request, response, person.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)), "demo");
        return "redirect:" + local(next);
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request) {
        visit.actor(request).map(Actor::username).ifPresent(username -> sessions.end(request, username));
        return "redirect:/sign-in";
    }

    /** Only a path of the desk is followed, so that no link can lead through sign-in to another site. */
    static String local(String next) {
        return next.matches("/desk(/[A-Za-z0-9._~%-]*)*(\\?[A-Za-z0-9._~%&=+-]*)?") ? next : "/desk";
    }
}
