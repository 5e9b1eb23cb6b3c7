package saji.newsroom.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.newsroom.Margin;
import saji.newsroom.Remark;
import saji.newsroom.ReviewLink;
import saji.newsroom.Text;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** What someone without an account sees through a review link. Nothing here is cached or found by search engines. */
@Controller
class GuestController {

    private final Margin margin;
    private final Readers readers;

    GuestController(Margin margin, Readers readers) {
        this.margin = margin;
        this.readers = readers;
    }

    @GetMapping("/tinjau/{token}")
    String read(
            @PathVariable String token,
            Words words,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return show(token, words, model, request, response, List.of(), "", "");
    }

    @PostMapping("/tinjau/{token}/comments")
    String comment(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String text,
            Words words,
            Model model,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        Outcome<Remark> outcome = margin.remarkAsGuest(token, name, text, null);
        if (outcome instanceof Outcome.Refused<Remark>(Outcome.Kind kind, List<Reason> reasons)) {
            response.setStatus(kind.status());
            return show(token, words, model, request, response, reasons, name, text);
        }
        return Notices.redirect(redirect, "/tinjau/" + token + "#comments", "newsroom.done.guest-commented");
    }

    private String show(
            String token,
            Words words,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            List<Reason> refused,
            String name,
            String text) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        Optional<ReviewLink.Opened> opened =
                token.length() > 200 ? Optional.empty() : margin.open(token, request.getRemoteAddr());
        if (opened.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return "newsroom/guest-closed";
        }
        model.addAttribute("view", view(opened.get(), token, words, refused, name, text));
        return "newsroom/guest";
    }

    private GuestView view(
            ReviewLink.Opened opened, String token, Words words, List<Reason> refused, String name, String text) {
        Text story = opened.revision().text();
        Text.English english = story.english();
        return new GuestView(
                opened,
                token,
                readers.of(words, List.of(), story.agencies()),
                Rendering.forGuests(story.body()),
                english == null ? null : Rendering.forGuests(english.body()),
                refused,
                name.isEmpty() ? opened.link().guest() : name,
                text);
    }
}
