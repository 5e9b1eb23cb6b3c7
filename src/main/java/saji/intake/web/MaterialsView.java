package saji.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.platform.web.Page;

/**
 * A list of materials.
 *
 * @param isOffice whether every agency's are listed, or one's own
 * @param mayHandIn whether the reader is an agency's PR officer
 * @param state the state that is shown, or empty for all
 * @param more address of the next page, or null
 */
public record MaterialsView(
        boolean isOffice,
        boolean mayHandIn,
        String state,
        String agency,
        String words,
        List<Choice> agencies,
        List<Tab> tabs,
        List<Line> lines,
        @Nullable String more) {

    /** An agency to choose. */
    public record Choice(String code, String name) {}

    /** A state to choose; {@code count} is null where nothing waits in it. */
    public record Tab(
            String key,
            String path,
            boolean chosen,
            @Nullable Integer count) {}

    /** One material. */
    public record Line(
            String path,
            String title,
            String state,
            String stage,
            String agency,
            String area,
            String at,
            @Nullable String picture) {}

    /** Colours of a state's badge; the word stands beside. */
    public static String badge(String state) {
        return switch (state) {
            case "submitted" -> "bg-blue-lt";
            case "accepted" -> "bg-teal-lt";
            case "returned" -> "bg-orange-lt";
            case "used" -> "bg-green-lt";
            case "declined" -> "bg-red-lt";
            default -> "bg-secondary-lt";
        };
    }

    /** Whether nothing was asked for beyond the list itself. */
    public boolean isPlain(Page page) {
        return state.isEmpty() && agency.isEmpty() && words.isEmpty();
    }
}
