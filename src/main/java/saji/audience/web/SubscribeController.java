package saji.audience.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import saji.audience.Choices;
import saji.audience.Letters;
import saji.audience.Rhythm;
import saji.audience.Subscriber;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.web.OpenPosts;
import saji.platform.web.Page;

/** Subscribing by e-mail, confirming, changing, ending; in Indonesian, and under {@code /en} in English. */
@Controller
class SubscribeController {

    private final Letters letters;
    private final ChoiceForm form;
    private final Sheets sheets;
    private final Crowds crowds;

    SubscribeController(Letters letters, ChoiceForm form, Sheets sheets, Crowds crowds) {
        this.letters = letters;
        this.form = form;
        this.sheets = sheets;
        this.crowds = crowds;
    }

    /** What browsers and mail programs send by themselves carries an endpoint or a secret instead of a form token. */
    @Bean
    static OpenPosts subscriberPosts() {
        return new OpenPosts(
                List.of("/langganan/push", "/langganan/push/*", "/langganan/henti/*", "/en/langganan/henti/*"));
    }

    @GetMapping({"/langganan", "/en/langganan"})
    ResponseEntity<byte[]> page(HttpServletRequest request, @ModelAttribute("page") Page page) {
        return sheets.subscribe(page, language(request), Sheets.Typed.NOTHING, HttpStatus.OK, List.of());
    }

    @PostMapping({"/langganan/surel", "/en/langganan/surel"})
    ResponseEntity<byte[]> ask(
            HttpServletRequest request,
            @ModelAttribute("page") Page page,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String rhythm,
            @RequestParam(defaultValue = "") List<String> topic,
            @RequestParam(defaultValue = "") List<String> agency,
            @RequestParam(defaultValue = "") List<String> area) {
        Language language = language(request);
        Optional<Choices> choices = form.read(topic, agency, area);
        Sheets.Typed typed = new Sheets.Typed(address, rhythm(rhythm), choices.orElse(Choices.EVERYTHING));
        if (!crowds.mayAsk(request.getRemoteAddr())) {
            return sheets.subscribe(
                    page,
                    language,
                    typed,
                    HttpStatus.TOO_MANY_REQUESTS,
                    List.of(Reason.of("audience.refused.too-many")));
        }
        if (choices.isEmpty()) {
            return sheets.subscribe(
                    page,
                    language,
                    typed,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    List.of(Reason.of("audience.refused.choices")));
        }
        return switch (letters.ask(address, choices.get(), typed.rhythm(), language)) {
            case Outcome.Done<?> done -> sheets.note(page, language, HttpStatus.ACCEPTED, "/langganan", "asked", null);
            case Outcome.Refused<?>(Outcome.Kind kind, List<Reason> reasons) ->
                sheets.subscribe(page, language, typed, HttpStatus.valueOf(kind.status()), reasons);
        };
    }

    /** A button and not the link itself confirms: mail filters open links. */
    @GetMapping({"/langganan/sahkan/{secret}", "/en/langganan/sahkan/{secret}"})
    ResponseEntity<byte[]> confirmable(
            HttpServletRequest request, @ModelAttribute("page") Page page, @PathVariable String secret) {
        return asking(request, page, secret, "confirm", "/langganan/sahkan/" + secret);
    }

    @PostMapping({"/langganan/sahkan/{secret}", "/en/langganan/sahkan/{secret}"})
    ResponseEntity<byte[]> confirm(
            HttpServletRequest request, @ModelAttribute("page") Page page, @PathVariable String secret) {
        Language language = language(request);
        return switch (letters.confirm(secret)) {
            case Outcome.Done<Subscriber>(Subscriber subscriber) ->
                sheets.note(page, language, HttpStatus.OK, "/langganan", "confirmed", null);
            case Outcome.Refused<?> refused -> unknown(page, language);
        };
    }

    @GetMapping({"/langganan/kelola/{secret}", "/en/langganan/kelola/{secret}"})
    ResponseEntity<byte[]> manage(
            HttpServletRequest request, @ModelAttribute("page") Page page, @PathVariable String secret) {
        Language language = language(request);
        return letters.find(secret)
                .map(found -> sheets.manage(page, language, found, HttpStatus.OK, List.of()))
                .orElseGet(() -> unknown(page, language));
    }

    @PostMapping({"/langganan/kelola/{secret}", "/en/langganan/kelola/{secret}"})
    ResponseEntity<byte[]> change(
            HttpServletRequest request,
            @ModelAttribute("page") Page page,
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String rhythm,
            @RequestParam(defaultValue = "") List<String> topic,
            @RequestParam(defaultValue = "") List<String> agency,
            @RequestParam(defaultValue = "") List<String> area) {
        Language language = language(request);
        Optional<Subscriber> found = letters.find(secret);
        Optional<Choices> choices = form.read(topic, agency, area);
        if (found.isEmpty()) {
            return unknown(page, language);
        }
        List<Reason> reasons = choices.map(
                        chosen -> letters.change(secret, chosen, rhythm(rhythm)).reasons())
                .orElse(List.of(Reason.of("audience.refused.choices")));
        return reasons.isEmpty()
                ? sheets.note(page, language, HttpStatus.OK, "/langganan", "changed", null)
                : sheets.manage(page, language, found.get(), HttpStatus.UNPROCESSABLE_CONTENT, reasons);
    }

    @GetMapping({"/langganan/henti/{secret}", "/en/langganan/henti/{secret}"})
    ResponseEntity<byte[]> endable(
            HttpServletRequest request, @ModelAttribute("page") Page page, @PathVariable String secret) {
        return asking(request, page, secret, "end", "/langganan/henti/" + secret);
    }

    /** Also what mail programs send by themselves (RFC 8058). */
    @PostMapping({"/langganan/henti/{secret}", "/en/langganan/henti/{secret}"})
    ResponseEntity<byte[]> end(
            HttpServletRequest request, @ModelAttribute("page") Page page, @PathVariable String secret) {
        letters.unsubscribe(secret);
        return sheets.note(page, language(request), HttpStatus.OK, "/langganan", "ended", null);
    }

    private ResponseEntity<byte[]> asking(
            HttpServletRequest request, Page page, String secret, String key, String action) {
        Language language = language(request);
        return letters.find(secret).isPresent()
                ? sheets.note(page, language, HttpStatus.OK, action, key, action)
                : unknown(page, language);
    }

    private ResponseEntity<byte[]> unknown(Page page, Language language) {
        return sheets.note(page, language, HttpStatus.NOT_FOUND, "/langganan", "unknown", null);
    }

    private static Language language(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/en/") ? Language.EN : Language.ID;
    }

    private static Rhythm rhythm(String typed) {
        return List.of(Rhythm.values()).stream()
                .filter(rhythm -> rhythm.name().equals(typed.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(Rhythm.WEEKLY);
    }
}
