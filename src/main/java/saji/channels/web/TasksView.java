package saji.channels.web;

import java.util.List;
import saji.platform.Reason;

/** What the pages of things to do by hand show. */
public record TasksView(List<Line> lines) {

    public record Line(String path, String title, String channel, String icon, String ask, String ago) {}

    /**
     * One task, made for a phone.
     *
     * @param ask {@code post}, {@code edit}, {@code delete} or {@code find}
     * @param open where to do it
     * @param address where the copy is that it is about; empty when none is known
     * @param trace where to look for what has no address; may be empty
     */
    public record One(
            String id,
            String title,
            String channel,
            String ask,
            String question,
            String why,
            String text,
            String link,
            String open,
            String address,
            boolean hasAddress,
            String trace,
            String expires,
            boolean isOpen,
            boolean mayWork,
            List<Picture> pictures,
            List<Reason> reasons) {}

    public record Picture(String path, String file, String alt) {}
}
