package saji.newsroom;

/** A fact check that waits for an agency, with the story that it is about. */
public record OpenFactCheck(StorySummary story, FactCheck check) {}
