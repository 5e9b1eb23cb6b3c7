package saji.site.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All agencies, all topics or all areas. */
public record IndexPage(
        Frame frame,
        String heading,
        String intro,
        List<Section> sections,
        @Nullable CityMap map) {

    /** Entries under a heading (empty for none); a large entry stands by itself, small ones are names only. */
    public record Section(String heading, @Nullable String path, boolean small, List<Entry> entries) {}

    /**
     * One of them.
     *
     * @param latest its newest story, or null
     */
    public record Entry(
            String name, String path, String text, @Nullable Card latest) {}
}
