package saji.newsroom.web;

import org.jspecify.annotations.Nullable;
import saji.intake.Fact;
import saji.newsroom.Flag;
import saji.newsroom.StoryId;

/**
 * Where a figure comes from.
 *
 * @param materialTitle title of the material that it belongs to
 * @param document the document or photo that shows it, or null
 * @param flag the open flag of this story about its revision, or null
 * @param canCorrect whether the reader may put the new value into the text now
 */
public record FactCard(
        StoryId story,
        Fact fact,
        Reader reader,
        String agency,
        String materialTitle,
        String materialPath,
        @Nullable Picture document,
        @Nullable Flag flag,
        boolean canCorrect) {

    public String storyPath() {
        return StoryPages.path(story);
    }
}
