package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import saji.directory.Actor;
import saji.directory.DemoSignIn;
import saji.directory.Person;
import saji.directory.signin.SignIn;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Signing in and out. */
@Controller
class SignInController {

    private final Visit visit;
    private final Sessions sessions;
    private final SignIn signIn;
    private final ObjectProvider<DemoSignIn> demo;
    private final boolean oidc;

    SignInController(
            Visit visit,
            Sessions sessions,
            SignIn signIn,
            ObjectProvider<DemoSignIn> demo,
            ObjectProvider<ClientRegistrationRepository> oidc) {
        this.visit = visit;
        this.sessions = sessions;
        this.signIn = signIn;
        this.demo = demo;
        this.oidc = oidc.getIfAvailable() != null;
    }

    @GetMapping("/sign-in")
    String page(
            @RequestParam(defaultValue = "/desk") String next,
            @RequestParam(defaultValue = "") String refused,
            HttpServletRequest request,
            Model model) {
        if (visit.person(request).isPresent()) {
            return "redirect:" + local(next);
        }
        List<Reason> reasons =
                "oidc".equals(refused) ? List.of(Reason.of("directory.sign-in.oidc.refused")) : List.of();
        return page(model, next, "", reasons, false);
    }

    @PostMapping("/sign-in")
    String password(
            @RequestParam String username,
            @RequestParam String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/desk") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (signIn.withPassword(username, password, code, request.getRemoteAddr())) {
            case Outcome.Done<Person>(Person person) -> enter(request, response, person, "password", next);
            case Outcome.Refused<Person>(Outcome.Kind kind, List<Reason> reasons) -> {
                response.setStatus(kind.status());
                yield page(model, next, username, reasons, false);
            }
        };
    }

    @PostMapping("/sign-in/link")
    String askForLink(
            @RequestParam String account,
            @RequestParam(defaultValue = "/desk") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Outcome<Boolean> outcome = signIn.askForLink(account, request.getRemoteAddr());
        response.setStatus(
                outcome instanceof Outcome.Refused<Boolean>(Outcome.Kind kind, var reasons) ? kind.status() : 200);
        return page(model, next, "", outcome.reasons(), outcome.isDone());
    }

    /** Shows a button and nothing more: programs that look at links in letters must not spend them. */
    @GetMapping("/sign-in/link/{secret}")
    String link(@PathVariable String secret, HttpServletResponse response, Model model) {
        boolean opens = signIn.opens(secret);
        response.setStatus(opens ? 200 : 410);
        model.addAttribute("secret", secret);
        model.addAttribute("opens", opens);
        return "directory/link";
    }

    @PostMapping("/sign-in/link/{secret}")
    String spend(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response, Model model) {
        return switch (signIn.withLink(secret, request.getRemoteAddr())) {
            case Outcome.Done<Person>(Person person) ->
                enter(request, response, person, "link", sessions.hasOtherWays(person) ? "/desk" : "/desk/account");
            case Outcome.Refused<Person>(Outcome.Kind kind, List<Reason> reasons) -> {
                response.setStatus(kind == Outcome.Kind.INVALID ? 410 : kind.status());
                model.addAttribute("secret", "");
                model.addAttribute("opens", false);
                yield "directory/link";
            }
        };
    }

    @PostMapping("/sign-in/demo")
    String demo(
            @RequestParam String username,
            @RequestParam(defaultValue = "/desk") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Person> person = offered().stream()
                .filter(offered -> offered.username().equals(username))
                .findFirst();
        return enter(
                request,
                response,
                person.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
                "demo",
                next);
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request) {
        visit.actor(request).map(Actor::username).ifPresent(username -> sessions.end(request, username));
        return "redirect:/sign-in";
    }

    private List<Person> offered() {
        return demo.stream().flatMap(offer -> offer.people().stream()).toList();
    }

    private String enter(
            HttpServletRequest request, HttpServletResponse response, Person person, String method, String next) {
        sessions.begin(request, response, person, method);
        return "redirect:" + local(next);
    }

    private String page(Model model, String next, String username, List<Reason> reasons, boolean linkSent) {
        model.addAttribute("form", new SignInForm(local(next), username, reasons, linkSent, oidc));
        model.addAttribute("demo", DemoGroup.of(offered()));
        return "directory/sign-in";
    }

    /** Only a path of the desk is followed, so that no link can lead through sign-in to another site. */
    static String local(String next) {
        return next.matches("/desk(/[A-Za-z0-9._~%-]+)*/?(\\?[A-Za-z0-9._~%&=+-]*)?") ? next : "/desk";
    }
}
