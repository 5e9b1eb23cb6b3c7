package saji.newsroom;

/** A further edition of a story was published, with a public note. */
public record StoryCorrected(StoryId story) {}
