package saji.assets.web;

import java.util.List;
import org.springframework.stereotype.Component;
import saji.assets.Assets;
import saji.directory.Actor;
import saji.directory.MenuSource;
import saji.platform.web.MenuEntry;

/** The library in the menu of those who have one. */
@Component
class AssetsMenu implements MenuSource {

    private final Assets assets;

    AssetsMenu(Assets assets) {
        this.assets = assets;
    }

    @Override
    public List<MenuEntry> entriesFor(Actor actor) {
        return assets.mayBrowse(actor)
                ? List.of(new MenuEntry("assets.menu.library", "/desk/assets", "images", 600, null))
                : List.of();
    }
}
