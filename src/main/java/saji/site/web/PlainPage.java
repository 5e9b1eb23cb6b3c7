package saji.site.web;

import java.util.List;

/** A page of a few paragraphs: about, accessibility, privacy, not found. */
public record PlainPage(Frame frame, String heading, String intro, List<Part> parts) {

    /** Paragraphs under a heading. */
    public record Part(String heading, List<String> paragraphs) {}
}
