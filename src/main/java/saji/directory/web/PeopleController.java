package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.Directory;
import saji.directory.NewPerson;
import saji.directory.Person;
import saji.directory.Role;
import saji.directory.Staffing;
import saji.directory.signin.SignIn;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.web.Notices;

/** The staff, for administrators. */
@Controller
@RequestMapping("/desk/directory/people")
class PeopleController {

    private static final String LIST = "/desk/directory/people";

    private final Directory directory;
    private final Staffing staffing;
    private final SignIn signIn;
    private final Gate gate;

    PeopleController(Directory directory, Staffing staffing, SignIn signIn, Gate gate) {
        this.directory = directory;
        this.staffing = staffing;
        this.signIn = signIn;
        this.gate = gate;
    }

    @GetMapping
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean ended,
            HttpServletRequest request,
            Model model) {
        gate.administrators(actor, request);
        List<Agency> agencies = directory.agencies();
        List<PeoplePages.Row> rows = directory.peopleFound(words.strip(), ended).stream()
                .map(person -> new PeoplePages.Row(person, held(person, agencies)))
                .toList();
        gate.personalData(actor, "directory.people.read", null, Map.of("words", words.strip()));
        model.addAttribute("list", new PeoplePages.Listing(rows, words, ended));
        return "directory/people";
    }

    @GetMapping("/new")
    String fresh(Actor actor, @RequestParam(defaultValue = "") String agency, HttpServletRequest request, Model model) {
        gate.administrators(actor, request);
        List<String> roles = agency.isEmpty() ? List.of() : List.of("PR_OFFICER@" + agency);
        return form(model, null, new String[] {"", "", "", "", ""}, roles, List.of());
    }

    @PostMapping
    String enrol(
            Actor actor,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String titleEn,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") List<String> role,
            @RequestParam(defaultValue = "") List<String> agency,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        gate.administrators(actor, request);
        List<NewPerson.RoleAt> roles = roles(role, agency);
        Outcome<Person> outcome = staffing.enrol(
                actor, new NewPerson(username, name, title, titleEn, email.isBlank() ? null : email.strip(), roles));
        if (outcome instanceof Outcome.Refused<Person>(Outcome.Kind kind, List<Reason> reasons)) {
            response.setStatus(kind.status());
            return form(model, null, new String[] {username, name, title, titleEn, email}, told(roles), reasons);
        }
        boolean invited =
                outcome.then(person -> signIn.invite(actor, person.id())).isDone();
        return Notices.redirect(
                redirect, LIST, invited ? "directory.people.enrolled-invited" : "directory.people.enrolled");
    }

    @GetMapping("/{username}")
    String one(Actor actor, @PathVariable String username, HttpServletRequest request, Model model) {
        gate.administrators(actor, request);
        Person person = person(username);
        gate.personalData(actor, "directory.person.read", "person:" + person.username(), Map.of());
        return form(model, person, List.of());
    }

    @PostMapping("/{username}")
    String amend(
            Actor actor,
            @PathVariable String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String titleEn,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") List<String> role,
            @RequestParam(defaultValue = "") List<String> agency,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        gate.administrators(actor, request);
        Person person = person(username);
        List<NewPerson.RoleAt> roles = roles(role, agency);
        Outcome<Person> outcome =
                staffing.amend(actor, person.id(), name, title, titleEn, email.isBlank() ? null : email.strip(), roles);
        if (outcome instanceof Outcome.Refused<Person>(Outcome.Kind kind, List<Reason> reasons)) {
            response.setStatus(kind.status());
            return form(model, person, new String[] {username, name, title, titleEn, email}, told(roles), reasons);
        }
        return Notices.redirect(redirect, LIST + "/" + username, "directory.people.saved");
    }

    @PostMapping("/{username}/invitation")
    String invite(
            Actor actor,
            @PathVariable String username,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        gate.administrators(actor, request);
        Person person = person(username);
        return answer(signIn.invite(actor, person.id()), person, "directory.people.invited", response, model, redirect);
    }

    @PostMapping("/{username}/ending")
    String end(
            Actor actor,
            @PathVariable String username,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        gate.administrators(actor, request);
        Person person = person(username);
        return answer(staffing.end(actor, person.id()), person, "directory.people.ended", response, model, redirect);
    }

    private String answer(
            Outcome<Person> outcome,
            Person person,
            String notice,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (outcome instanceof Outcome.Refused<Person>(Outcome.Kind kind, List<Reason> reasons)) {
            response.setStatus(kind.status());
            return form(model, person, reasons);
        }
        return Notices.redirect(redirect, LIST + "/" + person.username(), notice);
    }

    private Person person(String username) {
        return directory
                .personByUsername(username)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static List<PeoplePages.Held> held(Person person, List<Agency> agencies) {
        return person.grants().stream()
                .sorted(java.util.Comparator.comparing(Actor.Grant::role))
                .flatMap(grant -> agencies.stream()
                        .filter(agency -> agency.id().equals(grant.agency()))
                        .map(agency -> new PeoplePages.Held(grant.role(), agency)))
                .toList();
    }

    private String form(Model model, Person person, List<Reason> reasons) {
        String email = person.email();
        return form(
                model,
                person,
                new String[] {
                    person.username(), person.name(), person.title(), person.titleEn(), email == null ? "" : email
                },
                held(person, directory.agencies()).stream()
                        .map(held -> held.role() + "@" + held.agency().code())
                        .toList(),
                reasons);
    }

    private String form(
            Model model, @Nullable Person person, String[] texts, List<String> roles, List<Reason> reasons) {
        model.addAttribute(
                "form",
                new PeoplePages.Form(
                        person,
                        texts[0],
                        texts[1],
                        texts[2],
                        texts[3],
                        texts[4],
                        roles,
                        directory.agencies(),
                        reasons));
        return "directory/person";
    }

    private static List<NewPerson.RoleAt> roles(List<String> roles, List<String> agencies) {
        List<NewPerson.RoleAt> given = new ArrayList<>();
        for (int i = 0; i < Math.min(roles.size(), agencies.size()) && i < 20; i++) {
            String wanted = roles.get(i);
            String agency = agencies.get(i);
            Arrays.stream(Role.values())
                    .filter(role -> role.name().equals(wanted))
                    .forEach(role -> given.add(new NewPerson.RoleAt(role, agency)));
        }
        return given;
    }

    private static List<String> told(List<NewPerson.RoleAt> roles) {
        return roles.stream().map(role -> role.role() + "@" + role.agency()).toList();
    }
}
