package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.Decree;
import saji.directory.Directory;
import saji.directory.Reorganisation;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.web.Notices;

/** Reorganisation by decree, for administrators. */
@Controller
@RequestMapping("/desk/directory/decrees")
class DecreeController {

    private static final String LIST = "/desk/directory/decrees";

    private final Directory directory;
    private final Reorganisation reorganisation;
    private final Gate gate;
    private final InstantSource clock;

    DecreeController(Directory directory, Reorganisation reorganisation, Gate gate, InstantSource clock) {
        this.directory = directory;
        this.reorganisation = reorganisation;
        this.gate = gate;
        this.clock = clock;
    }

    @GetMapping
    String list(Actor actor, HttpServletRequest request, Model model) {
        gate.administrators(actor, request);
        return list(model, List.of());
    }

    @GetMapping("/new")
    String fresh(
            Actor actor,
            @RequestParam(defaultValue = "RENAME") Decree.Kind kind,
            @RequestParam(defaultValue = "") String agency,
            HttpServletRequest request,
            Model model) {
        gate.administrators(actor, request);
        String tomorrow = LocalDateTime.ofInstant(
                        clock.instant(), directory.city().zone())
                .plusDays(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toString();
        List<Decree.Becoming> parts = directory
                .agencyByCode(agency)
                .filter(found -> kind == Decree.Kind.RENAME)
                .map(found -> List.of(new Decree.Becoming("", found.name(), found.nameEn(), found.shortName())))
                .orElse(List.of());
        return form(model, kind, "", tomorrow, List.of(agency), "", parts, List.of());
    }

    @PostMapping
    String prepare(
            Actor actor,
            @RequestParam(defaultValue = "RENAME") Decree.Kind kind,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String effect,
            @RequestParam(defaultValue = "") List<String> agency,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "") List<String> code,
            @RequestParam(defaultValue = "") List<String> name,
            @RequestParam(defaultValue = "") List<String> nameEn,
            @RequestParam(defaultValue = "") List<String> shortName,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        gate.administrators(actor, request);
        List<String> codes = new ArrayList<>(agency);
        if (kind == Decree.Kind.MERGE) {
            codes.add(into);
        }
        List<Decree.Becoming> parts = parts(code, name, nameEn, shortName);
        Optional<Instant> at = moment(effect);
        Outcome<Decree> outcome = at.isEmpty()
                ? Outcome.refused(
                        Outcome.Kind.INVALID,
                        Reason.of("directory.decree.effect.shape").at("effect"))
                : reorganisation.prepare(
                        actor, number, kind, codes, kind == Decree.Kind.MERGE ? List.of() : parts, at.get());
        if (outcome instanceof Outcome.Refused<Decree>(Outcome.Kind refusal, List<Reason> reasons)) {
            response.setStatus(refusal.status());
            return form(model, kind, number, effect, agency, into, parts, reasons);
        }
        return Notices.redirect(redirect, LIST, "directory.decree.prepared");
    }

    @PostMapping("/{id}/cancellation")
    String cancel(
            Actor actor,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        gate.administrators(actor, request);
        if (reorganisation.cancel(actor, id)
                instanceof Outcome.Refused<Decree>(Outcome.Kind kind, List<Reason> reasons)) {
            response.setStatus(kind.status());
            return list(model, reasons);
        }
        return Notices.redirect(redirect, LIST, "directory.decree.cancelled");
    }

    private String list(Model model, List<Reason> reasons) {
        List<Decree> decrees = reorganisation.decrees();
        Map<AgencyId, String> names = new HashMap<>();
        decrees.stream()
                .flatMap(decree -> decree.agencies().stream())
                .distinct()
                .forEach(id -> directory.agency(id).ifPresent(agency -> names.put(id, agency.shortName())));
        model.addAttribute(
                "list", new DecreePages.Listing(decrees, names, directory.city().zone()));
        model.addAttribute("reasons", reasons);
        return "directory/decrees";
    }

    private String form(
            Model model,
            Decree.Kind kind,
            String number,
            String effect,
            List<String> chosen,
            String into,
            List<Decree.Becoming> given,
            List<Reason> reasons) {
        List<Decree.Becoming> parts = new ArrayList<>(given);
        int lines = kind == Decree.Kind.SPLIT ? Math.max(3, given.size()) : kind == Decree.Kind.MERGE ? 0 : 1;
        while (parts.size() < lines) {
            parts.add(new Decree.Becoming("", "", "", ""));
        }
        model.addAttribute(
                "form", new DecreePages.Form(kind, number, effect, chosen, into, parts, directory.agencies(), reasons));
        return "directory/decree";
    }

    private Optional<Instant> moment(String text) {
        try {
            return Optional.of(
                    LocalDateTime.parse(text).atZone(directory.city().zone()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<Decree.Becoming> parts(
            List<String> codes, List<String> names, List<String> namesEn, List<String> shortNames) {
        List<Decree.Becoming> parts = new ArrayList<>();
        int count = Math.min(10, Math.max(codes.size(), names.size()));
        for (int i = 0; i < count; i++) {
            Decree.Becoming part = new Decree.Becoming(
                    at(codes, i).toUpperCase(Locale.ROOT), at(names, i), at(namesEn, i), at(shortNames, i));
            if (!(part.code() + part.name() + part.nameEn() + part.shortName()).isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static String at(List<String> texts, int i) {
        return i < texts.size() ? texts.get(i).strip() : "";
    }
}
