package saji.newsroom.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.platform.Reason;

/**
 * A post as it will look on its channel.
 *
 * @param title empty where the network has none
 * @param card what the network shows of the story's page, or null where the address stands in the text alone
 * @param length by the network's own count
 * @param most 0 where there is no limit
 * @param counting text key of how it is counted
 * @param faults why it cannot go out so
 */
public record PostView(
        String name,
        String handle,
        String network,
        String icon,
        String title,
        String text,
        List<Shown> pictures,
        @Nullable Card card,
        int length,
        int most,
        String counting,
        List<Reason> faults) {

    /** A picture in its form, or a film; {@code form} is its file name, for example {@code square.jpg}. */
    public record Shown(String src, String alt, int width, int height, boolean film) {}

    public record Card(String host, String title, String description, String src) {}

    public boolean isOver() {
        return most > 0 && length > most;
    }
}
