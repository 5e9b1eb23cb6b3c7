package saji.support;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Someone who has no mouse: goes from control to control with Tab, and notes each stop where one could not see where one is. A
 * closed tab or drop-down on the way to a control is opened as such a person would.
 */
public final class Keyboard {

    private static final int MOST_STOPS = 500;

    /** Where the focus is: whether there, and what is wrong with how it is seen. */
    private static final String STOP = """
            target => {
                const at = document.activeElement;
                const there = at === target;
                if (!at || at === document.body) {
                    return { there, wrong: '' };
                }
                const name = at.tagName.toLowerCase() + (at.id ? '#' + at.id : '') + (at.name ? '[name=' + at.name + ']' : '');
                const marked = (element) => {
                    const style = element && getComputedStyle(element);
                    return style && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none');
                };
                if (![at, at.nextElementSibling, at.closest('label'), at.parentElement].some(marked)) {
                    return { there, wrong: name + ' shows no focus' };
                }
                const box = at.getBoundingClientRect();
                const x = box.left + box.width / 2;
                const y = Math.min(Math.max(box.top, 0) + 8, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2);
                if (box.width > 3 && box.bottom > 0 && box.top < innerHeight) {
                    const seen = document.elementFromPoint(x, y);
                    if (seen && !at.contains(seen) && !seen.contains(at) && !at.closest('label')?.contains(seen)) {
                        return { there, wrong: name + ' lies under ' + seen.tagName.toLowerCase() + '.' + seen.className };
                    }
                } else if (box.width > 3) {
                    return { there, wrong: name + ' is out of sight' };
                }
                return { there, wrong: '' };
            }
            """;

    private final Page page;
    private final Set<String> wrong = new LinkedHashSet<>();

    public Keyboard(Page page) {
        this.page = page;
    }

    /** Goes to a control. */
    public void reach(Locator target) {
        openTab(target);
        boolean isSummary = (Boolean) target.evaluate("target => target.tagName === 'SUMMARY'");
        Locator closed = target.locator("xpath=" + (isSummary ? "../" : "") + "ancestor::details[not(@open)]");
        while (closed.count() > 0) {
            press(closed.first().locator("> summary"));
        }
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            Map<?, ?> stop = (Map<?, ?>) target.evaluate(STOP);
            if (!"".equals(stop.get("wrong"))) {
                wrong.add(page.url().replaceAll("^https?://[^/]+|[0-9a-f-]{36}", "") + ": " + stop.get("wrong"));
            }
            if (Boolean.TRUE.equals(stop.get("there"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + target);
    }

    /** Goes to a button or link and presses Enter. */
    public void press(Locator target) {
        reach(target);
        page.keyboard().press("Enter");
    }

    /** Goes to a button or link, presses Enter and waits for the page that it leads to. */
    public void follow(Locator target) {
        page.evaluate("() => { document.documentElement.dataset.left = 'true'; }");
        press(target);
        page.waitForSelector("html:not([data-left]) main");
        page.waitForLoadState();
    }

    /** Goes to a field and writes over what stands there. */
    public void write(Locator field, String text) {
        reach(field);
        page.keyboard().press("Control+A");
        page.keyboard().insertText(text);
    }

    /** Goes to a field and writes behind what stands there. */
    public void append(Locator field, String text) {
        reach(field);
        page.keyboard().press("Control+End");
        page.keyboard().insertText(text);
    }

    /** Goes to a group of radio buttons and moves with the arrows to one. */
    public void choose(String name, String value) {
        Locator chosen = page.locator("input[name='" + name + "']:checked");
        reach(
                chosen.count() > 0
                        ? chosen.first()
                        : page.locator("input[name='" + name + "']").first());
        page.keyboard().press("Space");
        for (int i = 0; i < 20 && !focused("value").equals(value); i++) {
            page.keyboard().press("ArrowDown");
        }
    }

    /** Goes to a list and moves down to the first choice whose value begins so. */
    public void select(Locator list, String beginning) {
        reach(list);
        for (int i = 0; i < 200 && !focused("value").startsWith(beginning); i++) {
            page.keyboard().press("ArrowDown");
        }
    }

    /** Goes to a box and ticks it. */
    public void tick(Locator box) {
        reach(box);
        page.keyboard().press("Space");
    }

    /** Each stop at which the focus was not to be seen, once. */
    public List<String> wrong() {
        return new ArrayList<>(wrong);
    }

    private void openTab(Locator target) {
        Locator panel = target.locator("xpath=ancestor::*[@role='tabpanel']");
        if (panel.count() == 0 || panel.first().isVisible()) {
            return;
        }
        reach(page.locator("[role=tab][aria-selected=true]").first());
        for (int i = 0; i < 20 && !panel.first().isVisible(); i++) {
            page.keyboard().press("ArrowRight");
        }
    }

    private String focused(String property) {
        return String.valueOf(page.evaluate("name => document.activeElement[name]", property));
    }
}
