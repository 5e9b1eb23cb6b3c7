package saji.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.intake.Material;
import saji.platform.Reason;

/**
 * Everything of one material.
 *
 * @param mayEdit whether the reader may change it now
 * @param mayRevise whether the reader may give its facts other values
 * @param isEditor whether the reader decides about it
 * @param against for each decision why it cannot be taken now; empty when it can
 */
public record MaterialView(
        Material material,
        String state,
        String stage,
        String agency,
        String officer,
        String when,
        String where,
        List<Photo> photos,
        List<FactLine> facts,
        List<Said> thread,
        List<Said> history,
        boolean mayEdit,
        boolean mayRevise,
        boolean maySay,
        boolean isEditor,
        Against against,
        List<Reason> reasons,
        String typed) {

    /** A photo or document. */
    public record Photo(String path, String picture, String caption, String alt, String credit, boolean consent) {}

    /** A fact with its earlier values, the newest first. */
    public record FactLine(
            String id, String claim, String value, String source, String by, String at, List<String> earlier) {}

    /** Something that somebody said or did; {@code story} is the address of the story that used it, or null. */
    public record Said(
            String key,
            String by,
            String at,
            String text,
            boolean byOffice,
            @Nullable String story) {}

    /** Reasons against each decision. */
    public record Against(List<Reason> accept, List<Reason> giveBack, List<Reason> decline, List<Reason> use) {}

    /** Whether a text says something. */
    public static boolean has(String text) {
        return !text.isBlank();
    }
}
