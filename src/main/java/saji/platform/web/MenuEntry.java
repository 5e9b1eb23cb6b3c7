package saji.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the desk's menu.
 *
 * @param key text key of its name
 * @param path where it leads
 * @param icon name in Bootstrap Icons, without {@code bi-}
 * @param order place in the menu, small first; a room keeps to its hundred
 * @param count what waits behind it, or null for nothing to count
 */
public record MenuEntry(
        String key,
        String path,
        String icon,
        int order,
        @Nullable Integer count) {}
