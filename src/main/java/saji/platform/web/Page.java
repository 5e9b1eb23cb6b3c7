package saji.platform.web;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import saji.platform.Words;

/**
 * What the frame around every desk page needs; each template takes it as {@code page} and hands it to the layout.
 *
 * @param words texts in the reader's language
 * @param path path of this page, to mark the menu
 * @param viewer name of the person signed in, or null
 * @param title what the viewer is, for example "Editor, Diskominfo"
 * @param city short name of the city
 * @param menu the viewer's menu, in order
 * @param csrf the form token; null on pages without a session
 * @param notice a text said once after something was done, or null
 */
public record Page(
        Words words,
        String path,
        @Nullable String viewer,
        @Nullable String title,
        String city,
        List<MenuEntry> menu,
        @Nullable Csrf csrf,
        @Nullable String notice) {

    /** Name and value of the hidden field that every form carries; asking for the value may start a session. */
    public static final class Csrf {

        private final String field;
        private final Supplier<String> source;

        public Csrf(String field, Supplier<String> source) {
            this.field = field;
            this.source = source;
        }

        public String field() {
            return field;
        }

        public String token() {
            return source.get();
        }
    }

    public String say(String key, Object... args) {
        return words.say(key, args);
    }

    /** Whether {@code entry} leads to where the reader is, and no other entry leads nearer. */
    public boolean isAt(MenuEntry entry) {
        return leadsHere(entry)
                && menu.stream()
                        .filter(this::leadsHere)
                        .allMatch(other -> other.path().length() <= entry.path().length());
    }

    private boolean leadsHere(MenuEntry entry) {
        return path.equals(entry.path()) || (path.startsWith(entry.path() + "/") && !"/desk".equals(entry.path()));
    }
}
