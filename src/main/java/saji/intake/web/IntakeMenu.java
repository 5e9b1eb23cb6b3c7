package saji.intake.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.MenuSource;
import saji.intake.Asking;
import saji.intake.Material;
import saji.intake.Overview;
import saji.platform.web.MenuEntry;

/** Intake in the menu: an officer's own material, what came in for the office, requests, the agenda. */
@Component
class IntakeMenu implements MenuSource {

    private final Overview overview;
    private final Asking asking;

    IntakeMenu(Overview overview, Asking asking) {
        this.overview = overview;
        this.asking = asking;
    }

    @Override
    public List<MenuEntry> entriesFor(Actor actor) {
        List<MenuEntry> entries = new ArrayList<>();
        boolean officer = !actor.officerOf().isEmpty();
        if (officer) {
            entries.add(
                    new MenuEntry("intake.menu.materials", "/desk/intake/materials", "file-earmark-text", 100, null));
        }
        if (actor.isOffice()) {
            Integer waiting = overview.waiting(actor).get(Material.State.SUBMITTED);
            entries.add(new MenuEntry("intake.menu.incoming", "/desk/intake/incoming", "inbox", 110, waiting));
        }
        if (officer || actor.isOffice()) {
            Integer due = actor.isOffice()
                    ? asking.overdue(actor)
                    : asking.owed(actor).size();
            entries.add(new MenuEntry("intake.menu.requests", "/desk/intake/requests", "megaphone", 120, due));
            entries.add(new MenuEntry("intake.menu.agenda", "/desk/intake/agenda", "calendar3", 130, null));
        }
        return entries;
    }
}
