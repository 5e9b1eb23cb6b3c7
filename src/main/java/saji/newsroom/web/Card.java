package saji.newsroom.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import saji.assets.AssetId;
import saji.newsroom.FactChange;
import saji.newsroom.Flag;
import saji.newsroom.StoryState;
import saji.newsroom.StorySummary;

/**
 * A story as a card or a line of a list. {@code moves} are the columns to which the reader may try to bring it,
 * {@code changes} what cited facts were and are.
 */
public record Card(StorySummary story, Reader reader, List<StoryState> moves, List<FactChange> changes) {

    private static final Map<StoryState, String> COLOURS = Map.of(
            StoryState.DRAFT, "secondary",
            StoryState.IN_REVIEW, "blue",
            StoryState.RETURNED, "orange",
            StoryState.FACT_CHECK, "purple",
            StoryState.APPROVED, "teal",
            StoryState.SCHEDULED, "indigo",
            StoryState.PUBLISHED, "green",
            StoryState.WITHDRAWN, "red");

    public String path() {
        return StoryPages.path(story.id());
    }

    /** The colour of a state's badge, as Tabler names it. */
    public static String colour(StoryState state) {
        return COLOURS.getOrDefault(state, "secondary");
    }

    /** Icon of a flag, as Bootstrap Icons name it. */
    public static String icon(Flag.Kind kind) {
        return switch (kind) {
            case FACT_REVISED -> "arrow-repeat";
            case PUBLISHED_URGENTLY, VARIANTS_SENT_URGENTLY -> "lightning-charge";
            case PUBLISHED_INVALID -> "exclamation-triangle";
        };
    }

    /** Address of a small rendition of the lead picture, or null. */
    public @Nullable String picture() {
        AssetId picture = story.picture();
        return picture == null ? null : "/desk/assets/" + picture + "/" + saji.assets.Rendition.W400.file();
    }

    public String title() {
        return story.title().isBlank() ? reader.words().say("newsroom.untitled") : story.title();
    }
}
