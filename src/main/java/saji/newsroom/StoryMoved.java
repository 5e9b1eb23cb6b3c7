package saji.newsroom;

/** A published story got another address; the former one redirects. */
public record StoryMoved(StoryId story) {}
