package saji.channels.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.channels.Account;
import saji.channels.AccountId;
import saji.channels.Channels;
import saji.channels.Connecting;
import saji.directory.Actor;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** The channels that the city has: connecting, testing, pausing, closing. */
@Controller
class AccountController {

    private static final String PATH = "/desk/channels/accounts/";

    private final Channels channels;
    private final Connecting connecting;
    private final AccountForms forms;
    private final ChannelPages pages;

    AccountController(Channels channels, Connecting connecting, AccountForms forms, ChannelPages pages) {
        this.channels = channels;
        this.connecting = connecting;
        this.forms = forms;
        this.pages = pages;
    }

    @GetMapping("/desk/channels")
    String list(Actor actor, Words words, Model model) {
        require(connecting.mayLook(actor));
        boolean mayConnect = connecting.mayConnect(actor);
        model.addAttribute(
                "accounts",
                new AccountsView(
                        mayConnect,
                        channels.accounts().stream()
                                .map(account -> pages.line(account, words))
                                .toList(),
                        mayConnect
                                ? connecting.kinds().stream()
                                        .map(kind -> forms.kind(kind, words))
                                        .toList()
                                : List.of()));
        return "channels/accounts";
    }

    @GetMapping("/desk/channels/accounts/new")
    String form(Actor actor, Words words, @RequestParam(defaultValue = "") String network, Model model) {
        require(connecting.mayConnect(actor));
        Connecting.Kind kind = connecting.kind(network).orElseThrow(AccountController::none);
        Map<String, String> presets = new HashMap<>();
        kind.fields().forEach(field -> presets.put(field.name(), field.preset()));
        model.addAttribute(
                "form", forms.ofNew(kind, new Connecting.Form("", null, Language.ID, presets), words, List.of()));
        return "channels/account-new";
    }

    @PostMapping("/desk/channels/accounts")
    String connect(
            Actor actor,
            Words words,
            @RequestParam Map<String, String> input,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        require(connecting.mayConnect(actor));
        Connecting.Kind kind =
                connecting.kind(input.getOrDefault("network", "")).orElse(null);
        if (kind == null) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Connecting.Form form = AccountForms.read(kind, input);
        Outcome<Account> outcome = connecting.connect(actor, kind.key(), form);
        return switch (outcome) {
            case Outcome.Done<Account>(Account account) -> said(redirect, account);
            case Outcome.Refused<Account>(Outcome.Kind refusal, List<Reason> reasons) -> {
                response.setStatus(refusal.status());
                model.addAttribute("form", forms.ofNew(kind, form, words, reasons));
                yield "channels/account-new";
            }
        };
    }

    private static String said(RedirectAttributes redirect, Account account) {
        String key = Boolean.TRUE.equals(account.works()) ? "channels.notice.works" : "channels.notice.fails";
        return Notices.redirect(redirect, PATH + account.id(), key);
    }

    @GetMapping(PATH + "{id}")
    String account(Actor actor, Words words, @PathVariable UUID id, Model model) {
        require(connecting.mayLook(actor));
        return show(actor, words, find(id), null, List.of(), model);
    }

    private String show(
            Actor actor,
            Words words,
            Account account,
            Connecting.@Nullable Form typed,
            List<Reason> reasons,
            Model model) {
        model.addAttribute("state", forms.state(actor, words, account));
        model.addAttribute("form", forms.of(account, typed, words, reasons));
        return "channels/account";
    }

    @PostMapping(PATH + "{id}")
    String change(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam Map<String, String> input,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        require(connecting.mayConnect(actor));
        Account account = find(id);
        Connecting.Form form =
                AccountForms.read(connecting.kind(account.network()).orElseThrow(AccountController::none), input);
        return switch (connecting.change(actor, account.id(), form)) {
            case Outcome.Done<Account>(Account changed) -> said(redirect, changed);
            case Outcome.Refused<Account>(Outcome.Kind refusal, List<Reason> reasons) -> {
                response.setStatus(refusal.status());
                yield show(actor, words, account, form, reasons, model);
            }
        };
    }

    @PostMapping(PATH + "{id}/test")
    String test(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        require(connecting.mayConnect(actor));
        return said(redirect, done(connecting.test(actor, new AccountId(id))));
    }

    @PostMapping(PATH + "{id}/pause")
    String pause(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect) {
        require(connecting.mayConnect(actor));
        done(connecting.pause(actor, new AccountId(id), why.substring(0, Math.min(why.length(), 500))));
        return Notices.redirect(redirect, PATH + id, "channels.notice.paused");
    }

    @PostMapping(PATH + "{id}/resumption")
    String resume(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        require(connecting.mayConnect(actor));
        done(connecting.resume(actor, new AccountId(id)));
        return Notices.redirect(redirect, PATH + id, "channels.notice.resumed");
    }

    @PostMapping(PATH + "{id}/closing")
    String close(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        require(connecting.mayConnect(actor));
        done(connecting.close(actor, new AccountId(id)));
        return Notices.redirect(redirect, "/desk/channels", "channels.notice.closed");
    }

    private Account find(UUID id) {
        return channels.account(new AccountId(id)).orElseThrow(AccountController::none);
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Refused<T> refused) {
            throw new ResponseStatusException(HttpStatus.valueOf(refused.kind().status()));
        }
        return outcome.orElseThrow();
    }

    private static void require(boolean may) {
        if (!may) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
