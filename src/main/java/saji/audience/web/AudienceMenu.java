package saji.audience.web;

import java.util.List;
import org.springframework.stereotype.Component;
import saji.audience.Audience;
import saji.directory.Actor;
import saji.directory.MenuSource;
import saji.platform.web.MenuEntry;

/** The subscribers in the menu of those who may know how many there are. */
@Component
class AudienceMenu implements MenuSource {

    private final Audience audience;

    AudienceMenu(Audience audience) {
        this.audience = audience;
    }

    @Override
    public List<MenuEntry> entriesFor(Actor actor) {
        return audience.mayLook(actor)
                ? List.of(new MenuEntry("audience.menu", AudienceController.PATH, "people", 440, null))
                : List.of();
    }
}
