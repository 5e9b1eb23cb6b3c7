package saji.directory.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.MenuSource;
import saji.directory.Role;
import saji.platform.web.MenuEntry;

/** The desk's first page, the agencies, and what administrators run. */
@Component
class DirectoryMenu implements MenuSource {

    @Override
    public List<MenuEntry> entriesFor(Actor actor) {
        List<MenuEntry> entries = new ArrayList<>();
        entries.add(new MenuEntry("directory.menu.home", "/desk", "house", 0, null));
        entries.add(new MenuEntry("directory.menu.agencies", "/desk/directory/agencies", "buildings", 800, null));
        if (actor.is(Role.ADMINISTRATOR)) {
            entries.add(new MenuEntry("directory.menu.people", "/desk/directory/people", "people", 810, null));
            entries.add(new MenuEntry("directory.menu.audit", "/desk/directory/audit", "journal-check", 820, null));
        }
        return entries;
    }
}
