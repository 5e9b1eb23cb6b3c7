package saji.newsroom;

/** A story was withdrawn from the public. */
public record StoryWithdrawn(StoryId story) {}
