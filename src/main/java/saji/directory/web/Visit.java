package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.directory.Person;
import saji.directory.Scope;
import saji.platform.Language;
import saji.platform.Words;

/** Who asks, and in which language they are answered; found once a request. */
@Component
class Visit {

    private static final String PERSON = Visit.class.getName() + ".person";

    private final Directory directory;

    Visit(Directory directory) {
        this.directory = directory;
    }

    /** The person who is signed in, by session or token, and still of the staff. */
    Optional<Person> person(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || authentication instanceof AnonymousAuthenticationToken
                || !authentication.isAuthenticated()
                || !(authentication.getPrincipal() instanceof String)) {
            return Optional.empty();
        }
        String username = authentication.getName();
        if (request.getAttribute(PERSON) instanceof Person known
                && known.username().equals(username)) {
            return Optional.of(known);
        }
        Optional<Person> person = directory.personByUsername(username).filter(Person::active);
        person.ifPresent(found -> request.setAttribute(PERSON, found));
        return person;
    }

    Optional<Actor> actor(HttpServletRequest request) {
        return person(request).map(Person::actor);
    }

    /** What the token allows; nothing for a session. */
    Set<Scope> scopes() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getDetails() instanceof Bearer.Allowed allowed
                ? allowed.scopes()
                : Set.of();
    }

    /** The API follows the request's header, the desk its person, anything else the {@code lang} parameter; else Indonesian. */
    Words words(HttpServletRequest request) {
        if (isApi(request)) {
            return Words.in(Language.of(headerLanguage(request)));
        }
        String asked = request.getParameter("lang");
        if (asked != null && asked.length() == 2) {
            return Words.in(Language.of(asked));
        }
        return Words.in(person(request).map(Person::language).orElse(Language.ID));
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private static String headerLanguage(HttpServletRequest request) {
        @Nullable String header = request.getHeader("Accept-Language");
        Locale locale = header == null ? null : request.getLocale();
        return locale == null ? "id" : locale.getLanguage();
    }
}
