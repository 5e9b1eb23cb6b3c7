package saji.site.web;

import java.util.List;

/** The public record of corrections and withdrawals, the newest first. */
public record CorrectionsPage(Frame frame, List<Entry> entries) {

    /** One of them; {@code language} is that of title and note. */
    public record Entry(
            String title, String path, String language, boolean withdrawal, String at, String iso, String note) {}
}
