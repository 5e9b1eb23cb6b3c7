package saji.channels.activitypub;

import jakarta.servlet.http.HttpServletResponse;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
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
import saji.channels.Channels;
import saji.directory.Actor;
import saji.directory.Role;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** The desk's page about the open social web: who follows, who complained, who is not listened to. */
@Controller
class FederationController {

    private static final String PATH = "/desk/channels/federation";
    private static final int MOST = 200;

    private final Channels channels;
    private final Followers followers;
    private final Reports reports;
    private final Blocks blocks;
    private final InstantSource clock;

    FederationController(Channels channels, Followers followers, Reports reports, Blocks blocks, InstantSource clock) {
        this.channels = channels;
        this.followers = followers;
        this.reports = reports;
        this.blocks = blocks;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String page(Actor actor, Words words, @RequestParam(defaultValue = "") String block, Model model) {
        require(actor);
        return show(words, new FederationView.Block(block, "", ""), List.of(), model);
    }

    private String show(Words words, FederationView.Block written, List<Reason> reasons, Model model) {
        model.addAttribute(
                "federation",
                new FederationView(
                        channels.accounts().stream()
                                .filter(account -> account.network().equals(ActivityPub.KEY))
                                .map(account -> actor(account, words))
                                .toList(),
                        reports.open(MOST).stream()
                                .map(report -> new FederationView.Report(
                                        report.id().toString(),
                                        report.actor(),
                                        report.host(),
                                        report.words(),
                                        report.about(),
                                        ago(report.receivedAt(), words)))
                                .toList(),
                        blocks.newest(MOST).stream()
                                .map(block -> new FederationView.Block(
                                        block.name(), block.reason(), ago(block.since(), words)))
                                .toList(),
                        written,
                        reasons));
        return "channels/federation";
    }

    private FederationView.Actor actor(Account account, Words words) {
        return new FederationView.Actor(
                "/desk/channels/accounts/" + account.id(),
                account.name(),
                account.handle(),
                NumberFormat.getIntegerInstance(words.language().locale()).format(followers.count(account.id())));
    }

    private String ago(Instant at, Words words) {
        return words.relative(at, clock.instant());
    }

    @PostMapping(PATH + "/blocks")
    String block(
            Actor actor,
            Words words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        require(actor);
        return switch (blocks.block(actor, name, reason)) {
            case Outcome.Done<String> done -> Notices.redirect(redirect, PATH, "channels.notice.blocked");
            case Outcome.Refused<String>(Outcome.Kind kind, List<Reason> reasons) -> {
                response.setStatus(kind.status());
                yield show(words, new FederationView.Block(name, reason, ""), reasons, model);
            }
        };
    }

    @PostMapping(PATH + "/blocks/lifting")
    String lift(Actor actor, @RequestParam(defaultValue = "") String name, RedirectAttributes redirect) {
        require(actor);
        return done(blocks.unblock(actor, name), redirect, "channels.notice.unblocked");
    }

    @PostMapping(PATH + "/reports/{id}/closing")
    String close(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        require(actor);
        return done(reports.close(actor, id), redirect, "channels.notice.report-closed");
    }

    private static String done(Outcome<?> outcome, RedirectAttributes redirect, String notice) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            throw new ResponseStatusException(HttpStatus.valueOf(refused.kind().status()));
        }
        return Notices.redirect(redirect, PATH, notice);
    }

    private static void require(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
