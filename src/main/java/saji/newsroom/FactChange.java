package saji.newsroom;

/** What a revised fact that a story cites was, and what it is by now. */
public record FactChange(String before, String after) {}
