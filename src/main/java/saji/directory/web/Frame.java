package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.directory.MenuSource;
import saji.directory.Person;
import saji.platform.Words;
import saji.platform.web.MenuEntry;
import saji.platform.web.Notices;
import saji.platform.web.Page;

/** Makes the frame around a desk page: who reads it, the menu, the form token, the notice. */
@Component
class Frame {

    private final Visit visit;
    private final Directory directory;
    private final ObjectProvider<MenuSource> menus;

    Frame(Visit visit, Directory directory, ObjectProvider<MenuSource> menus) {
        this.visit = visit;
        this.directory = directory;
        this.menus = menus;
    }

    Page page(HttpServletRequest request) {
        Optional<Person> person = visit.person(request);
        Words words = visit.words(request);
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Page(
                words,
                request.getRequestURI(),
                person.map(Person::name).orElse(null),
                person.map(found -> found.title(words.language())).orElse(null),
                directory.city().shortName(),
                visit.actor(request).<List<MenuEntry>>map(Menu::new).orElse(List.of()),
                token == null ? null : new Page.Csrf(token.getParameterName(), token::getToken),
                notice(request));
    }

    /** A frame that asks the database nothing: for when it may be what failed. */
    Page bare(HttpServletRequest request, Words words) {
        return new Page(
                words, request.getRequestURI(), null, null, directory.city().shortName(), List.of(), null, null);
    }

    private static @Nullable String notice(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash == null ? null : (String) flash.get(Notices.ATTRIBUTE);
    }

    /** The entries of all rooms, asked for when the menu is drawn: most posts redirect and draw none. */
    private final class Menu extends AbstractList<MenuEntry> {

        private final Actor actor;
        private @Nullable List<MenuEntry> entries;

        Menu(Actor actor) {
            this.actor = actor;
        }

        private List<MenuEntry> entries() {
            List<MenuEntry> known = entries;
            if (known == null) {
                known = menus.stream()
                        .flatMap(menu -> menu.entriesFor(actor).stream())
                        .sorted(Comparator.comparingInt(MenuEntry::order))
                        .toList();
                entries = known;
            }
            return known;
        }

        @Override
        public MenuEntry get(int index) {
            return entries().get(index);
        }

        @Override
        public int size() {
            return entries().size();
        }
    }
}
