package saji.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The door of the newsroom. */
@Component
public class Newsroom {

    /** The published or withdrawn story, for everyone. */
    public Optional<PublishedStory> published(StoryId id) {
        throw new UnsupportedOperationException();
    }

    /** Ids of all stories ever published, oldest publication first, after the given place; for those who copy everything. */
    public List<PublishedStory> publishedAfter(Instant after, StoryId afterId, int limit) {
        throw new UnsupportedOperationException();
    }
}
