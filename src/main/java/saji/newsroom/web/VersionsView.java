package saji.newsroom.web;

import java.util.List;
import saji.newsroom.Revision;
import saji.newsroom.StoryDetail;

/** Two revisions of a story side by side in one text. {@code heads} are all revisions, the newest first. */
public record VersionsView(
        StoryDetail story,
        Reader reader,
        List<Revision.Head> heads,
        Revision before,
        Revision after,
        List<Difference> differences) {

    public String path() {
        return StoryPages.path(story.id());
    }
}
