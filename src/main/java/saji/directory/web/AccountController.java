package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.directory.Actor;
import saji.directory.Scope;
import saji.directory.Staffing;
import saji.directory.signin.Credentials;
import saji.directory.signin.Tokens;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.web.Notices;

/** A person's own account: language, ways in, tokens, places where one is signed in. */
@Controller
@RequestMapping("/desk/account")
class AccountController {

    private static final String HERE = "/desk/account";

    private final AccountViews views;
    private final Credentials credentials;
    private final Tokens tokens;
    private final Staffing staffing;
    private final Sessions sessions;

    AccountController(
            AccountViews views, Credentials credentials, Tokens tokens, Staffing staffing, Sessions sessions) {
        this.views = views;
        this.credentials = credentials;
        this.tokens = tokens;
        this.staffing = staffing;
        this.sessions = sessions;
    }

    @GetMapping
    String page(Actor actor, HttpServletRequest request, Model model) {
        model.addAttribute("account", views.of(actor, request, List.of(), List.of(), ""));
        return "directory/account";
    }

    @PostMapping("/language")
    String language(Actor actor, @RequestParam String language, RedirectAttributes redirect) {
        staffing.speak(actor, Language.of(language));
        return Notices.redirect(redirect, HERE, "directory.account.language-set");
    }

    @PostMapping("/password")
    String password(
            Actor actor,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Outcome<Boolean> outcome = fresh(request).then(yes -> credentials.setPassword(actor, password));
        return answer(outcome, "directory.account.password-set", actor, request, response, model, redirect);
    }

    @PostMapping("/codes")
    String beginCodes(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Outcome<String> outcome = fresh(request).then(yes -> credentials.beginCodes(actor));
        return answer(outcome, "directory.account.codes-begun", actor, request, response, model, redirect);
    }

    @PostMapping("/codes/confirmation")
    String confirmCodes(
            Actor actor,
            @RequestParam String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Outcome<List<String>> outcome = fresh(request).then(yes -> credentials.confirmCodes(actor, code));
        return shown(outcome, "directory.account.recovery-codes.once", actor, request, response, model);
    }

    @PostMapping("/codes/removal")
    String dropCodes(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Outcome<Boolean> outcome = fresh(request).then(yes -> credentials.dropCodes(actor));
        return answer(outcome, "directory.account.codes-dropped", actor, request, response, model, redirect);
    }

    @PostMapping("/recovery-codes")
    String renewRecoveryCodes(Actor actor, HttpServletRequest request, HttpServletResponse response, Model model) {
        Outcome<List<String>> outcome = fresh(request).then(yes -> credentials.renewRecoveryCodes(actor));
        return shown(outcome, "directory.account.recovery-codes.once", actor, request, response, model);
    }

    @PostMapping("/passkeys/{id}/removal")
    String removePasskey(
            Actor actor,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Outcome<Boolean> outcome = fresh(request).then(yes -> credentials.removePasskey(actor, id));
        return answer(outcome, "directory.account.passkey-removed", actor, request, response, model, redirect);
    }

    @PostMapping("/tokens")
    String makeToken(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> scopes,
            @RequestParam(defaultValue = "90") int days,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Set<Scope> wanted =
                scopes.stream().flatMap(code -> Scope.of(code).stream()).collect(Collectors.toSet());
        Outcome<List<String>> outcome = fresh(request)
                .then(yes -> tokens.make(actor, name, wanted, Duration.ofDays(days)))
                .map(made -> List.of(made.secret()));
        return shown(outcome, "directory.account.token.once", actor, request, response, model);
    }

    @PostMapping("/tokens/{id}/revocation")
    String revokeToken(
            Actor actor,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return answer(
                tokens.revoke(actor, id), "directory.account.token-revoked", actor, request, response, model, redirect);
    }

    @PostMapping("/sessions/{id}/ending")
    String endSession(
            Actor actor,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Outcome<Boolean> outcome = sessions.endOne(actor.username(), id) ? Outcome.done(true) : Outcome.notFound();
        return answer(outcome, "directory.account.session-ended", actor, request, response, model, redirect);
    }

    /** Signs out everywhere else. */
    @PostMapping("/sessions/ending")
    String endOtherSessions(Actor actor, HttpServletRequest request, RedirectAttributes redirect) {
        sessions.endOthers(actor.username(), request);
        return Notices.redirect(redirect, HERE, "directory.account.sessions-ended");
    }

    private Outcome<Boolean> fresh(HttpServletRequest request) {
        return sessions.isFresh(request)
                ? Outcome.done(true)
                : Outcome.refused(Outcome.Kind.INVALID, Reason.of("directory.account.stale"));
    }

    private <T> String answer(
            Outcome<T> outcome,
            String notice,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> Notices.redirect(redirect, HERE, notice);
            case Outcome.Refused<T>(Outcome.Kind kind, List<Reason> reasons) -> {
                response.setStatus(kind.status());
                model.addAttribute("account", views.of(actor, request, reasons, List.of(), ""));
                yield "directory/account";
            }
        };
    }

    /** Answers with the page itself: what is shown once must not lie in a session. */
    private String shown(
            Outcome<List<String>> outcome,
            String key,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<String> once = outcome instanceof Outcome.Done<List<String>>(List<String> value) ? value : List.of();
        response.setStatus(
                outcome instanceof Outcome.Refused<List<String>>(Outcome.Kind kind, var reasons) ? kind.status() : 200);
        model.addAttribute("account", views.of(actor, request, outcome.reasons(), once, key));
        return "directory/account";
    }
}
