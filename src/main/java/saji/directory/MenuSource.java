package saji.directory;

import java.util.List;
import saji.platform.web.MenuEntry;

/** A room's part of the desk's menu: a bean of each room that has pages. Must be cheap: asked for every desk page. */
public interface MenuSource {

    List<MenuEntry> entriesFor(Actor actor);
}
