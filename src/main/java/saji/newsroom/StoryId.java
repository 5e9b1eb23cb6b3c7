package saji.newsroom;

import java.util.UUID;

/** The lasting identity of a story. */
public record StoryId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
