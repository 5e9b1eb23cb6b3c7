package saji.newsroom;

/** A story's first edition was published. */
public record StoryPublished(StoryId story) {}
