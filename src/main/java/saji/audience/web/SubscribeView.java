package saji.audience.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.platform.Reason;
import saji.platform.web.Page;

/**
 * The page on which one subscribes or, with {@code secret}, changes a subscription by e-mail.
 *
 * @param page words and form token
 * @param root before every path of this language: empty or {@code /en}
 * @param pushKey key that browsers subscribe to, or null while no pushes are sent
 * @param letters whether there is a newsletter
 * @param address as typed; on the page of a subscription the whole of it
 * @param secret of the subscription that is changed, or null
 */
public record SubscribeView(
        Page page,
        String root,
        String city,
        @Nullable String pushKey,
        boolean letters,
        Lists lists,
        List<Choice> rhythms,
        String address,
        @Nullable String secret,
        List<Reason> reasons) {

    /** One thing that can be chosen; {@code inside} are the parts of an area. */
    public record Choice(String value, String name, boolean chosen, List<Choice> inside) {
        public static Choice of(String value, String name, boolean chosen) {
            return new Choice(value, name, chosen, List.of());
        }

        public boolean isOpen() {
            return chosen || inside.stream().anyMatch(Choice::chosen);
        }
    }

    /** What there is to choose from. */
    public record Lists(List<Choice> topics, List<Choice> areas, List<Choice> agencies) {}

    /** A page that says one thing and may ask for one. */
    public record Note(
            Page page,
            String root,
            String heading,
            String text,
            @Nullable String action,
            String button) {}

    public String say(String key, Object... args) {
        return page.say(key, args);
    }
}
