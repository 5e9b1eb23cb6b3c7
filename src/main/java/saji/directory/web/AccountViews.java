package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.directory.Person;
import saji.directory.signin.Credentials;
import saji.directory.signin.Tokens;
import saji.platform.Reason;
import saji.platform.Words;

/** Puts the account page together. */
@Component
class AccountViews {

    private final Directory directory;
    private final Credentials credentials;
    private final Tokens tokens;
    private final Sessions sessions;
    private final InstantSource clock;

    AccountViews(Directory directory, Credentials credentials, Tokens tokens, Sessions sessions, InstantSource clock) {
        this.directory = directory;
        this.credentials = credentials;
        this.tokens = tokens;
        this.sessions = sessions;
        this.clock = clock;
    }

    AccountView of(Actor actor, HttpServletRequest request, List<Reason> reasons, List<String> shown, String shownKey) {
        Person person = directory.person(actor.id()).orElseThrow();
        String pending = credentials.pendingCodes(actor).orElse(null);
        return new AccountView(
                person,
                credentials.of(actor),
                sessions.isFresh(request),
                pending,
                pending == null
                        ? null
                        : QrPicture.of(pending, Words.in(person.language()).say("directory.account.codes.picture")),
                sessions.of(actor.username()).values().stream()
                        .map(session -> shown(session, request))
                        .sorted(Comparator.comparing(AccountView.SessionShown::lastSeen)
                                .reversed())
                        .toList(),
                tokens.of(actor.id()).stream()
                        .filter(token -> token.works(clock.instant()))
                        .toList(),
                reasons,
                shown,
                shownKey,
                clock.instant(),
                directory.city().zone());
    }

    private static AccountView.SessionShown shown(Session session, HttpServletRequest request) {
        String browser = session.getAttribute(Sessions.BROWSER);
        String method = session.getAttribute(Sessions.METHOD);
        Long since = session.getAttribute(Sessions.SINCE);
        return new AccountView.SessionShown(
                Sessions.number(session.getId()),
                browser == null ? "" : browser,
                method == null ? "" : method,
                since == null ? session.getCreationTime() : Instant.ofEpochMilli(since),
                session.getLastAccessedTime(),
                session.getId().equals(request.getSession().getId()));
    }
}
