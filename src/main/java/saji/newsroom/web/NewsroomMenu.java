package saji.newsroom.web;

import java.util.List;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.MenuSource;
import saji.directory.Role;
import saji.platform.web.MenuEntry;

/** The newsroom in the desk's menu. */
@Component
class NewsroomMenu implements MenuSource {

    @Override
    public List<MenuEntry> entriesFor(Actor actor) {
        boolean reads = actor.isOffice() || actor.is(Role.LEADER) || actor.is(Role.PR_OFFICER);
        boolean looks = actor.isOffice() || actor.is(Role.LEADER);
        return looks
                ? List.of(
                        new MenuEntry("newsroom.menu.board", "/desk/newsroom", "kanban", 300, null),
                        new MenuEntry("newsroom.menu.calendar", "/desk/newsroom/calendar", "calendar3", 310, null),
                        new MenuEntry(
                                "newsroom.menu.postings", "/desk/newsroom/postings", "calendar2-range", 320, null))
                : reads
                        ? List.of(
                                new MenuEntry("newsroom.menu.board", "/desk/newsroom", "kanban", 300, null),
                                new MenuEntry(
                                        "newsroom.menu.calendar", "/desk/newsroom/calendar", "calendar3", 310, null))
                        : List.of();
    }
}
